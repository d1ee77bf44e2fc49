/* SPDX-License-Identifier: Apache-2.0 */
// parley-chat.js: `<parley-chat>` for any page. The panel is fetched when it is needed.
import { define } from "./define.ts";
import { loadPanel } from "./load.ts";

define(loadPanel);
