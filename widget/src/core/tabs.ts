/* SPDX-License-Identifier: Apache-2.0 */
import type { Channel, World } from "./world.ts";

/** The tabs of one user in one browser. One of them leads, and has the connection; when it goes, another does. */
export class Tabs {
  readonly #channel: Channel | undefined;
  readonly #gone = new AbortController();
  #leave = () => {};
  #lead!: () => void;
  isLeader = false;
  /** Settled when this one leads. */
  readonly leads = new Promise<void>((lead) => (this.#lead = lead));

  /** @param name of the user's, for no one else's tabs to hear */
  constructor(world: World, name: string, lead: () => void, heard: (message: any) => void) {
    const begin = () => {
      if (this.#gone.signal.aborted) return Promise.resolve();
      this.isLeader = true;
      this.#lead();
      lead();
      return new Promise<void>((leave) => (this.#leave = leave));
    };
    if (!world.channel || !world.lock) {
      queueMicrotask(begin);
      return;
    }
    this.#channel = world.channel(name);
    this.#channel.onmessage = ({ data }) => heard(data);
    world.lock(name, this.#gone.signal, begin);
  }

  /** To all the others. */
  tell(message: unknown): void {
    this.#channel?.postMessage(message);
  }

  leave(): void {
    this.isLeader = false;
    this.#gone.abort();
    this.#channel?.close();
    this.#leave();
  }
}
