/* SPDX-License-Identifier: Apache-2.0 */
import { Chance } from "./chance.mjs";

const QUESTIONS = ["Where is my order?", "Can I pay with PayPal?", "How can I return something?", "What is the airspeed of a swallow?"];

/**
 * What happens, one after another: something is `said`, perhaps with a fate of its own, and waited for or not; or the
 * network does something; or the user does something else.
 *
 * @typedef {{ do: "say", text: string, fate?: import("./way.mjs").Fate, waits: boolean }
 *   | { do: "cut" | "reload" | "tab" | "leave" | "refuse sockets" | "allow sockets" }
 *   | { do: "down", ms: number }
 *   | { do: "streams", are: import("./way.mjs").Streams }} Step
 */

/** A short history of faults, the same for the same seed. @param {number} seed @returns {{ transport: string, steps: Step[] }} */
export function schedule(seed) {
  const chance = new Chance(seed);
  const steps = /** @type {Step[]} */ ([]);
  const messages = chance.between(2, 4);
  let faults = chance.between(1, 3);
  for (let i = 1; i <= messages; i++) {
    const isFaulty = faults > 0 && (chance.next() < 0.6 || i > messages - faults);
    const strikes = isFaulty && chance.next() < 0.5;
    if (isFaulty) faults--;
    if (isFaulty && !strikes) steps.push(accident(chance));
    const text = `${i}: ${chance.oneOf(QUESTIONS)}`;
    steps.push({ do: "say", text, waits: chance.next() < 0.5, ...(strikes && { fate: fate(chance) }) });
  }
  if (faults > 0) steps.push(accident(chance));
  // what is refused for good must not be the only way
  const isRefused = steps.some((step) => step.do === "refuse sockets" || step.do === "streams");
  const transport = chance.oneOf(isRefused ? ["auto", "auto", "polling"] : ["auto", "auto", "websocket", "sse", "polling"]);
  return { transport, steps };
}

/** @param {Chance} chance @returns {import("./way.mjs").Fate} */
function fate(chance) {
  const kind = chance.oneOf(/** @type {const} */ (["lost", "unanswered", "acknowledged", "half", "late"]));
  return kind === "late" ? { kind, ms: chance.between(50, 800) } : { kind };
}

/** @param {Chance} chance @returns {Step} */
function accident(chance) {
  const kind = chance.oneOf(/** @type {const} */ (["cut", "cut", "down", "down", "reload", "tab", "leave", "refuse sockets", "allow sockets", "streams"]));
  if (kind === "down") return { do: kind, ms: chance.between(50, 1500) };
  if (kind === "streams") return { do: kind, are: chance.oneOf(/** @type {const} */ (["refuse", "hold", "cut", "pass"])) };
  return { do: kind };
}
