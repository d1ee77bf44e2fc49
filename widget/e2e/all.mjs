/* SPDX-License-Identifier: Apache-2.0 */
// Every scenario, with a Parley, a browser and a network of their own:
//   npm run e2e                                        after runtime/parley build
//   node --test-reporter=spec e2e/scenarios/tabs.mjs   only these
// PARLEY_COMMAND names another distribution's bin/parley, CHROMIUM another browser.
import "./scenarios/embedding.mjs";
import "./scenarios/breaks.mjs";
import "./scenarios/tabs.mjs";
import "./scenarios/people.mjs";
import "./scenarios/networks.mjs";
import "./scenarios/assistant.mjs";
import "./scenarios/access.mjs";
import "./scenarios/faults.mjs";
