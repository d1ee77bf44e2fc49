/* SPDX-License-Identifier: Apache-2.0 */
import type { Change, Field, FieldType, QuickReply, Reply, Said, Heard, Summary } from "./types.ts";

/** A JSON object whose members are not to be trusted yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** What is told of a conversation, over whatever way: a JSON object with a type. */
export type Frame = Fields;

export function isFields(json: unknown): json is Fields {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** A JSON object, or nothing. */
export function parse(json: unknown): Fields | undefined {
  try {
    const value: unknown = JSON.parse(json as string);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A text that is not empty. */
export function text(json: unknown): string | undefined {
  return typeof json === "string" && json !== "" ? json : undefined;
}

export function list<T>(json: unknown, read: (fields: Fields) => T): T[] {
  return Array.isArray(json) ? json.filter(isFields).map(read) : [];
}

export function texts(json: unknown): string[] {
  return Array.isArray(json) ? json.filter((item) => typeof item === "string") : [];
}

function date(json: unknown): Date | undefined {
  const at = new Date(text(json) ?? NaN);
  return isNaN(+at) ? undefined : at;
}

/** A message as a stored conversation has it, made a frame like those that are told live. */
export function frameOf(conversation: string, stored: Fields): Frame {
  const noted = isFields(stored["metadata"]) ? stored["metadata"] : {};
  return {
    ...noted,
    ...stored,
    type: stored["sender"] === "bot" ? "bot_message" : "user_message",
    conversation_id: conversation,
    message_id: stored["id"],
    message: stored["text"],
  };
}

/** A stored message; undefined if it says no `seq`. */
export function readEntry(frame: Frame, fresh: boolean): Said | Heard | undefined {
  const { seq } = frame;
  if (typeof seq !== "number" || !(seq > 0)) return undefined;
  const id = text(frame["message_id"]) ?? `${seq}`;
  const at = date(frame["timestamp"]) ?? new Date(0);
  const said = String(frame["message"] ?? "");
  if (frame["type"] !== "bot_message") {
    return { from: "user", key: text(frame["client_message_id"]) ?? id, seq, at, text: said, delivery: { state: "sent" } };
  }
  const vote = frame["feedback"];
  return {
    from: "bot", key: id, id, seq, at, fresh,
    reply: readReply(said, frame),
    vote: vote === "up" || vote === "down" ? vote : undefined,
  };
}

const KINDS: readonly unknown[] = ["ask", "confirm", "hand_off", "failure"];

/** What the fields of an answer, of a frame or of a message's metadata describe. */
export function readReply(said: string, fields: Fields): Reply {
  const { kind, values, form } = fields;
  return {
    kind: KINDS.includes(kind) ? (kind as Reply["kind"]) : "answer",
    text: said,
    quickReplies: readChoices(fields["quick_replies"]),
    form: isFields(form) ? { fields: list(form["fields"], readField) } : undefined,
    values: isFields(values) ? Object.fromEntries(Object.entries(values).map(([label, value]) => [label, String(value)])) : undefined,
    change: readChange(fields["change_request"]),
    sources: list(fields["sources"], (source) => ({
      title: text(source["title"]) ?? "",
      url: text(source["url"]) ?? text(source["link"]),
      excerpt: text(source["excerpt"]),
    })),
    answeredBy: text(fields["answered_by"]),
    incident: text(fields["incident"]),
  };
}

export function readChoices(json: unknown): QuickReply[] {
  return list(json, ({ label, value }) => ({ label: text(label) ?? String(value), value: String(value) }));
}

function readField(json: Fields): Field {
  return {
    name: String(json["name"]),
    type: (text(json["type"]) as FieldType | undefined) ?? "text",
    label: text(json["label"]) ?? String(json["name"]),
    required: json["required"] === true,
    options: readChoices(json["options"]),
    maxLength: Number(json["max_length"]) || 0,
    value: text(json["value"]),
    problem: text(json["problem"]),
    search: json["search"] === true,
  };
}

export function readChange(json: unknown): Change | undefined {
  if (!isFields(json) || !text(json["number"])) return undefined;
  const planned = isFields(json["fields"]) ? { ...json["fields"], ...json } : json;
  return {
    number: String(json["number"]),
    summary: text(json["short_description"]) ?? "",
    state: text(json["state"]) ?? "",
    stateCode: text(json["state_code"]) ?? "",
    start: date(planned["planned_start_date"]),
    end: date(planned["planned_end_date"]),
    url: text(json["url"]),
    evidence: list(json["evidence"], ({ label, state, url }) => ({ label: text(label) ?? "", state: text(state), url: text(url) })),
  };
}

export function readSummary(json: Fields): Summary {
  return {
    id: String(json["id"]),
    status: (text(json["status"]) as Summary["status"] | undefined) ?? "active",
    updatedAt: date(json["updated_at"]) ?? new Date(0),
    lastMessage: text(json["last_message"]) ?? "",
    messageCount: Number(json["message_count"]) || 0,
  };
}
