/* SPDX-License-Identifier: Apache-2.0 */
import { CalendarIcon, ListIcon, PlusIcon, TalkIcon } from "../icons.tsx";
import { Link } from "../Link.tsx";
import type { Route } from "../routes.ts";
import { useStrings } from "../surroundings.ts";
import { useChat } from "../chat.ts";
import { Conversations } from "./Conversations.tsx";

export function Sidebar({ route }: { route: Route }) {
  const strings = useStrings();
  const conversation = useChat((state) => state.conversation);
  return (
    <>
      <Link to={{ view: "conversation" }} class="button new">
        <PlusIcon />
        {strings.newConversation}
      </Link>
      <nav aria-label={strings.mainNavigation}>
        <ul>
          <li>
            <Link to={{ view: "conversation", id: conversation }} current={route.view === "conversation"}>
              <TalkIcon />
              {strings.conversation}
            </Link>
          </li>
          <li>
            <Link to={{ view: "changes", filters: {} }} current={route.view === "changes" || route.view === "change"}>
              <ListIcon />
              {strings.changes}
            </Link>
          </li>
          <li>
            <Link to={{ view: "calendar" }} current={route.view === "calendar"}>
              <CalendarIcon />
              {strings.calendar}
            </Link>
          </li>
        </ul>
      </nav>
      <Conversations open={route.view === "conversation" ? conversation : undefined} />
    </>
  );
}
