/* SPDX-License-Identifier: Apache-2.0 */
import { useSurroundings } from "../surroundings.ts";
import type { Day } from "./days.ts";

/** The names of the days, above the columns. */
export function Weekdays({ week }: { week: readonly Day[] }) {
  const { times } = useSurroundings();
  return (
    <div class="names" role="row">
      {week.map((day) => (
        <span key={day} role="columnheader">
          <span class="unseen">{times.weekday(day, "long")}</span>
          <span aria-hidden="true">{times.weekday(day, "short")}</span>
        </span>
      ))}
    </div>
  );
}
