/* SPDX-License-Identifier: Apache-2.0 */
import type { Summary } from "../../core/types.ts";
import { EraseIcon } from "../icons.tsx";
import { Link } from "../Link.tsx";
import { useStrings, useSurroundings } from "../surroundings.ts";

interface Props {
  readonly summary: Summary;
  readonly isOpen: boolean;
  readonly onErase: () => void;
}

export function ConversationItem({ summary: { id, lastMessage, status, updatedAt }, isOpen, onErase }: Props) {
  const strings = useStrings();
  const { times } = useSurroundings();
  const name = lastMessage || strings.noMessage;
  return (
    <li>
      <Link to={{ view: "conversation", id }} current={isOpen}>
        <span class="last" dir="auto">
          {name}
        </span>
        <span class="quiet">
          <span class="status" data-status={status}>
            {strings.status[status]}
          </span>
          <time dateTime={updatedAt.toISOString()} title={times.moment(updatedAt)}>
            {times.recent(updatedAt)}
          </time>
        </span>
      </Link>
      <button type="button" class="icon-button" aria-label={strings.eraseConversation(name)} onClick={onErase}>
        <EraseIcon />
      </button>
    </li>
  );
}
