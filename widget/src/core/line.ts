/* SPDX-License-Identifier: Apache-2.0 */
import { backOff } from "./budget.ts";
import { stream } from "./events.ts";
import type { Ground } from "./ground.ts";
import { isRefused } from "./http.ts";
import type { Unsent } from "./outbox.ts";
import { poll } from "./polling.ts";
import { post } from "./post.ts";
import type { Frame } from "./read.ts";
import { identify } from "./requests.ts";
import { DEAD, type Ride } from "./ride.ts";
import { Wire } from "./socket.ts";
import type { Failure, Link, Result } from "./types.ts";

/** How long it goes a worse way before it tries the best again, in milliseconds. */
const CLIMB = 300_000;

/** The connection to Parley: over the best way that the network lets through, again and again, ever less often. */
export class Line {
  readonly #ground: Ground;
  readonly #wire: Wire;
  readonly #ways: readonly Ride[];
  readonly #faults = [0, 0, 0];
  readonly #unwatch: () => void;
  #way = 0;
  #failures = 0;
  #asked = -Infinity;
  #riding: AbortController | undefined;
  #isClosed = false;
  #wake = () => {};

  constructor(ground: Ground) {
    this.#ground = ground;
    const wire = (this.#wire = new Wire(ground));
    const rides = { websocket: (_: Ground, trip) => wire.ride(trip), sse: stream, polling: poll } satisfies Record<string, Ride>;
    const { transport } = ground.options;
    this.#ways = transport === "auto" ? Object.values(rides) : [rides[transport]];
    this.#unwatch = ground.world.watch(() => this.wake());
    void this.#run();
  }

  /** Something has changed, so that it is worth trying now. */
  wake(): void {
    this.#wire.check();
    this.#wake();
    if (this.#riding && this.#ground.world.now() - this.#asked > DEAD) void this.#identify();
  }

  /** There is more to follow. */
  want(conversation: string, after: number): void {
    if (this.#wire.isOpen) this.#wire.want(conversation, after);
    else if (this.#riding) this.#wake();
  }

  /** Over a socket, if there is one. */
  send(frame: Frame): void {
    this.#wire.send(frame);
  }

  /** Says it once. What comes of it is heard as well. */
  speak(item: Unsent): Promise<Result<unknown>> {
    return this.#wire.isOpen ? this.#wire.speak(item) : post(this.#ground, item, this.#ways[this.#way] === stream);
  }

  close(): void {
    this.#isClosed = true;
    this.#unwatch();
    this.restart();
  }

  /** Ends this connection, for another to begin. */
  restart(): void {
    this.#riding?.abort();
    this.#wake();
  }

  async #run(): Promise<void> {
    this.#become("connecting");
    while (!this.#isClosed) {
      const who = await this.#identify();
      if (this.#isClosed) return;
      if (!who.ok) await this.#recover(who.failure);
      else {
        const isLeading = await Promise.race([this.#ground.session!.lead().then(() => true), this.#rest()]);
        if (isLeading && !this.#isClosed) await this.#recover(await this.#ride());
      }
    }
  }

  async #identify(): Promise<Result<unknown>> {
    this.#asked = this.#ground.world.now();
    const who = await identify(this.#ground, () => !this.#isClosed);
    if (!who.ok && (isRefused(who.failure, 401) || isRefused(who.failure, 403))) this.#riding?.abort();
    return who;
  }

  #become(link: Link): void {
    const { session } = this.#ground;
    if (session) session.become(link);
    else this.#ground.show({ link });
  }

  async #ride(): Promise<Failure | undefined> {
    const { world } = this.#ground;
    const way = this.#way;
    const riding = (this.#riding = new AbortController());
    const climb = world.after(CLIMB, () => {
      if (way === 0) return;
      this.#way = 0;
      this.restart();
    });
    let since: number | undefined;
    let isProven = false;
    const up = (proves: boolean) => {
      isProven = proves;
      if (since !== undefined || riding.signal.aborted) return;
      since = world.now();
      this.#become("online");
    };
    const failure = await this.#ways[way]!(this.#ground, { riding, up, rest: (delay) => this.#rest(delay) });
    world.cancel(climb);
    this.#riding = undefined;
    if (isProven) this.#faults[way] = 0;
    else if (!riding.signal.aborted && ++this.#faults[way]! > 1 && way < this.#ways.length - 1) {
      this.#faults[way] = 1;
      this.#way = way + 1;
    }
    if (since !== undefined && world.now() - since > DEAD) this.#failures = 0;
    return failure;
  }

  /** Waits as long as it has to. */
  async #recover(failure: Failure | undefined): Promise<void> {
    if (this.#isClosed) return;
    const { world } = this.#ground;
    const { status, retryAfter = 0 } = failure?.kind === "refused" ? failure : { status: 0 };
    if (status === 403) {
      this.close();
      this.#become("refused");
    } else if (status === 401) {
      this.#become("signed-out");
      await this.#rest();
    } else {
      this.#become(this.#failures || failure ? "offline" : "connecting");
      const notBefore = world.now() + retryAfter * 1000;
      await this.#rest(Math.max(retryAfter * 1000, backOff(world, this.#failures++)));
      while (!this.#isClosed && world.now() < notBefore) await this.#rest(notBefore - world.now());
    }
  }

  /** Until it is over or something wakes it; without a time, only the latter. */
  #rest(delay?: number): Promise<void> {
    const { world } = this.#ground;
    return new Promise((resolve) => {
      const timer = delay === undefined ? undefined : world.after(delay, () => this.#wake());
      this.#wake = () => {
        this.#wake = () => {};
        world.cancel(timer);
        resolve();
      };
    });
  }
}
