/* SPDX-License-Identifier: Apache-2.0 */
// `<parley-chat>` with the panel in it, for a page that shows it at once.
import { define } from "./define.ts";
import { mount } from "./mount.tsx";

define(() => mount);
