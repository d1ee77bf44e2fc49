/* SPDX-License-Identifier: Apache-2.0 */
import { useEffect, useState } from "preact/hooks";
import type { State } from "../core/types.ts";
import { useSurroundings } from "./surroundings.ts";

/** What of the chat a part of the page shows; nothing before the chat is in the page. */
export function useChat<T>(glance: (state: State) => T): T | undefined {
  const { companion } = useSurroundings();
  const look = () => companion.chat && glance(companion.chat.state);
  const [seen, setSeen] = useState(look);
  useEffect(() => {
    const update = () => setSeen(look);
    update();
    return companion.chat.subscribe(update);
  }, []);
  return seen;
}
