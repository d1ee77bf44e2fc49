/* SPDX-License-Identifier: Apache-2.0 */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { ClashIcon } from "../icons.tsx";
import { useStrings, useSurroundings } from "../surroundings.ts";
import type { GridProps } from "./Calendar.tsx";
import type { Day } from "./days.ts";

interface Props extends Pick<GridProps, "today" | "at" | "hasMoved" | "onKey" | "onOpen"> {
  readonly day: Day;
  /** How many windows, and clashes, the day has. */
  readonly windows: number;
  readonly clashes: number;
  readonly isOutside?: boolean;
  readonly children: ComponentChildren;
}

/** A day of a grid. One of them can be reached by Tab, the others from it by arrow keys. */
export function Cell({ day, windows, clashes, isOutside = false, children, ...grid }: Props) {
  const strings = useStrings();
  const { times, zone } = useSurroundings();
  const cell = useRef<HTMLDivElement>(null);
  const isAt = grid.at === day;
  const hours = zone.hoursOf(day);
  const shift = hours === 24 ? undefined : strings.dayOfHours(hours);

  useLayoutEffect(() => {
    // Days that are drawn anew lose the focus to nobody; who has it elsewhere keeps it.
    const focused = document.activeElement;
    if (isAt && grid.hasMoved && (focused === document.body || focused?.closest("[role=grid]"))) cell.current!.focus();
  });

  return (
    <div
      class="cell"
      role="gridcell"
      ref={cell}
      tabIndex={isAt ? 0 : -1}
      aria-current={grid.today === day ? "date" : undefined}
      data-outside={isOutside}
      data-windows={windows}
      onKeyDown={grid.onKey}
      onClick={() => grid.onOpen(day)}
    >
      <p class="day">
        <span class="unseen">
          {[times.day(day), shift, windows > 0 ? strings.windows(windows) : strings.noWindows].filter(Boolean).join(", ")}
        </span>
        <span class="number" aria-hidden="true" title={shift}>
          <span class="weekday">{times.weekday(day, "short")}</span> <b>{times.dayNumber(day)}</b>
          {shift && <span class="shift">{hours} h</span>}
        </span>
        {clashes > 0 && (
          <span class="clash">
            <ClashIcon />
            <span class="text">{strings.clashCount(clashes)}</span>
          </span>
        )}
      </p>
      {children}
    </div>
  );
}
