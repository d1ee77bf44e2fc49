/* SPDX-License-Identifier: Apache-2.0 */
import { attempt, type Store, type World } from "./world.ts";

export type Who = readonly [base: string, user: string, mode: string, customer: string];

/** Whose is what was said before anybody was known here: of the first who is. */
export const NOBODY = "?";

/**
 * What outlives a page, for one user of one Parley: ids, what is typed and what is not stored yet; never what is.
 * Where the browser keeps nothing, nothing is kept, and all else goes on.
 */
export class Memory {
  readonly #stores: readonly (Store | undefined)[];
  readonly #prefix: string;

  /** @param who from the general to the particular: which Parley, which user, what as, and who that is to the page */
  constructor({ local, session }: World, who: Who) {
    this.#stores = [session, local];
    this.#prefix = prefix(who);
    const [base, user, mode, customer] = who;
    const unclaimed = prefix([base, NOBODY, mode, customer]);
    for (const store of this.#stores) {
      for (const key of keysOf(store, prefix([base]))) {
        const isOthers = !key.startsWith(prefix([base, user])) || (key.startsWith(prefix([base, user, mode])) && !key.startsWith(this.#prefix));
        if (!isOthers) continue;
        attempt(() => {
          if (key.startsWith(unclaimed)) store?.setItem(key.replace(unclaimed, this.#prefix), store.getItem(key)!);
          store?.removeItem(key);
        });
      }
    }
  }

  /** What this tab has, else, for what belongs to all of them, the origin. */
  get(name: string): any {
    for (const store of this.#stores) {
      const json = attempt(() => store?.getItem(this.#prefix + name));
      if (json) return attempt(() => JSON.parse(json) as unknown);
    }
  }

  /** Undefined forgets it. */
  setHere(name: string, value: unknown): void {
    this.#set(this.#stores[0], name, value);
  }

  setEverywhere(name: string, value: unknown): void {
    this.#set(this.#stores[1], name, value);
  }

  /** For this tab, and for those to come. */
  set(name: string, value: unknown): void {
    this.setHere(name, value);
    this.setEverywhere(name, value);
  }

  /** All of the origin whose name begins with this. */
  all(name: string): any[] {
    return keysOf(this.#stores[1], this.#prefix + name).map((key) => this.get(key.slice(this.#prefix.length)));
  }

  #set(store: Store | undefined, name: string, value: unknown): void {
    const key = this.#prefix + name;
    attempt(() => (value === undefined ? store?.removeItem(key) : store?.setItem(key, JSON.stringify(value))));
  }
}

/** Who was here last; undefined if nobody has talked to this Parley on this browser. */
export function lastUser({ local }: World, base: string): string | undefined {
  const [, , user] = keysOf(local, prefix([base]))[0]?.split("|") ?? [];
  return user && decodeURIComponent(user);
}

function keysOf(store: Store | undefined, start: string): string[] {
  const keys = attempt(() => Array.from({ length: store!.length }, (_, i) => store!.key(i)!));
  return keys?.filter((key) => key.startsWith(start)) ?? [];
}

function prefix(who: readonly string[]): string {
  return `parley|${who.map(encodeURIComponent).join("|")}|`;
}
