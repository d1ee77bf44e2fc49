/* SPDX-License-Identifier: Apache-2.0 */
import type { Answered, ChatApi, Failure, Stored } from "./api.ts";
import { newId } from "./id.ts";
import type { Memory } from "./memory.ts";
import type { Reply } from "./reply.ts";

/** Longest message that Parley takes, in UTF-16 units, after trimming. */
export const LONGEST = 4000;

export type Delivery =
  | { readonly state: "sending" }
  | { readonly state: "sent" }
  | { readonly state: "failed"; readonly failure: Failure };

/** Something the user said: `text` as they saw it, `value` as it was sent. */
export interface Said {
  readonly from: "user";
  readonly id: string;
  readonly at: Date;
  readonly text: string;
  readonly value: string;
  readonly delivery: Delivery;
}

/** Something Parley said; `live` if it was said while somebody was looking. */
export interface Heard {
  readonly from: "bot";
  readonly id: string;
  readonly at: Date | undefined;
  readonly reply: Reply;
  readonly live: boolean;
}

export type Entry = Said | Heard;

export type Phase =
  | { readonly name: "restoring" }
  | { readonly name: "unrestored"; readonly failure: Failure }
  | { readonly name: "ready" }
  | { readonly name: "waiting" };

export interface State {
  readonly phase: Phase;
  readonly entries: readonly Entry[];
}

/** One conversation with Parley, from the greeting on: says, retries, remembers. One message is under way at a time. */
export class Conversation {
  readonly #api: ChatApi;
  readonly #memory: Memory;
  readonly #greeting: Heard;
  readonly #listeners = new Set<(state: State) => void>();
  #state: State = { phase: { name: "restoring" }, entries: [] };
  #id: string | undefined;
  #notifying = false;

  constructor(api: ChatApi, memory: Memory, greeting: Reply) {
    this.#api = api;
    this.#memory = memory;
    this.#greeting = { from: "bot", id: "greeting", at: undefined, reply: greeting, live: false };
  }

  get state(): State {
    return this.#state;
  }

  /** Tells the listener of every new state, at most once a microtask. */
  subscribe(listener: (state: State) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Goes on where the last visit ended. */
  async open(): Promise<void> {
    this.#id = this.#memory.conversation;
    if (this.#id === undefined) return this.#begin([]);
    this.#become({ name: "restoring" }, []);
    const history = await this.#api.history(this.#id);
    if (history.ok) return this.#begin(history.value);
    if (!isRefused(history.failure, 404, 401)) return this.#become({ name: "unrestored", failure: history.failure });
    this.#id = undefined; // remembered until there is a new one: a Parley that has just started may not know it yet
    this.#begin([]);
  }

  /** Says something, shown as `label`; false if it has to wait, or is empty or too long. */
  say(text: string, label = text): boolean {
    const value = text.trim();
    if (this.#state.phase.name !== "ready" || value === "" || value.length > LONGEST) return false;
    void this.#send(said(newId(), value, label.trim()));
    return true;
  }

  /** Sends a message that failed once more, under the same id: Parley does nothing twice. */
  retry(id: string): void {
    const message = this.#state.entries.find((entry) => entry.id === id);
    if (this.#state.phase.name === "ready" && message?.from === "user") void this.#send(message);
  }

  /** Takes in what Parley has said of its own accord: that something recorded was done, that a change has moved. */
  async refresh(): Promise<void> {
    const before = this.#state.entries;
    if (this.#id === undefined || this.#state.phase.name !== "ready") return;
    const news = await this.#api.history(this.#id, before.filter(isStored).length);
    if (!news.ok || this.#state.entries !== before) return;
    const heard = news.value.filter(({ id }) => !before.some((entry) => entry.id === id));
    if (heard.length > 0) this.#become({ name: "ready" }, [...before, ...heard.map((message) => live(restored(message)))]);
  }

  /** Leaves this conversation and begins another. */
  startOver(): void {
    this.#id = this.#memory.conversation = undefined;
    this.#memory.unsent = undefined;
    this.#begin([]);
  }

  #begin(history: readonly Stored[]): void {
    const unsent = this.#memory.unsent;
    const interrupted: Delivery = { state: "failed", failure: { kind: "interrupted" } };
    const left = unsent ? [{ ...said(unsent.id, unsent.text, unsent.label), delivery: interrupted }] : [];
    this.#become({ name: "ready" }, [this.#greeting, ...history.map(restored), ...left]);
  }

  async #send(message: Said): Promise<void> {
    const before = this.#state.entries.filter((entry) => entry.id !== message.id);
    const underWay: Said = { ...message, delivery: { state: "sending" } };
    this.#memory.unsent = { id: message.id, text: message.value, label: message.text };
    this.#become({ name: "waiting" }, [...before, underWay]);

    const result = await this.#api.send({ conversation: this.#id, text: message.value, clientMessageId: message.id });
    if (!this.#state.entries.includes(underWay)) return; // the user has started over
    if (!result.ok) {
      if (isRefused(result.failure, 404)) this.#id = undefined; // gone: a retry begins another
      const delivery: Delivery = { state: "failed", failure: result.failure };
      return this.#become({ name: "ready" }, [...before, { ...underWay, delivery }]);
    }
    this.#memory.unsent = undefined;
    this.#memory.conversation = this.#id = result.value.conversation;
    this.#become({ name: "ready" }, append(before, underWay, result.value));
  }

  #become(phase: Phase, entries: readonly Entry[] = this.#state.entries): void {
    this.#state = { phase, entries };
    if (this.#notifying) return;
    this.#notifying = true;
    queueMicrotask(() => {
      this.#notifying = false;
      for (const listener of this.#listeners) listener(this.#state);
    });
  }
}

/** Whether Parley holds it: such messages are numbered from 1, without gaps. */
function isStored(entry: Entry): boolean {
  return entry.from === "bot" ? entry.at !== undefined : entry.delivery.state === "sent";
}

function live(entry: Entry): Entry {
  return entry.from === "bot" ? { ...entry, live: true } : entry;
}

function isRefused(failure: Failure, ...statuses: number[]): boolean {
  return failure.kind === "refused" && statuses.includes(failure.status);
}

function said(id: string, value: string, text: string): Said {
  return { from: "user", id, at: new Date(), text, value, delivery: { state: "sending" } };
}

/** A message that had arrived before the page was reloaded is in the history already, and so is its answer. */
function append(before: readonly Entry[], message: Said, { message: id, reply }: Answered): readonly Entry[] {
  if (before.some((entry) => entry.id === id)) return before;
  const answer: Heard = { from: "bot", id, at: new Date(), reply, live: true };
  return [...before, { ...message, delivery: { state: "sent" } }, answer];
}

function restored(message: Stored): Entry {
  return message.from === "bot"
    ? { ...message, live: false }
    : { ...message, value: message.text, delivery: { state: "sent" } };
}
