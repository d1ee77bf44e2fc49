/* SPDX-License-Identifier: Apache-2.0 */
// The console of a Parley of its own, in a browser:
//   npm run console                                          after runtime/parley build
//   node --test-reporter=spec e2e/console/keyboard.mjs       only these
// PARLEY_COMMAND names another distribution's bin/parley, PARLEY_BUNDLE the bundle that is deployed, CHROMIUM another browser.
import "./pages.mjs";
import "./keyboard.mjs";
import "./hostile.mjs";
