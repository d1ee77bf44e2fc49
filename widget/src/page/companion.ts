/* SPDX-License-Identifier: Apache-2.0 */
import type { Chat } from "../core/types.ts";
import type { Place } from "./place.ts";

/**
 * Keeps conversation and address together: an address opens its conversation, and a conversation that begins or ends
 * changes the address. Returns how to stop.
 */
export function keepTogether(chat: Chat, place: Place): () => void {
  let known: string | undefined;

  const follow = () => {
    const { route } = place;
    if (route.view !== "conversation" || route.id === chat.state.conversation) return;
    if (route.id === undefined) chat.startOver();
    else chat.open(route.id);
    known = chat.state.conversation;
  };
  const lead = () => {
    const { conversation } = chat.state;
    if (conversation === known) return;
    known = conversation;
    if (place.route.view === "conversation") place.rename({ view: "conversation", id: conversation });
  };

  if (place.route.view === "conversation" && place.route.id !== undefined) follow();
  lead();
  const ends = [chat.subscribe(lead), place.subscribe((moved) => moved && follow())];
  return () => ends.forEach((end) => end());
}
