/* SPDX-License-Identifier: Apache-2.0 */
import { STREAM } from "./http.ts";
import { parse } from "./read.ts";
import { DEAD, QUIET, type Ride } from "./ride.ts";
import { eventsPath } from "./routes.ts";

/** Server-sent events, a stream for each conversation. */
export const stream: Ride = async ({ http, options, session }, { riding: { signal }, up, rest }) => {
  up(false);
  while (!signal.aborted) {
    const turn = new AbortController();
    const streams = session!.company.wants().map(async ([conversation, after]) => {
      const event = (_: string, data: string) => {
        const frame = parse(data);
        if (frame && !turn.signal.aborted) session!.tell({ frame });
      };
      const path = eventsPath(options.mode, conversation, after);
      const heard = () => up(true);
      const ended = await http.call(path, { signal: turn.signal, accept: STREAM, first: DEAD, silence: QUIET + DEAD, event, heard });
      return { failure: ended.ok ? undefined : ended.failure };
    });
    const ended = await Promise.race([rest(), ...streams]);
    turn.abort();
    if (ended && !signal.aborted) return ended.failure;
  }
  return undefined;
};
