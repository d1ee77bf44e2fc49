/* SPDX-License-Identifier: Apache-2.0 */
import { useStrings, useSurroundings } from "../surroundings.ts";
import { barsOf, during } from "./bars.ts";
import { Bar } from "./Bar.tsx";
import type { GridProps } from "./Calendar.tsx";
import { Cell } from "./Cell.tsx";
import { clashesOn, type Clash } from "./clashes.ts";
import { monthOf, type Day } from "./days.ts";
import { Weekdays } from "./Weekdays.tsx";
import type { Window } from "./window.ts";

/** So many bars above one another; what is below is counted. */
const LANES = 4;

interface Props extends GridProps {
  readonly month: number;
  readonly windows: readonly Window[];
  readonly clashes: readonly Clash[];
}

export function MonthGrid({ weeks, ...props }: Props) {
  const strings = useStrings();
  return (
    <div class="grid month" role="grid" aria-label={strings.calendar} aria-describedby="calendar-hint">
      <Weekdays week={weeks[0]!} />
      {weeks.map((week) => (
        <WeekRow key={week[0]} week={week} {...props} />
      ))}
    </div>
  );
}

function WeekRow({ week, month, windows, clashes, ...grid }: Omit<Props, "weeks"> & { week: readonly Day[] }) {
  const strings = useStrings();
  const { zone } = useSurroundings();
  const bars = barsOf(windows, week, zone);
  const lanes = Math.min(LANES, Math.max(0, ...bars.map(({ lane }) => lane + 1)));
  return (
    <div class="row" role="row" style={{ "--lanes": lanes }}>
      {week.map((day, column) => {
        const hidden = bars.filter((bar) => bar.lane >= LANES && bar.column <= column && column < bar.column + bar.days);
        return (
          <Cell
            key={day}
            {...grid}
            day={day}
            isOutside={monthOf(day).month !== month}
            windows={during(windows, day, day, zone).length}
            clashes={clashesOn(clashes, day, zone).length}
          >
            {bars.map((bar) => bar.column === column && bar.lane < LANES && <Bar key={bar.window.number} bar={bar} />)}
            {hidden.length > 0 && <span class="hidden">{strings.moreWindows(hidden.length)}</span>}
          </Cell>
        );
      })}
    </div>
  );
}
