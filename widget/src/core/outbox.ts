/* SPDX-License-Identifier: Apache-2.0 */
import type { Memory } from "./memory.ts";
import type { Delivery, Failure, Said } from "./types.ts";

/** Something to be sent. `thread` is its conversation, or a name for the one that it begins. */
export interface Unsent {
  readonly key: string;
  readonly thread: string;
  /** What is sent; of a form what it says in words. */
  readonly text: string;
  readonly label: string;
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** When it was said, in milliseconds. */
  readonly at: number;
  readonly failure?: Failure | undefined;
  readonly isUnderWay?: boolean | undefined;
}

const NEW = "new:";

/** How many conversations that were begun here are known by the names they had. */
const BEGUN = 20;

/** A name for a conversation that the server does not know yet. */
export function newThread(key: string): string {
  return NEW + key;
}

/** The conversation's id; undefined as long as it has none. */
export function idOf(thread: string | undefined): string | undefined {
  return thread?.startsWith(NEW) ? undefined : thread;
}

/** What has been said and is not known to be stored: of all tabs, each message kept by itself until it is. */
export class Outbox {
  readonly #memory: Memory;
  readonly #items = new Map<string, Unsent>();
  /** What is stored, or given up. */
  readonly settled = new Set<string>();

  constructor(memory: Memory) {
    this.#memory = memory;
    for (const item of memory.all("unsent.")) if (item?.key) this.#items.set(item.key, this.#placed({ ...item, isUnderWay: false }));
  }

  get(key: unknown): Unsent | undefined {
    return this.#items.get(key as string);
  }

  /** In the order in which they were said. */
  get all(): Unsent[] {
    return [...this.#items.values()].sort((one, other) => one.at - other.at);
  }

  /** @param isKept whether it is to be found by pages to come */
  put(said: Unsent, isKept = true): void {
    const before = this.#items.get(said.key);
    const own = this.now(newThread(said.key));
    // Of two tabs that place it differently, the one is right in which it begins a conversation.
    const item = before?.thread === own && !before.failure ? { ...said, thread: own } : this.#placed(said);
    this.#items.set(item.key, item);
    if (isKept) this.#memory.setEverywhere(`unsent.${item.key}`, item);
  }

  settle(key: string): void {
    this.settled.add(key);
    this.#items.delete(key);
    this.#memory.setEverywhere(`unsent.${key}`, undefined);
  }

  /** What a conversation is called by now, whichever tab or page was told of its id. */
  now(thread: string): string {
    return (!idOf(thread) && this.#memory.get("begun")?.[thread]) || thread;
  }

  #placed(item: Unsent): Unsent {
    const thread = this.now(item.thread);
    return thread === item.thread ? item : { ...item, thread };
  }

  /** A conversation has got its id. */
  move(from: string, to: string): void {
    const begun = Object.entries(this.#memory.get("begun") ?? {}).slice(1 - BEGUN);
    this.#memory.setEverywhere("begun", Object.fromEntries([...begun, [from, to]]));
    for (const item of this.all) if (item.thread === from) this.put({ ...item, thread: to });
  }

  /**
   * What goes next in each conversation: one after another. What failed waits for its user and holds up nothing, but
   * where it may have begun the conversation.
   */
  get next(): Unsent[] {
    const heads = new Map<string, Unsent | undefined>();
    for (const said of this.all) {
      const item = this.#placed(said);
      if (heads.has(item.thread)) continue;
      if (!item.failure) heads.set(item.thread, item);
      else if (!idOf(item.thread) && item.failure.kind !== "refused") heads.set(item.thread, undefined);
    }
    return [...heads.values()].filter((item): item is Unsent => item !== undefined);
  }
}

/** As it is shown, `seq` when it is stored. */
export function shown({ key, at, label, failure, isUnderWay }: Unsent, seq?: number): Said {
  const delivery: Delivery = seq ? { state: "sent" } : failure ? { state: "failed", failure } : { state: isUnderWay ? "sending" : "waiting" };
  return { from: "user", key, at: new Date(at), text: label, seq, delivery };
}
