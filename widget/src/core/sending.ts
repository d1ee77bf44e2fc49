/* SPDX-License-Identifier: Apache-2.0 */
import { backOff, sleep } from "./budget.ts";
import type { Ground } from "./ground.ts";
import type { Unsent } from "./outbox.ts";
import type { Session } from "./session.ts";
import type { Failure } from "./types.ts";

const TRIES = 6;

/** Refusals that may pass. */
const PASSING = [401, 408, 409, 425, 429];

/** Sends what is in the outbox: in order, one after another in each conversation, each so many times and no more. */
export class Sending {
  readonly #ground: Ground;
  readonly #session: Session;
  readonly #busy = new Set<string>();
  readonly #tries = new Map<string, number>();

  constructor(ground: Ground, session: Session) {
    this.#ground = ground;
    this.#session = session;
  }

  /** Whatever may go now. */
  go(): void {
    if (!this.#session.tabs.isLeader || this.#ground.state.link !== "online") return;
    for (const item of this.#session.outbox.next) if (!this.#busy.has(item.thread)) void this.#deliver(item);
  }

  /** The user wants it tried again. */
  renew(key: string): void {
    this.#tries.delete(key);
  }

  async #deliver(item: Unsent): Promise<void> {
    const { key, thread } = item;
    const { world } = this.#ground;
    this.#busy.add(thread);
    this.#session.tell({ put: { ...item, isUnderWay: true } });
    const result = await this.#ground.line!.speak(item);
    const left = this.#session.outbox.get(key);
    if (left) {
      const failure: Failure = result.ok ? { kind: "unreadable" } : result.failure;
      const final = this.#verdict(key, failure);
      this.#session.tell({ put: { ...left, isUnderWay: false, failure: final } });
      const wait = failure.kind === "refused" ? (failure.retryAfter ?? 0) * 1000 : 0;
      if (!final) await sleep(world, Math.max(wait, backOff(world, this.#tries.get(key)!)));
    }
    this.#busy.delete(thread);
    this.go();
  }

  /** Why it is not tried again, if it is not. */
  #verdict(key: string, failure: Failure): Failure | undefined {
    if (failure.kind === "refused" && failure.status < 500 && !PASSING.includes(failure.status)) return failure;
    const tries = (this.#tries.get(key) ?? 0) + 1;
    this.#tries.set(key, tries);
    return tries < TRIES ? undefined : { kind: "exhausted" };
  }
}
