/* SPDX-License-Identifier: Apache-2.0 */
import { useAsk } from "../ask.ts";
import { OrderIcon, TalkIcon } from "../icons.tsx";
import { Link } from "../Link.tsx";
import { useStrings } from "../surroundings.ts";
import { Moment } from "../Moment.tsx";
import { State } from "../State.tsx";
import type { Change } from "./change.ts";
import type { Column, Order } from "./filters.ts";

interface Props {
  readonly changes: readonly Change[];
  readonly order: Order | undefined;
  readonly isBusy: boolean;
  readonly onOrder: (order: Order | undefined) => void;
}

/** Roles are given although elements have them: where rows are shown as cards, browsers forget what they are. */
export function ChangeTable({ changes, order, isBusy, onOrder }: Props) {
  const strings = useStrings();
  const hasItems = changes.some(({ item }) => item !== undefined);
  const column = (name: string) => (
    <th role="columnheader" scope="col">
      {name}
    </th>
  );
  const sortable = (name: string, by: Column) => <SortHeader name={name} by={by} order={order} onOrder={onOrder} />;
  return (
    <table role="table" aria-busy={isBusy}>
      <caption class="unseen">{strings.changes}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {column(strings.number)}
          {column(strings.summary)}
          {column(strings.state)}
          {hasItems && column(strings.item)}
          {sortable(strings.plannedStart, "start")}
          {column(strings.plannedEnd)}
          {sortable(strings.updated, "updated")}
          <th role="columnheader" scope="col">
            <span class="unseen">{strings.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {changes.map((change) => (
          <ChangeRow key={change.number} change={change} hasItems={hasItems} />
        ))}
      </tbody>
    </table>
  );
}

/** Latest first, then earliest first, then as they came. */
function SortHeader(props: { name: string; by: Column; order: Order | undefined; onOrder: Props["onOrder"] }) {
  const { name, by, order, onOrder } = props;
  const own = order?.by === by ? order : undefined;
  const direction = own ? (own.latestFirst ? "descending" : "ascending") : "none";
  const next = own ? (own.latestFirst ? { by, latestFirst: false } : undefined) : { by, latestFirst: true };
  return (
    <th role="columnheader" scope="col" class="sortable" aria-sort={direction}>
      <button type="button" onClick={() => onOrder(next)}>
        {name}
        <OrderIcon order={direction} />
      </button>
    </th>
  );
}

function ChangeRow({ change, hasItems }: { change: Change; hasItems: boolean }) {
  const strings = useStrings();
  const ask = useAsk();
  const { number, summary, state, item, start, end, updated } = change;
  return (
    <tr role="row">
      <th role="rowheader" scope="row" data-label={strings.number}>
        <Link to={{ view: "change", number }}>{number}</Link>
      </th>
      <td role="cell" data-label={strings.summary} dir="auto">
        {summary}
      </td>
      <td role="cell" data-label={strings.state}>
        <State label={state} />
      </td>
      {hasItems && (
        <td role="cell" data-label={strings.item}>
          {item ?? "–"}
        </td>
      )}
      <td role="cell" data-label={strings.plannedStart}>
        <Moment at={start} />
      </td>
      <td role="cell" data-label={strings.plannedEnd}>
        <Moment at={end} />
      </td>
      <td role="cell" data-label={strings.updated}>
        <Moment at={updated} />
      </td>
      <td role="cell">
        <button type="button" class="button" aria-label={`${strings.ask}: ${number}`} title={strings.ask} onClick={() => ask(number)}>
          <TalkIcon />
          <span>{strings.ask}</span>
        </button>
      </td>
    </tr>
  );
}
