/* SPDX-License-Identifier: Apache-2.0 */
import { Budget } from "./budget.ts";
import { isFields, text, type Fields } from "./read.ts";
import type { ChatOptions, Failure, Result } from "./types.ts";
import { attempt, type World } from "./world.ts";

export interface Call {
  readonly method?: string;
  readonly body?: Fields;
  readonly accept?: string;
  /** Ends it early. */
  readonly signal?: AbortSignal;
  /** How long nothing may be heard, in milliseconds; `first` at the beginning. */
  readonly silence?: number;
  readonly first?: number;
  /** Takes the events, where the answer is a stream of them: then there is no other answer. */
  readonly event?: (name: string, data: string) => void;
  /** Told of every sign of life of a stream. */
  readonly heard?: (() => void) | undefined;
}

/** After how long without an answer something is said again, in milliseconds: the same once more does nothing twice. */
export const PATIENCE = 30_000;

export const STREAM = "text/event-stream";

export function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

/** Parley over HTTP: within the budget, signed in, with every failure as a value. */
export class Http {
  readonly #world: World;
  readonly #options: ChatOptions;
  readonly budget: Budget;
  readonly #isForeign: boolean;
  #token: string | undefined;

  constructor(world: World, options: ChatOptions) {
    this.#world = world;
    this.#options = options;
    this.budget = new Budget(world);
    this.#isForeign = new URL(options.base, world.origin).origin !== world.origin;
  }

  /** Absolute. */
  url(path: string): string {
    return new URL(this.#options.base + path, this.#world.origin).href;
  }

  /** @returns the JSON of an answer, or nothing where it has none */
  async call(path: string, call: Call = {}): Promise<Result<unknown>> {
    const first = await this.#once(path, call);
    if (first.ok || !isRefused(first.failure, 401) || !(this.#options.getToken ?? this.#isForeign)) return first;
    this.forget();
    return this.#once(path, call);
  }

  /** The bearer token; none where a cookie does. */
  async token(): Promise<string | undefined> {
    if (this.#token) return this.#token;
    const { getToken } = this.#options;
    return (this.#token = getToken ? await getToken() : this.#isForeign ? await this.#guest() : undefined);
  }

  /** The token was not good. */
  forget(): void {
    this.#token = undefined;
    if (!this.#options.getToken) attempt(() => this.#world.local?.removeItem(this.#guestKey));
  }

  /** On a page of another site there is no cookie: who is nobody there gets a session to send as a token. */
  async #guest(): Promise<string | undefined> {
    const kept = attempt(() => this.#world.local?.getItem(this.#guestKey));
    if (kept) return kept;
    const session = await this.#fetch("/api/session/", { method: "POST" }, undefined);
    const token = session.ok && isFields(session.value) ? text(session.value["token"]) : undefined;
    if (token) attempt(() => this.#world.local?.setItem(this.#guestKey, token));
    return token;
  }

  get #guestKey(): string {
    return `parley.guest|${this.#options.base}`;
  }

  async #once(path: string, call: Call): Promise<Result<unknown>> {
    try {
      return await this.#fetch(path, call, await this.token());
    } catch {
      return failed({ kind: "unreachable" }); // getToken threw
    }
  }

  async #fetch(path: string, call: Call, token: string | undefined): Promise<Result<unknown>> {
    await this.budget.turn();
    const abort = new AbortController();
    const stop = () => abort.abort();
    if (call.signal?.aborted) stop();
    call.signal?.addEventListener("abort", stop);
    let timer: unknown;
    const wait = (silence = call.silence ?? 20_000) => {
      this.#world.cancel(timer);
      timer = this.#world.after(silence, stop);
    };
    wait(call.first);
    try {
      const response = await this.#world.fetch(this.url(path), {
        method: call.method ?? "GET",
        body: call.body ? JSON.stringify(call.body) : null,
        credentials: token ? "omit" : "same-origin",
        signal: abort.signal,
        headers: {
          Accept: call.accept ?? "application/json",
          ...(call.body && { "Content-Type": "application/json" }),
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(this.#options.language && { "Accept-Language": this.#options.language }),
        },
      });
      if (response.ok && call.event && response.headers.get("Content-Type")?.startsWith(STREAM)) {
        await readEvents(response, call.event, () => (wait(), call.heard?.()));
        return { ok: true, value: undefined };
      }
      const body = await response.text();
      const value = attempt<unknown>(() => JSON.parse(body || "null"));
      if (!response.ok) return failed(refusal(response, value, this.#world.now()));
      return value === undefined ? failed({ kind: "unreadable" }) : { ok: true, value };
    } catch {
      return failed({ kind: "unreachable" });
    } finally {
      this.#world.cancel(timer);
      call.signal?.removeEventListener("abort", stop);
    }
  }
}

/** Server-sent events: blocks of `event:` and `data:` lines with an empty line after each. */
async function readEvents(response: Response, event: (name: string, data: string) => void, heard: () => void): Promise<void> {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let left = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    const blocks = (left + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
    left = blocks.pop()!;
    for (const block of blocks) {
      const field = (name: string) => block.match(new RegExp(`^${name}: ?(.*)`, "m"))?.[1];
      const data = field("data");
      if (data !== undefined) event(field("event") ?? "message", data);
    }
  }
}

function refusal(response: Response, problem: unknown, now: number): Failure {
  const detail = isFields(problem) ? text(problem["detail"]) : undefined;
  return { kind: "refused", status: response.status, detail, retryAfter: seconds(response.headers.get("Retry-After"), now) };
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function seconds(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? +header : Math.ceil((Date.parse(header) - now) / 1000);
  return isNaN(wait) ? undefined : Math.max(0, wait);
}

export function isRefused(failure: Failure, status: number): boolean {
  return failure.kind === "refused" && failure.status === status;
}
