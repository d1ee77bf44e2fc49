/* SPDX-License-Identifier: Apache-2.0 */
import { useStrings, useSurroundings } from "../surroundings.ts";
import { segmentsOf } from "./bars.ts";
import { Block } from "./Bar.tsx";
import type { GridProps } from "./Calendar.tsx";
import { Cell } from "./Cell.tsx";
import { clashesOn, type Clash } from "./clashes.ts";
import { Weekdays } from "./Weekdays.tsx";
import type { Window } from "./window.ts";

const HOURS = Array.from({ length: 23 }, (_, index) => index + 1);

interface Props extends GridProps {
  readonly windows: readonly Window[];
  readonly clashes: readonly Clash[];
}

/** Days side by side, hours from above to below, as a clock shows them. */
export function WeekGrid({ weeks: [week = []], windows, clashes, ...grid }: Props) {
  const strings = useStrings();
  const { zone, times } = useSurroundings();
  return (
    <div class="week-room">
      <ol class="hours" aria-hidden="true">
        {HOURS.map((hour) => (
          <li key={hour} style={{ "--from": hour * 60 }}>
            {times.hour(hour)}
          </li>
        ))}
      </ol>
      <div class="grid week" role="grid" aria-label={strings.calendar} aria-describedby="calendar-hint">
        <Weekdays week={week} />
        <div class="row" role="row">
          {week.map((day) => {
            const segments = segmentsOf(windows, day, zone);
            return (
              <Cell key={day} {...grid} day={day} windows={segments.length} clashes={clashesOn(clashes, day, zone).length}>
                <div class="blocks">
                  {segments.map((segment) => (
                    <Block key={segment.window.number} segment={segment} />
                  ))}
                </div>
              </Cell>
            );
          })}
        </div>
      </div>
    </div>
  );
}
