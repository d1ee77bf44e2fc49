/* SPDX-License-Identifier: Apache-2.0 */
import { useSurroundings } from "./surroundings.ts";

/** Begins a conversation in which the question about a change's state is written already, but not said. */
export function useAsk(): (number: string) => void {
  const { place, companion, language } = useSurroundings();
  return (number) => {
    place.go({ view: "conversation" });
    companion.chat.setDraft(language.strings.statusQuestion(number));
    requestAnimationFrame(() => companion.focus()); // seen by then
  };
}
