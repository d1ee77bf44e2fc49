/* SPDX-License-Identifier: Apache-2.0 */
import type { Ground } from "./ground.ts";
import type { Here } from "./news.ts";

/** How long nobody may look until nobody is there, in milliseconds. */
const ABSENCE = 300_000;

/** Where the tabs of a user are, as the one that leads knows it. */
export class Company {
  readonly #ground: Ground;
  readonly #tabs = new Map<string, Here>();
  #seen: number;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#seen = ground.world.now();
  }

  /** A tab tells where it is: what it lacks is asked for. */
  meet(here: Here, isOwn: boolean): void {
    const { tab, conversation, after, isVisible, isBehind } = here;
    const { line } = this.#ground;
    const before = this.#tabs.get(tab);
    this.#tabs.set(tab, here);
    if (conversation && (before?.conversation !== conversation || before.after > after || isBehind)) line?.want(conversation, after);
    else if (isVisible && !before?.isVisible && !isOwn) line?.wake();
  }

  leave(tab: string): void {
    this.#tabs.delete(tab);
  }

  /** All have been told of one more message. */
  follow(conversation: string, seq: number): void {
    for (const here of this.#tabs.values()) {
      if (here.conversation === conversation && here.after === seq - 1) this.#tabs.set(here.tab, { ...here, after: seq });
    }
  }

  /** The conversations to follow, and after which `seq`. */
  wants(): (readonly [conversation: string, after: number])[] {
    const wants = new Map<string, number>();
    for (const { conversation, after } of this.#tabs.values()) {
      if (conversation) wants.set(conversation, Math.min(after, wants.get(conversation) ?? Infinity));
    }
    return [...wants];
  }

  /** Whether anybody looks, or did not long ago. */
  isWatched(): boolean {
    const now = this.#ground.world.now();
    if ([...this.#tabs.values()].some(({ isVisible }) => isVisible)) this.#seen = now;
    return now - this.#seen < ABSENCE;
  }
}
