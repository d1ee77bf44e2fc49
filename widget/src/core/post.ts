/* SPDX-License-Identifier: Apache-2.0 */
import type { Ground } from "./ground.ts";
import { failed, PATIENCE, STREAM } from "./http.ts";
import { idOf, type Unsent } from "./outbox.ts";
import { parse, text, type Fields } from "./read.ts";
import { speech } from "./routes.ts";
import type { Result } from "./types.ts";

/** Says it once, by POST; a customer's answer is heard while it is written, where nothing else tells of it (`isFollowed`). */
export async function post(ground: Ground, item: Unsent, isFollowed: boolean): Promise<Result<unknown>> {
  const isCustomer = ground.options.mode === "customer";
  const about = { client_message_id: item.key, conversation_id: idOf(item.thread) };
  const hear = (frame: Fields) => ground.session?.tell({ frame: { ...frame, ...about } });
  let last: Result<unknown> = failed({ kind: "interrupted" });
  const event = (name: string, data: string) => {
    const json: Fields = parse(data) ?? {};
    if (name === "piece") hear({ ...json, type: "bot_piece" });
    else last = name === "message" ? { ok: true, value: json } : failed({ kind: "refused", status: Number(json["status"]), detail: text(json["detail"]) });
  };
  hear({ type: "bot_typing", is_typing: true });
  const answer = await ground.http.call(isCustomer ? "/api/chatbot/messages/" : "/api/chat/message/", {
    method: "POST",
    body: speech(ground, item, isCustomer ? "message_text" : "message"),
    silence: PATIENCE,
    ...(isCustomer && !(isFollowed && about.conversation_id) && { accept: `${STREAM}, application/json;q=0.5`, event }),
  });
  const said = answer.ok && answer.value === undefined ? last : answer;
  hear({ type: "bot_typing", is_typing: false });
  if (!said.ok) return said;
  const reply = said.value as Fields | null;
  const id = text(reply?.["conversation_id"]);
  if (!reply?.["seq"] || !id) return failed({ kind: "unreadable" });
  about.conversation_id = id;
  hear({ ...reply, message: reply["bot_message"] ?? reply["text"], type: "bot_message" });
  return said;
}
