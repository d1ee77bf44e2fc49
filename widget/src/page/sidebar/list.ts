/* SPDX-License-Identifier: Apache-2.0 */
import { useEffect, useState } from "preact/hooks";
import type { Summary } from "../../core/types.ts";
import { useChat } from "../chat.ts";
import type { Pages } from "../pages.ts";
import { useSurroundings } from "../surroundings.ts";
import { reload, useVisitor } from "../visitor.ts";

/** The chat's list of the user's conversations. It is fetched once, and again when somebody comes back to the page; the chat keeps it. */
export function useList(): Pages<Summary> {
  const { companion } = useSurroundings();
  const visitor = useVisitor();
  const items = useChat((state) => state.conversations);
  const hasMore = useChat((state) => state.hasMoreConversations) ?? false;
  const [isLoading, setLoading] = useState(true);

  const load = async (more: boolean) => {
    setLoading(true);
    await companion.chat.list(more);
    setLoading(false);
  };
  useEffect(() => {
    if (visitor.id === undefined) return;
    void load(false);
    const look = () => document.visibilityState === "visible" && void load(false);
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [visitor.id]);

  const isLost = visitor.id !== undefined && !items && !isLoading;
  return {
    items,
    hasMore,
    isLoading: isLoading && !visitor.failure,
    failure: visitor.failure ?? (isLost ? { kind: "unreachable" } : undefined),
    more: () => void load(true),
    retry: visitor.failure ? reload : () => void load(false),
  };
}
