/* SPDX-License-Identifier: Apache-2.0 */

/**
 * Reports node:test's results for programs: a line of JSON for each test, and one with the number of tests at the end.
 *
 * @param {AsyncIterable<{ type: string, data: any }>} events
 */
export default async function* lines(events) {
  let tests = 0;
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const { name, skip, todo, details } = data;
    if (details.type === "suite" && (type === "test:pass" || details.error?.failureType === "subtestsFailed")) continue;
    tests++;
    const passed = type === "test:pass" && skip === undefined && todo === undefined;
    yield `${JSON.stringify({ name, passed, millis: Math.round(details.duration_ms), why: passed ? "" : why(details.error) })}\n`;
  }
  yield `${JSON.stringify({ tests })}\n`;
}

/** @param {unknown} error */
function why(error) {
  const reasons = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) reasons.push(cause.stack ?? cause.message);
  return reasons.join("\nbecause of ") || String(error ?? "skipped");
}
