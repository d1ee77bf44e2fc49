/* SPDX-License-Identifier: Apache-2.0 */
import { useRef, useState } from "preact/hooks";
import type { Summary } from "../../core/types.ts";
import { SearchIcon } from "../icons.tsx";
import { usePages } from "../pages.ts";
import { Problem } from "../Problem.tsx";
import { useLater } from "../later.ts";
import { useStrings, useSurroundings } from "../surroundings.ts";
import { ConversationItem } from "./ConversationItem.tsx";
import { EraseDialog } from "./EraseDialog.tsx";
import { useList } from "./list.ts";

/** How long nothing must be typed before it is searched for, in milliseconds. */
const PAUSE = 300;

/** The user's conversations, newest first. @param open the one that is seen now */
export function Conversations({ open }: { open: string | undefined }) {
  const strings = useStrings();
  const { api } = useSurroundings();
  const [typed, setTyped] = useState("");
  const [erased, setErased] = useState(0);
  const [doomed, setDoomed] = useState<Summary>();
  const search = useRef<HTMLInputElement>(null);
  const wanted = useLater(typed.trim(), PAUSE);
  const all = useList();
  const found = usePages(wanted ? `${wanted} ${erased}` : undefined, (cursor) => api.conversations(wanted, cursor));
  const { items, hasMore, isLoading, failure, more, retry } = wanted ? found : all;

  return (
    <section class="conversations" aria-labelledby="conversations">
      <h2 id="conversations">{strings.conversations}</h2>
      <label class="search">
        <span class="unseen">{strings.searchConversations}</span>
        <SearchIcon />
        <input
          ref={search}
          type="search"
          dir="auto"
          placeholder={strings.searchConversations}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <p class="unseen" role="status">
        {erased > 0 && !wanted ? strings.erased : wanted && items && !isLoading ? strings.conversationsFound(items.length) : ""}
      </p>
      {failure && <Problem failure={failure} retry={retry} />}
      {!items && isLoading && <p class="quiet">{strings.loading}</p>}
      {items?.length === 0 && !failure && <p class="quiet">{wanted ? strings.noConversationFound : strings.noConversations}</p>}
      <ul aria-busy={isLoading}>
        {items?.map((summary) => (
          <ConversationItem
            key={summary.id}
            summary={summary}
            isOpen={summary.id === open}
            onErase={() => setDoomed(summary)}
          />
        ))}
      </ul>
      {hasMore && (
        <button type="button" class="button" disabled={isLoading} onClick={more}>
          {strings.more}
        </button>
      )}
      {doomed && (
        <EraseDialog
          conversation={doomed}
          onClose={(isErased) => {
            setDoomed(undefined);
            if (!isErased) return;
            setErased(erased + 1);
            search.current?.focus(); // the button that was used is gone with its conversation
          }}
        />
      )}
    </section>
  );
}
