/* SPDX-License-Identifier: Apache-2.0 */
import { useEffect, useState } from "preact/hooks";
import type { Failure, Result } from "../core/types.ts";
import { reload, useVisitor } from "./visitor.ts";

/** What the server said, or is about to: the last value stays to be seen until there is another. */
export interface Answer<T> {
  readonly value: T | undefined;
  readonly failure: Failure | undefined;
  readonly isLoading: boolean;
  /** Asks once more. */
  readonly retry: () => void;
}

/** Asks whenever the question is another, or who asks it. Answers to questions that are no longer asked are dropped. */
export function useAnswer<T>(question: string, ask: () => Promise<Result<T>>): Answer<T> {
  const visitor = useVisitor();
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Omit<Answer<T>, "retry">>({ value: undefined, failure: undefined, isLoading: true });

  useEffect(() => setAnswer({ value: undefined, failure: visitor.failure, isLoading: !visitor.failure }), [visitor.id, visitor.failure]);
  useEffect(() => {
    if (visitor.id === undefined) return;
    let isAsked = true;
    setAnswer((before) => ({ value: before.value, failure: undefined, isLoading: true }));
    void ask().then((result) => {
      if (!isAsked) return;
      setAnswer({
        value: result.ok ? result.value : undefined,
        failure: result.ok ? undefined : result.failure,
        isLoading: false,
      });
    });
    return () => {
      isAsked = false;
    };
  }, [question, attempt, visitor.id]);

  return { ...answer, retry: visitor.failure ? reload : () => setAttempt(attempt + 1) };
}
