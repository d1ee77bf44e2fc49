/* SPDX-License-Identifier: Apache-2.0 */
import type { Ground } from "./ground.ts";
import { text, type Frame } from "./read.ts";
import type { Entry, Summary } from "./types.ts";

/** What was found of the conversations; what they had to contain, and where the next ones begin. */
export interface Page {
  readonly found: readonly Summary[];
  readonly query: string;
  readonly cursor: string | undefined;
}

/** The list of conversations: what was fetched of it, and what has been heard since, whichever comes first. */
export class Listing {
  readonly #ground: Ground;
  #page: Page | undefined;
  /** False for what is erased. */
  readonly #heard = new Map<string, Omit<Summary, "status"> | false>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** What comes after the cursor is added to what was found before. */
  after(next: Page): Page {
    return { ...next, found: [...(this.#page?.found ?? []), ...next.found] };
  }

  get cursor(): string | undefined {
    return this.#page?.cursor;
  }

  find(page: Page): void {
    this.#page = page;
    this.#draw();
  }

  /** A message is stored. */
  hear(id: string, { seq: messageCount = 0, at: updatedAt }: Entry, frame: Frame): void {
    const heard = this.#heard.get(id);
    if (heard === false || (heard && heard.messageCount >= messageCount)) return;
    this.#heard.set(id, { id, messageCount, updatedAt, lastMessage: text(frame["message"]) ?? "" });
    this.#draw();
  }

  erase(id: string): void {
    this.#heard.set(id, false);
    this.#draw();
  }

  /** As it is shown: the last that was spoken in comes first. */
  #draw(): void {
    if (!this.#page) return;
    const { found, query, cursor } = this.#page;
    const known = new Map(found.map((summary) => [summary.id, summary]));
    for (const [id, heard] of this.#heard) {
      const before = known.get(id);
      if (!heard) known.delete(id);
      else if (before ? before.messageCount < heard.messageCount : !query) known.set(id, { status: "active", ...before, ...heard });
    }
    const conversations = [...known.values()].sort((one, other) => +other.updatedAt - +one.updatedAt);
    this.#ground.show({ conversations, hasMoreConversations: cursor !== undefined });
  }
}
