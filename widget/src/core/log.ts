/* SPDX-License-Identifier: Apache-2.0 */
import type { Change, Entry, Heard, Said } from "./types.ts";

type Stored = (Said | Heard) & { readonly seq: number };

/**
 * What is known of a conversation's log on the server: each message once, in the order of `seq`, whatever comes twice or
 * too early. What did not change stays the same object.
 */
export class Log {
  /** From where on it is known. */
  base: number;
  /** The `seq` up to which nothing is missing. */
  last: number;
  entries: readonly Stored[] = [];
  readonly #known = new Set<number>();
  readonly #cards = new Map<string, { readonly seq: number; readonly change: Change }>();

  /** @param base the `seq` after which it begins */
  constructor(base: number) {
    this.base = this.last = base;
  }

  /** @param base from where on it is known now, if that is earlier than before */
  add(messages: readonly (Entry | undefined)[], base = this.base): void {
    const added: Stored[] = [];
    for (const message of messages) {
      if (message?.seq === undefined || message.seq <= base || this.#known.has(message.seq)) continue;
      this.#known.add(message.seq);
      added.push(message as Stored);
    }
    this.base = Math.min(this.base, base);
    if (added.length === 0) return;
    this.entries = [...this.entries, ...added].sort((one, other) => one.seq - other.seq);
    while (this.#known.has(this.last + 1)) this.last++;
    for (const entry of added) if (entry.from === "bot" && entry.reply.change) this.#note(entry.reply.change, entry.seq);
    this.#draw();
  }

  /** A change has moved: every card of it shows what was told last. */
  renew(change: Change): void {
    this.#note(change, this.last + 0.5);
    this.#draw();
  }

  /** Puts something else in the place of what the bot said. */
  revise(id: string, change: (heard: Heard) => Heard): void {
    this.entries = this.entries.map((entry) => (entry.from === "bot" && entry.id === id ? { ...change(entry), seq: entry.seq } : entry));
  }

  #note(change: Change, seq: number): void {
    if (!((this.#cards.get(change.number)?.seq ?? 0) > seq)) this.#cards.set(change.number, { seq, change });
  }

  #draw(): void {
    this.entries = this.entries.map((entry) => {
      const shown = entry.from === "bot" ? entry.reply.change : undefined;
      const newest = shown && this.#cards.get(shown.number)!.change;
      return newest === shown ? entry : ({ ...entry, reply: { ...(entry as Heard).reply, change: newest } } as Stored);
    });
  }
}
