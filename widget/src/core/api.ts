/* SPDX-License-Identifier: Apache-2.0 */
import { locality } from "./locality.ts";
import { isFields, readReply, type Fields, type Reply } from "./reply.ts";

/** Why there is no answer. */
export type Failure =
  /** Nobody answered: whether the message arrived is not known. */
  | { readonly kind: "unreachable" }
  /** The page went away before the answer came. */
  | { readonly kind: "interrupted" }
  /** Something answered, but not Parley. */
  | { readonly kind: "unreadable" }
  /** The server said no. `retryAfter` is in seconds. */
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly detail: string | undefined;
      readonly retryAfter: number | undefined;
    };

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export interface Outgoing {
  readonly conversation: string | undefined;
  readonly text: string;
  readonly clientMessageId: string;
}

export interface Answered {
  readonly conversation: string;
  readonly message: string;
  readonly reply: Reply;
}

/** One message of a stored conversation. */
export type Stored =
  | { readonly from: "user"; readonly id: string; readonly at: Date; readonly text: string }
  | { readonly from: "bot"; readonly id: string; readonly at: Date; readonly reply: Reply };

/** Parley's chat API over HTTP, with the session in a cookie. */
export class ChatApi {
  readonly #base: string;
  readonly #fetch: typeof fetch;
  readonly #timeout: number;

  /** @param timeout how long to wait for an answer, in milliseconds */
  constructor(base = "", request: typeof fetch = fetch.bind(globalThis), timeout = 60_000) {
    this.#base = base;
    this.#fetch = request;
    this.#timeout = timeout;
  }

  send({ conversation, text, clientMessageId }: Outgoing): Promise<Result<Answered>> {
    const said = { conversation_id: conversation ?? null, message: text, client_message_id: clientMessageId };
    return this.#call("/api/chat/message/", readAnswered, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...said, ...locality() }),
    });
  }

  /** @param after how many messages are known already */
  history(conversation: string, after = 0): Promise<Result<readonly Stored[]>> {
    const query = after > 0 ? `?after=${after}` : "";
    return this.#call(`/api/chat/conversations/${encodeURIComponent(conversation)}/${query}`, readHistory);
  }

  async #call<T>(path: string, read: (json: Fields) => T | undefined, init: RequestInit = {}): Promise<Result<T>> {
    const headers = { Accept: "application/json, application/problem+json", ...init.headers };
    const signal = AbortSignal.timeout(this.#timeout);
    try {
      const response = await this.#fetch(this.#base + path, { ...init, headers, signal, credentials: "same-origin" });
      const json: unknown = await response.json().catch(ignoreSyntax);
      if (!response.ok) return failed(refusal(response, json));
      const value = isFields(json) ? read(json) : undefined;
      return value === undefined ? failed({ kind: "unreadable" }) : { ok: true, value };
    } catch {
      return failed({ kind: "unreachable" });
    }
  }
}

/** What is no JSON is nothing; a connection that breaks in the middle is no answer. */
function ignoreSyntax(error: unknown): undefined {
  if (error instanceof SyntaxError) return undefined;
  throw error;
}

function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

function refusal(response: Response, json: unknown): Failure {
  const detail = isFields(json) && typeof json["detail"] === "string" ? json["detail"] : undefined;
  return {
    kind: "refused",
    status: response.status,
    detail,
    retryAfter: readSeconds(response.headers.get("Retry-After")),
  };
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function readSeconds(header: string | null): number | undefined {
  if (header === null || header.trim() === "") return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

function readAnswered(json: Fields): Answered | undefined {
  const { conversation_id: conversation, message_id: message, bot_message: text } = json;
  if (typeof conversation !== "string" || typeof message !== "string" || typeof text !== "string") return undefined;
  return { conversation, message, reply: readReply(text, json) };
}

function readHistory({ messages }: Fields): readonly Stored[] | undefined {
  return Array.isArray(messages) ? messages.filter(isFields).flatMap(readStored) : undefined;
}

function readStored({ id, sender, text, timestamp, metadata }: Fields): Stored[] {
  const at = new Date(String(timestamp));
  if (typeof id !== "string" || typeof text !== "string" || Number.isNaN(at.getTime())) return [];
  if (sender !== "bot") return [{ from: "user", id, at, text }];
  return [{ from: "bot", id, at, reply: readReply(text, isFields(metadata) ? metadata : {}) }];
}
