/* SPDX-License-Identifier: Apache-2.0 */
import type { Failure, Link } from "../core/types.ts";
import { useChat } from "./chat.ts";

/** Who is here: `id` is the user's, `failure` says why it cannot be found out. Neither, and it is being found out. */
export interface Visitor {
  readonly id: string | undefined;
  readonly failure: Failure | undefined;
}

const WHY: { readonly [link in Link]?: Failure } = {
  offline: { kind: "unreachable" },
  "signed-out": { kind: "refused", status: 401 },
  refused: { kind: "refused", status: 403 },
};

/**
 * The chat finds it out. Before it has, nothing else may be asked: to somebody without a session each answer is a session
 * as another guest.
 */
export function useVisitor(): Visitor {
  const id = useChat(({ user }) => user?.id);
  const link = useChat((state) => state.link) ?? "idle";
  return { id, failure: id === undefined ? WHY[link] : undefined };
}

/** What is left to try by hand while nobody knows who is here. */
export const reload = () => location.reload();
