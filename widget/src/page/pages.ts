/* SPDX-License-Identifier: Apache-2.0 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Failure, Result } from "../core/types.ts";
import type { Page } from "./json.ts";
import { reload, useVisitor } from "./visitor.ts";

/** A list that is fetched piece by piece. */
export interface Pages<T> {
  readonly items: readonly T[] | undefined;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly failure: Failure | undefined;
  /** Fetches what follows. */
  readonly more: () => void;
  /** Fetches it again from the start. */
  readonly retry: () => void;
}

interface Held<T> extends Pick<Pages<T>, "items" | "isLoading" | "failure"> {
  readonly next: string | undefined;
}

const NOTHING = { items: undefined, next: undefined, isLoading: true, failure: undefined } as const;

/** Begins again whenever the question is another, or who asks it; without a question there is nothing. */
export function usePages<T>(
  question: string | undefined,
  fetchPage: (cursor?: string) => Promise<Result<Page<T>>>,
): Pages<T> {
  const visitor = useVisitor();
  const [held, setHeld] = useState<Held<T>>(NOTHING);
  const asked = useRef(0);

  const load = (before: readonly T[], cursor?: string) => {
    const own = ++asked.current;
    setHeld((now) => ({ ...now, isLoading: true, failure: undefined }));
    void fetchPage(cursor).then((page) => {
      if (own !== asked.current) return;
      setHeld((now) =>
        page.ok
          ? { items: [...before, ...page.value.items], next: page.value.next, isLoading: false, failure: undefined }
          : { ...now, isLoading: false, failure: page.failure },
      );
    });
  };
  useEffect(
    () => setHeld({ ...NOTHING, failure: visitor.failure, isLoading: !visitor.failure }),
    [visitor.id, visitor.failure],
  );
  useEffect(() => {
    if (question !== undefined && visitor.id !== undefined) load([]);
    return () => void asked.current++;
  }, [question, visitor.id]);

  const { items, next, isLoading, failure } = held;
  const more = () => load(items ?? [], next);
  return { items, hasMore: next !== undefined, isLoading, failure, more, retry: visitor.failure ? reload : () => load([]) };
}
