/* SPDX-License-Identifier: Apache-2.0 */

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly action: () => void;
}

/** Time that passes only when a test says so. Starts in 2030. */
export class Clock {
  #now = Date.UTC(2030, 0, 1);
  #order = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(delay: number, action: () => void): Timer {
    const timer = { at: this.#now + Math.max(0, delay), order: this.#order++, action };
    this.#timers.add(timer);
    return timer;
  }

  cancel(timer: unknown): void {
    this.#timers.delete(timer as Timer);
  }

  /** Lets time pass, in milliseconds, and everything happen that is due. */
  async pass(time: number): Promise<void> {
    const end = this.#now + time;
    for (;;) {
      await settle();
      const next = [...this.#timers].reduce<Timer | undefined>((first, timer) => (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order) ? timer : first), undefined);
      if (!next || next.at > end) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.action();
    }
    this.#now = end;
  }

  /** Lets time pass until something is so; fails if it is not soon enough. Times are in milliseconds. */
  async until(isSo: () => unknown, limit = 600_000, step = 10): Promise<void> {
    const end = this.#now + limit;
    for (await settle(); !isSo(); await this.pass(step)) if (this.#now > end) throw new Error(`not within ${limit} ms: ${isSo}`);
  }
}

/** Lets promises and streams have their say. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
