/* SPDX-License-Identifier: Apache-2.0 */
import type { World } from "./world.ts";

const BURST = 10;
const INTERVAL = 1000;

/** What may go out: 60 things a minute, 10 of them at once. No fault, here or there, makes it more. */
export class Budget {
  readonly #world: World;
  #left = BURST;
  #at: number;

  constructor(world: World) {
    this.#world = world;
    this.#at = world.now();
  }

  /** Until this one may go. */
  async turn(): Promise<void> {
    this.#refill();
    const wait = -(--this.#left) * INTERVAL;
    if (wait > 0) await sleep(this.#world, wait);
  }

  #refill(): void {
    const now = this.#world.now();
    this.#left = Math.min(BURST, this.#left + Math.max(0, now - this.#at) / INTERVAL);
    this.#at = now;
  }
}

export function sleep(world: World, delay: number): Promise<void> {
  return new Promise((resolve) => void world.after(delay, resolve));
}

/** Exponential with full jitter: up to 1 s at first, up to 60 s in the end. In milliseconds. */
export function backOff(world: World, failures: number): number {
  return world.random() * Math.min(60_000, 1000 * 2 ** failures);
}
