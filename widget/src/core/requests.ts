/* SPDX-License-Identifier: Apache-2.0 */
import type { Ground } from "./ground.ts";
import { failed } from "./http.ts";
import { isFields, list as readList, readChoices, readSummary, text, texts, type Fields, type Frame } from "./read.ts";
import { conversationPath, root } from "./routes.ts";
import type { Page } from "./listing.ts";
import type { Session } from "./session.ts";
import type { Candidate, Field, Result, Vote } from "./types.ts";

/** Who the user is; whoever it is enters, unless nobody waits for that any more. */
export async function identify(ground: Ground, isAwaited: () => boolean): Promise<Result<unknown>> {
  const me = await ground.http.call("/api/me/");
  if (!me.ok) return me;
  const { id, name }: Fields = isFields(me.value) ? me.value : {};
  const user = text(id);
  if (!user) return failed({ kind: "unreadable" });
  if (isAwaited() && user !== ground.state.user?.id) ground.enter({ id: user, name: text(name) ?? "" });
  return me;
}

/** How the bot presents itself, and how often it may be asked for news. */
export async function present(ground: Ground): Promise<void> {
  const profile = await ask(ground, `${root(ground.options.mode)}config/`);
  if (!profile) return;
  const { bot_name, name, greeting, suggestions, polling_interval_ms } = profile;
  ground.interval = Math.max(1000, Number(polling_interval_ms) || ground.interval);
  ground.show({ profile: { name: text(bot_name) ?? text(name) ?? "", greeting: text(greeting) ?? "", suggestions: texts(suggestions) } });
}

/** A socket says whose it is, and something of how the bot presents itself. */
export function welcome(ground: Ground, { user, bot_name, message }: Frame): void {
  if (isFields(user) && user["id"] !== ground.state.user?.id) ground.line?.restart();
  if (!ground.state.profile) ground.show({ profile: { name: text(bot_name) ?? "", greeting: text(message) ?? "", suggestions: [] } });
}

/** Fetches the list of conversations, or `more` of it; with a query, of those in which a message contains it. */
export async function list(ground: Ground, { listing }: Session, more: boolean, query: string): Promise<Page | undefined> {
  const search = new URLSearchParams({ ...(query && { q: query }), ...(more && listing.cursor && { cursor: listing.cursor }) });
  const json = await ask(ground, `${root(ground.options.mode)}conversations/?${search}`);
  const page = json && { found: readList(json["results"], readSummary), query, cursor: text(json["next"]) };
  return page && more ? listing.after(page) : page;
}

export async function erase(ground: Ground, conversation: string): Promise<Result<void>> {
  const result = await ground.http.call(conversationPath(ground.options.mode, conversation), { method: "DELETE" });
  if (!result.ok) return result;
  ground.session?.tell({ frame: { type: "erased", conversation_id: conversation } });
  return { ok: true, value: undefined };
}

/** @returns whether it was taken */
export async function vote({ http }: Ground, id: string, value: Vote | undefined): Promise<boolean> {
  const path = "/api/chatbot/feedback/";
  const result = value
    ? await http.call(path, { method: "POST", body: { message_id: id, value } })
    : await http.call(`${path}${encodeURIComponent(id)}/`, { method: "DELETE" });
  return result.ok;
}

export async function candidates(ground: Ground, field: Field, typed: string): Promise<readonly Candidate[]> {
  const json = await ask(ground, `/api/chat/candidates/?${new URLSearchParams({ field: field.name, q: typed })}`);
  return readChoices(json?.["results"]);
}

async function ask({ http }: Ground, path: string): Promise<Fields | undefined> {
  const result = await http.call(path);
  return result.ok && isFields(result.value) ? result.value : undefined;
}
