/* SPDX-License-Identifier: Apache-2.0 */

/** An answer to choose instead of typing it: `value` is said, `label` is read. */
export interface QuickReply {
  readonly label: string;
  readonly value: string;
}

/** A change request as a reply shows it. */
export interface Change {
  readonly number: string;
  readonly state: string;
  readonly url: string | undefined;
}

interface Spoken {
  readonly text: string;
  readonly quickReplies: readonly QuickReply[];
}

/** What Parley says; mirrors the sealed `Reply` of the API. */
export type Reply =
  | (Spoken & { readonly kind: "answer"; readonly change: Change | undefined })
  | (Spoken & { readonly kind: "ask" })
  | (Spoken & { readonly kind: "confirm" })
  | (Spoken & { readonly kind: "hand_off" })
  | (Spoken & { readonly kind: "failure" });

/** A JSON object whose members are not to be trusted yet. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(json: unknown): json is Fields {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** Reads the reply that a chat response or a message's metadata describes. */
export function readReply(text: string, fields: Fields): Reply {
  const spoken = { text, quickReplies: readQuickReplies(fields["quick_replies"]) };
  switch (fields["kind"]) {
    case "ask":
    case "confirm":
    case "hand_off":
    case "failure":
      return { ...spoken, kind: fields["kind"] };
    default:
      return { ...spoken, kind: "answer", change: readChange(fields["change_request"]) };
  }
}

function readQuickReplies(json: unknown): QuickReply[] {
  if (!Array.isArray(json)) return [];
  return json
    .filter(isFields)
    .flatMap(({ label, value }) => (typeof label === "string" && typeof value === "string" ? [{ label, value }] : []));
}

function readChange(json: unknown): Change | undefined {
  if (!isFields(json) || typeof json["number"] !== "string") return undefined;
  const { number, state, url } = json;
  return { number, state: String(state ?? ""), url: typeof url === "string" && url !== "" ? url : undefined };
}
