/* SPDX-License-Identifier: Apache-2.0 */
import type { Ground } from "./ground.ts";
import type { Failure } from "./types.ts";

/** After how long without a word it is asked whether anybody is there, and how long that may take, in milliseconds. */
export const QUIET = 25_000;
export const DEAD = 10_000;

/** One stretch of the connection, over one of the ways. */
export interface Trip {
  /** Ends it. */
  readonly riding: AbortController;
  /** It works; which may be proven or not. */
  readonly up: (isProven: boolean) => void;
  /** Until it is over (in milliseconds) or something wakes it; without a time, only the latter. */
  readonly rest: (delay?: number) => Promise<void>;
}

/** @returns why it is over, where that is known */
export type Ride = (ground: Ground, trip: Trip) => Promise<Failure | undefined>;
