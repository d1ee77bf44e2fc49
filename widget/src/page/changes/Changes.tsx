/* SPDX-License-Identifier: Apache-2.0 */
import { Problem } from "../Problem.tsx";
import { usePages } from "../pages.ts";
import { useStrings, useSurroundings } from "../surroundings.ts";
import { sorted } from "./change.ts";
import { ChangeTable } from "./ChangeTable.tsx";
import { FilterForm } from "./FilterForm.tsx";
import { isFiltering, isUpsideDown, writeFilters, type Filters } from "./filters.ts";

/** The user's changes, those that fit the filters. What is filtered stands in the address. */
export function Changes({ filters }: { filters: Filters }) {
  const strings = useStrings();
  const { api, place, zone } = useSurroundings();
  const { order } = filters;
  // another direction needs no other changes
  const question = writeFilters({ ...filters, order: order && { by: "start", latestFirst: false } });
  const { items, hasMore, isLoading, failure, more, retry } = usePages(question, (cursor) =>
    api.changes(filters, zone, cursor),
  );
  const show = (wanted: Filters) => place.rename({ view: "changes", filters: wanted });
  const isEmpty = items?.length === 0 && !failure;

  return (
    <div class="view changes">
      <h1>{strings.changes}</h1>
      <FilterForm filters={filters} onChange={show} />
      <p class="quiet count" role="status">
        {isLoading ? strings.loading : items && items.length > 0 ? strings.changesShown(items.length) : ""}
        {!isLoading && order && hasMore && ` · ${strings.sortedAmong(items?.length ?? 0)}`}
      </p>
      {failure && <Problem failure={failure} retry={retry} />}
      {isEmpty && !isLoading && <p class="empty">{isFiltering(filters) ? strings.noChangeFound : strings.noChanges}</p>}
      {items && items.length > 0 && !isUpsideDown(filters) && (
        <ChangeTable
          changes={sorted(items, order)}
          order={order}
          isBusy={isLoading}
          onOrder={(wanted) => show({ ...filters, order: wanted })}
        />
      )}
      {hasMore && (
        <button type="button" class="button more" disabled={isLoading} onClick={more}>
          {strings.more}
        </button>
      )}
    </div>
  );
}
