/* SPDX-License-Identifier: Apache-2.0 */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Calendar } from "./calendar/Calendar.tsx";
import { ChangeView } from "./changes/ChangeView.tsx";
import { Changes } from "./changes/Changes.tsx";
import { keepTogether } from "./companion.ts";
import { Frame } from "./Frame.tsx";
import { Nothing } from "./Nothing.tsx";
import type { Route } from "./routes.ts";
import { Around, type Companion, type Surroundings } from "./surroundings.ts";
import { titleOf } from "./title.ts";

export function App({ around }: { around: Surroundings }) {
  const { place, companion, language } = around;
  const [route, setRoute] = useState(place.route);
  const main = useRef<HTMLElement>(null);
  const moved = useRef(false);
  const title = titleOf(route, around);

  useEffect(() => {
    const ends = [
      place.subscribe((byUser) => {
        moved.current ||= byUser;
        setRoute(place.route);
      }),
      keepTogether(companion.chat, place),
    ];
    return () => ends.forEach((end) => end());
  }, []);

  useLayoutEffect(() => {
    document.title = title ? `${title} · Parley` : "Parley";
  }, [title]);

  /** Goes on reading where the new view begins. */
  useLayoutEffect(() => {
    if (!moved.current) return;
    if (route.view === "conversation" && matchMedia("(pointer: fine)").matches) companion.focus();
    else main.current?.focus();
  }, [route.view, keyOf(route)]);
  useLayoutEffect(() => void (moved.current = false));

  const isTalking = route.view === "conversation";
  return (
    <Around.Provider value={around}>
      <a class="skip" href="#content">
        {language.strings.skip}
      </a>
      <Frame route={route}>
        <main id="content" tabIndex={-1} ref={main} data-view={route.view}>
          <h1 class="unseen" hidden={!isTalking}>
            {language.strings.conversation}
          </h1>
          <Talk companion={companion} hidden={!isTalking} />
          <View route={route} />
        </main>
      </Frame>
    </Around.Provider>
  );
}

/** What a view is about: another one is another place to read, not only another detail of it. */
function keyOf(route: Route): string | undefined {
  return route.view === "conversation" ? route.id : route.view === "change" ? route.number : undefined;
}

/** The conversation stays connected while something else is looked at. */
function Talk({ companion, hidden }: { companion: Companion; hidden: boolean }) {
  const room = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => room.current!.append(companion), []);
  return <div class="talk" ref={room} hidden={hidden} />;
}

function View({ route }: { route: Route }) {
  switch (route.view) {
    case "conversation":
      return null;
    case "changes":
      return <Changes filters={route.filters} />;
    case "change":
      return <ChangeView number={route.number} />;
    case "calendar":
      return <Calendar span={route.span} />;
    case "nothing":
      return <Nothing />;
    default:
      return route satisfies never;
  }
}
