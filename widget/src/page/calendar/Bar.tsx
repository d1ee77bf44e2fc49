/* SPDX-License-Identifier: Apache-2.0 */
import { ClashIcon } from "../icons.tsx";
import { Link } from "../Link.tsx";
import { useStrings, useSurroundings } from "../surroundings.ts";
import type { Bar as Placed, Segment } from "./bars.ts";
import type { Window } from "./window.ts";

/** A window in a month: over as many days as it has there. */
export function Bar({ bar: { window, days, lane, begins, ends } }: { bar: Placed }) {
  return (
    <div class="bar-place" data-begins={begins} data-ends={ends} style={{ "--days": days, "--lane": lane }}>
      <Face window={window} isTimed={begins} />
    </div>
  );
}

/** A window in a day of a week: as high as it is long. */
export function Block({ segment: { window, from, until, lane, lanes } }: { segment: Segment }) {
  const place = { "--from": from, "--length": until - from, "--lane": lane, "--lanes": lanes };
  return (
    <div class="block" style={place}>
      <Face window={window} isTimed={from > 0} />
    </div>
  );
}

function Face({ window, isTimed }: { window: Window; isTimed: boolean }) {
  const strings = useStrings();
  const { times } = useSurroundings();
  const { number, summary, start, end, isMine, clashesWith } = window;
  const isClash = clashesWith.length > 0;
  return (
    <span class="face" data-mine={isMine} data-clash={isClash} onClick={(event) => event.stopPropagation()}>
      <Link to={{ view: "change", number }} tabIndex={-1} title={`${number} ${summary}, ${times.span.formatRange(start, end)}`}>
        <b>
          {isClash && (
            <>
              <ClashIcon />
              <span class="unseen">{strings.clash}: </span>
            </>
          )}
          <bdi>{number}</bdi>
        </b>{" "}
        {isTimed && <time dateTime={start.toISOString()}>{times.clock(start)}</time>}{" "}
        <span class="summary" dir="auto">
          {summary}
        </span>
      </Link>
    </span>
  );
}
