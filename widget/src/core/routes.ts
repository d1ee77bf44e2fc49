/* SPDX-License-Identifier: Apache-2.0 */
import type { Ground } from "./ground.ts";
import { idOf, type Unsent } from "./outbox.ts";
import { frameOf, isFields, list, type Fields, type Frame } from "./read.ts";
import type { ChatOptions, Mode } from "./types.ts";
import type { World } from "./world.ts";

/** Where customers and those who work with changes are heard. */
export function root(mode: Mode): string {
  return mode === "customer" ? "/api/chatbot/" : "/api/chat/";
}

export function conversationPath(mode: Mode, id: string): string {
  return `${root(mode)}conversations/${encodeURIComponent(id)}/`;
}

/** What came after; at most `limit` messages, and 1,000. */
export function newsPath(mode: Mode, id: string, after: number, limit?: number): string {
  return `${conversationPath(mode, id)}${mode === "customer" ? "messages/" : ""}?after=${after}${limit ? `&limit=${limit}` : ""}`;
}

export function eventsPath(mode: Mode, id: string, after: number): string {
  return `${root(mode)}events/?conversation_id=${encodeURIComponent(id)}&after_seq=${after}`;
}

export function socketPath(options: ChatOptions, world: World): string {
  const query = new URLSearchParams({ ...(options.mode === "customer" && { audience: "customer" }), ...locality(options, world) });
  return `/ws/chat/?${query}`;
}

/** What comes back from a `newsPath`: a list, or a conversation with one. */
export function framesIn(conversation: string, json: unknown): Frame[] {
  return list(isFields(json) ? json["messages"] : json, (stored) => frameOf(conversation, stored));
}

/** What is said, as it is sent. @param name of the member with its text */
export function speech({ options, world }: Ground, item: Unsent, name: string): Fields {
  return {
    [name]: item.text,
    conversation_id: idOf(item.thread),
    client_message_id: item.key,
    form: item.form,
    ...locality(options, world),
  };
}

/** Which language the user reads, and in which times without a zone are meant; what the browser does not know is left out. */
function locality(options: ChatOptions, { languages }: World): Record<string, string> {
  const language = options.language ?? languages.find(isTag);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { ...(language && { language }), ...(zone && zone !== "Etc/Unknown" && { time_zone: zone }) };
}

/** A browser under the C locale says `en-US@posix`, which is none. */
function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}
