/* SPDX-License-Identifier: Apache-2.0 */
import { useLayoutEffect, useRef } from "preact/hooks";
import { useAsk } from "../ask.ts";
import { ClashIcon, CloseIcon } from "../icons.tsx";
import { Link } from "../Link.tsx";
import { State } from "../State.tsx";
import { useStrings, useSurroundings } from "../surroundings.ts";
import { during } from "./bars.ts";
import type { Day } from "./days.ts";
import type { Window } from "./window.ts";

interface Props {
  readonly day: Day;
  readonly windows: readonly Window[];
  readonly onClose: () => void;
}

/** All windows of a day. */
export function DayDialog({ day, windows, onClose }: Props) {
  const strings = useStrings();
  const { times, zone, language } = useSurroundings();
  const dialog = useRef<HTMLDialogElement>(null);
  const found = during(windows, day, day, zone);
  const hours = zone.hoursOf(day);

  useLayoutEffect(() => dialog.current!.showModal(), []);

  return (
    <dialog
      class="day-dialog"
      ref={dialog}
      aria-labelledby="day-title"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div class="head">
        <h2 id="day-title">{times.day(day)}</h2>
        <button type="button" class="icon-button" aria-label={strings.close} onClick={() => dialog.current!.close()}>
          <CloseIcon />
        </button>
      </div>
      {hours !== 24 && <p class="quiet">{strings.dayOfHours(hours)}</p>}
      {found.length === 0 && <p class="empty">{strings.noWindows}</p>}
      <ul>
        {found.map((window) => (
          <WindowItem key={window.number} window={window} numbers={new Intl.ListFormat(language.tag)} />
        ))}
      </ul>
    </dialog>
  );
}

function WindowItem({ window, numbers }: { window: Window; numbers: Intl.ListFormat }) {
  const strings = useStrings();
  const { times } = useSurroundings();
  const ask = useAsk();
  const { number, summary, start, end, item, state, isMine, clashesWith } = window;
  return (
    <li>
      <p class="when">{times.span.formatRange(start, end)}</p>
      <h3 dir="auto">{summary || number}</h3>
      <p class="quiet">
        <Link to={{ view: "change", number }}>{number}</Link>
        {item && <span>{item}</span>}
        <State label={state} />
        <span>{isMine ? strings.mine : strings.others}</span>
      </p>
      {clashesWith.length > 0 && (
        <p class="clash">
          <ClashIcon />
          {strings.clashesWith(numbers.format(clashesWith))}
        </p>
      )}
      <button type="button" class="button" aria-label={`${strings.ask}: ${number}`} onClick={() => ask(number)}>
        {strings.ask}
      </button>
    </li>
  );
}
