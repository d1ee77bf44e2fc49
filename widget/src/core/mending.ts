/* SPDX-License-Identifier: Apache-2.0 */
import { backOff } from "./budget.ts";
import type { World } from "./world.ts";

/** Asks for what is missing, less and less often, until it is there. */
export class Mending {
  readonly #world: World;
  readonly #last: () => number;
  readonly #ask: () => void;
  /** So many there are, as far as is known. */
  newest = 0;
  #tries = 0;
  #timer: unknown;

  /** @param last up to where nothing is missing; without end where nobody asks */
  constructor(world: World, last: () => number, ask: () => void) {
    this.#world = world;
    this.#last = last;
    this.#ask = ask;
  }

  expect(newest: number): void {
    this.newest = newest;
    if (this.#last() >= newest) this.#tries = 0;
    else {
      this.#timer ??= this.#world.after(backOff(this.#world, this.#tries++), () => {
        this.#timer = undefined;
        if (this.#last() < this.newest) this.#ask();
        this.expect(this.newest);
      });
    }
  }

  stop(): void {
    this.#world.cancel(this.#timer);
  }
}
