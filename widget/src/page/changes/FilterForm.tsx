/* SPDX-License-Identifier: Apache-2.0 */
import { useEffect, useRef, useState } from "preact/hooks";
import { iso, readDay } from "../calendar/days.ts";
import { SearchIcon } from "../icons.tsx";
import { useStrings } from "../surroundings.ts";
import { isFiltering, isUpsideDown, type Filters } from "./filters.ts";

/** How long nothing must be typed before it is looked for, in milliseconds. */
const PAUSE = 300;

interface Props {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

export function FilterForm({ filters, onChange }: Props) {
  const strings = useStrings();
  const latest = useRef(filters);
  latest.current = filters;
  const change = (part: Partial<Filters>) => onChange({ ...latest.current, ...part });
  const { state, text, item, from, until } = filters;
  const isWrong = isUpsideDown(filters);

  return (
    <form class="filters" role="search" aria-label={strings.filters} onSubmit={(event) => event.preventDefault()}>
      <label class="wide">
        {strings.text}
        <span class="search">
          <SearchIcon />
          <Typed value={text} onChange={(typed) => change({ text: typed })} />
        </span>
      </label>
      <label>
        {strings.state}
        <select value={state ?? ""} onChange={(event) => change({ state: event.currentTarget.value || undefined })}>
          <option value="">{strings.anyState}</option>
          {[...new Set([...Object.keys(strings.states), ...(state ? [state] : [])])].map((label) => (
            <option key={label} value={label}>
              {strings.states[label] ?? label}
            </option>
          ))}
        </select>
      </label>
      <label>
        {strings.item}
        <Typed value={item} onChange={(typed) => change({ item: typed })} />
      </label>
      <label>
        {strings.from}
        <input
          type="date"
          value={from === undefined ? "" : iso(from)}
          onChange={(event) => change({ from: readDay(event.currentTarget.value) })}
        />
      </label>
      <label>
        {strings.until}
        <input
          type="date"
          value={until === undefined ? "" : iso(until)}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? "upside-down" : undefined}
          onChange={(event) => change({ until: readDay(event.currentTarget.value) })}
        />
      </label>
      {isFiltering(filters) && (
        <button type="button" class="button" onClick={() => onChange({ order: filters.order })}>
          {strings.clearFilters}
        </button>
      )}
      {isWrong && (
        <p id="upside-down" class="wrong" role="alert">
          {strings.untilBeforeFrom}
        </p>
      )}
    </form>
  );
}

/** Tells what is typed once nothing more is. */
function Typed({ value = "", onChange }: { value: string | undefined; onChange: (typed: string | undefined) => void }) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    if (value === told.current) return; // otherwise it comes from elsewhere: filters were cleared, or it is another address
    told.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === told.current) return;
    const timer = setTimeout(() => {
      told.current = wanted;
      onChange(wanted || undefined);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return <input type="search" dir="auto" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />;
}
