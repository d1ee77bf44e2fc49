/* SPDX-License-Identifier: Apache-2.0 */
import { after } from "node:test";
import { World } from "./world.mjs";

/** How many may break their way at the same time. */
export const LANES = 6;

// Who ends this process ends the browser and Parley too.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/** The world that all scenarios of a run share. */
export const world = await World.open(LANES);
after(() => world.close());

let people = 0;

/** A name that nobody has had yet. */
export function somebody(name = "ann") {
  return `${name}-${++people}`;
}
