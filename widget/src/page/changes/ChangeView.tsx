/* SPDX-License-Identifier: Apache-2.0 */
import type { ComponentChildren } from "preact";
import { useAnswer } from "../answer.ts";
import { useAsk } from "../ask.ts";
import { monthOf } from "../calendar/days.ts";
import { BackIcon, CalendarIcon, OpenIcon, TalkIcon } from "../icons.tsx";
import { Link } from "../Link.tsx";
import { Moment } from "../Moment.tsx";
import { Problem } from "../Problem.tsx";
import { State } from "../State.tsx";
import { useStrings, useSurroundings } from "../surroundings.ts";
import type { Change } from "./change.ts";

/** All about one change. */
export function ChangeView({ number }: { number: string }) {
  const strings = useStrings();
  const { api } = useSurroundings();
  const { value: change, failure, isLoading, retry } = useAnswer(number, () => api.change(number));
  const isUnknown = failure?.kind === "refused" && failure.status === 404;
  return (
    <article class="view change" aria-busy={isLoading}>
      <Link to={{ view: "changes", filters: {} }} class="back">
        <BackIcon />
        {strings.changes}
      </Link>
      <h1>
        <span class="quiet">{number}</span>
        {change && change.number === number && <span dir="auto">{change.summary}</span>}
      </h1>
      {isLoading && <p class="quiet">{strings.loading}</p>}
      {isUnknown && <p class="empty">{strings.noSuchChange}</p>}
      {failure && !isUnknown && <Problem failure={failure} retry={retry} />}
      {change && change.number === number && <Details change={change} />}
    </article>
  );
}

function Details({ change }: { change: Change }) {
  const strings = useStrings();
  const { zone } = useSurroundings();
  const ask = useAsk();
  const { number, start, url } = change;
  return (
    <>
      <div class="buttons">
        <button type="button" class="button" onClick={() => ask(number)}>
          <TalkIcon />
          {strings.ask}
        </button>
        {start && (
          <Link class="button" to={{ view: "calendar", span: { kind: "month", ...monthOf(zone.dayAt(start)) } }}>
            <CalendarIcon />
            {strings.showInCalendar}
          </Link>
        )}
        {url && (
          <a class="button" href={url} target="_blank" rel="noopener noreferrer">
            <OpenIcon />
            {strings.openChange}
          </a>
        )}
      </div>
      <dl>
        <Fact name={strings.state}>{change.state && <State label={change.state} />}</Fact>
        <Fact name={strings.plannedStart}>{start && <Moment at={start} />}</Fact>
        <Fact name={strings.plannedEnd}>{change.end && <Moment at={change.end} />}</Fact>
        <Fact name={strings.item}>{change.item}</Fact>
        <Fact name={strings.priority}>{change.priority}</Fact>
        <Fact name={strings.type}>{change.type}</Fact>
        <Fact name={strings.risk}>{change.risk}</Fact>
        <Fact name={strings.issue}>{change.issue}</Fact>
        <Fact name={strings.pullRequest}>{change.pullRequest}</Fact>
        <Fact name={strings.created}>{change.created && <Moment at={change.created} />}</Fact>
        <Fact name={strings.updated}>{change.updated && <Moment at={change.updated} />}</Fact>
        <Fact name={strings.description} isLong>
          {change.description}
        </Fact>
      </dl>
    </>
  );
}

/** What is not known is not mentioned. */
function Fact({ name, children, isLong = false }: { name: string; children?: ComponentChildren; isLong?: boolean }) {
  return children ? (
    <div class={isLong ? "long" : undefined}>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  ) : null;
}
