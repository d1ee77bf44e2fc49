/* SPDX-License-Identifier: Apache-2.0 */
import { BackIcon, ForthIcon } from "../icons.tsx";
import type { Span } from "../routes.ts";
import { useStrings, useSurroundings } from "../surroundings.ts";
import { plusMonths, type Day } from "./days.ts";

interface Props {
  readonly span: Span;
  /** The first and the last that are seen. */
  readonly days: readonly [Day, Day];
  readonly at: Day;
  readonly today: Day;
  readonly onGo: (kind: Span["kind"], day: Day) => void;
}

export function Toolbar({ span, days, at, today, onGo }: Props) {
  const strings = useStrings();
  const { times } = useSurroundings();
  const { kind } = span;
  const isMonth = kind === "month";
  const step = (count: 1 | -1) => (isMonth ? plusMonths(at, count) : at + 7 * count);
  return (
    <div class="toolbar">
      <h1>
        <span class="unseen">{strings.calendar}: </span>
        {span.kind === "month" ? times.month(span) : times.days(...days)}
        {span.kind === "week" && <span class="quiet"> {strings.weekNumber(span.week)}</span>}
      </h1>
      <div class="buttons">
        <button
          type="button"
          class="icon-button"
          aria-label={isMonth ? strings.previousMonth : strings.previousWeek}
          onClick={() => onGo(kind, step(-1))}
        >
          <BackIcon />
        </button>
        <button type="button" class="button" onClick={() => onGo(kind, today)}>
          {strings.today}
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={isMonth ? strings.nextMonth : strings.nextWeek}
          onClick={() => onGo(kind, step(1))}
        >
          <ForthIcon />
        </button>
        <div class="choice">
          <button type="button" aria-pressed={isMonth} onClick={() => onGo("month", at)}>
            {strings.month}
          </button>
          <button type="button" aria-pressed={!isMonth} onClick={() => onGo("week", at)}>
            {strings.week}
          </button>
        </div>
      </div>
    </div>
  );
}
