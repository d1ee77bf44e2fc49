/* SPDX-License-Identifier: Apache-2.0 */
// For a browser that is driven from outside: what a scene is made of, as `stage`.
import { heard, mount, said, settled } from "./fake.ts";

Object.assign(globalThis, { stage: { heard, mount, said, settled } });
