/* SPDX-License-Identifier: Apache-2.0 */
import { useRef, useState } from "preact/hooks";
import { useAnswer } from "../answer.ts";
import { Problem } from "../Problem.tsx";
import type { Span } from "../routes.ts";
import { useSurroundings } from "../surroundings.ts";
import { during } from "./bars.ts";
import { clashesOf } from "./clashes.ts";
import { ClashList } from "./ClashList.tsx";
import { DayDialog } from "./DayDialog.tsx";
import { dayOf, thursdayOf, weekAround, weeksOf, type Day } from "./days.ts";
import { Legend } from "./Legend.tsx";
import { MonthGrid } from "./MonthGrid.tsx";
import { spanAround, stepFrom } from "./steps.ts";
import { Toolbar } from "./Toolbar.tsx";
import { firstDayOfWeek } from "./week-start.ts";
import { WeekGrid } from "./WeekGrid.tsx";

/** What the two grids need. */
export interface GridProps {
  readonly weeks: readonly (readonly Day[])[];
  readonly today: Day;
  /** The day that the keyboard is at; `hasMoved` if it has to be focused because a key led there. */
  readonly at: Day;
  readonly hasMoved: boolean;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onOpen: (day: Day) => void;
}

/** When changes are to be made, by month or by week. */
export function Calendar({ span: wanted }: { span: Span | undefined }) {
  const { api, zone, language, place } = useSurroundings();
  const { strings, tag } = language;
  const first = firstDayOfWeek(tag);
  const today = zone.dayAt(new Date());
  const span = wanted ?? spanAround(today, "month", first);
  const weeks = span.kind === "month" ? weeksOf(span, first) : [weekAround(thursdayOf(span), first)];
  const [from, until] = [weeks[0]![0]!, weeks.at(-1)!.at(-1)!];

  const [chosen, setChosen] = useState(today);
  const at = dayWithin(span, weeks, chosen, today);
  const goal = useRef<Day | undefined>(undefined);
  const [opened, setOpened] = useState<Day>();

  const answer = useAnswer(`${from} ${until}`, () => api.windows(zone.startOf(from), zone.startOf(until + 1)));
  const windows = during(answer.value?.windows ?? [], from, until, zone);
  const clashes = clashesOf(windows);

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") setOpened(at);
    const day = stepFrom(at, event, { kind: span.kind, first, isRtl: strings.direction === "rtl" });
    if (day === undefined && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (day === undefined) return;
    goal.current = day;
    setChosen(day);
    place.rename({ view: "calendar", span: spanAround(day, span.kind, first) });
  };
  const onOpen = (day: Day) => {
    goal.current = day === at ? undefined : day;
    setChosen(day);
    setOpened(day);
  };
  const onGo = (kind: Span["kind"], day: Day) => {
    setChosen(day);
    place.go({ view: "calendar", span: spanAround(day, kind, first) });
  };

  const grid: GridProps = { weeks, today, at, hasMoved: goal.current === at, onKey, onOpen };
  return (
    <div class="view calendar">
      <Toolbar span={span} days={[from, until]} at={at} today={today} onGo={onGo} />
      <p class="quiet count" role="status">
        {answer.isLoading ? strings.loading : answer.failure ? "" : [strings.windows(windows.length), strings.clashCount(clashes.length)].join(" · ")}
      </p>
      {answer.failure && <Problem failure={answer.failure} retry={answer.retry} />}
      {answer.value?.truncated && <p class="empty">{strings.truncated}</p>}
      {span.kind === "month" ? (
        <MonthGrid {...grid} month={span.month} windows={windows} clashes={clashes} />
      ) : (
        <WeekGrid {...grid} windows={windows} clashes={clashes} />
      )}
      <p id="calendar-hint" class="unseen">
        {strings.calendarHint}
      </p>
      <Legend at={zone.startOf(at)} />
      <ClashList clashes={clashes} isKnown={answer.value !== undefined} />
      {opened !== undefined && <DayDialog day={opened} windows={windows} onClose={() => setOpened(undefined)} />}
    </div>
  );
}

/** The day that was chosen, if it is seen; otherwise today, or where the month or week begins. */
function dayWithin(span: Span, weeks: GridProps["weeks"], chosen: Day, today: Day): Day {
  const days = span.kind === "week" ? weeks[0]! : [dayOf(span.year, span.month, 1), dayOf(span.year, span.month + 1, 0)];
  const isSeen = (day: Day) => day >= days[0]! && day <= days.at(-1)!;
  return isSeen(chosen) ? chosen : isSeen(today) ? today : days[0]!;
}
