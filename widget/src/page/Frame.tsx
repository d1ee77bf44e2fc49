/* SPDX-License-Identifier: Apache-2.0 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { CloseIcon, MenuIcon, ParleyIcon } from "./icons.tsx";
import type { Route } from "./routes.ts";
import { Sidebar } from "./sidebar/Sidebar.tsx";
import { useStrings, useSurroundings } from "./surroundings.ts";

const NARROW = "(max-width: 719px)";

/** The sidebar and what it leads to; where there is no room for both, the sidebar is a drawer. */
export function Frame({ route, children }: { route: Route; children: ComponentChildren }) {
  const isNarrow = useMedia(NARROW);
  return (
    <div class="frame">
      <header class={isNarrow ? "bar" : "sidebar"}>
        {isNarrow && <Drawer route={route} />}
        <p class="brand">
          <ParleyIcon />
          Parley
        </p>
        {!isNarrow && <Sidebar route={route} />}
      </header>
      {children}
    </div>
  );
}

/** A modal dialog: the browser keeps the focus in it, closes it by Escape, and gives the focus back. */
function Drawer({ route }: { route: Route }) {
  const strings = useStrings();
  const { place } = useSurroundings();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);

  useEffect(() => place.subscribe((moved) => moved && dialog.current?.close()), []);

  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={strings.openMenu}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => {
          dialog.current!.showModal();
          setOpen(true);
        }}
      >
        <MenuIcon />
      </button>
      <dialog
        class="drawer"
        ref={dialog}
        aria-label={strings.mainNavigation}
        onClose={() => setOpen(false)}
        onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      >
        <div class="sidebar">
          <button type="button" class="icon-button" aria-label={strings.closeMenu} onClick={() => dialog.current!.close()}>
            <CloseIcon />
          </button>
          {isOpen && <Sidebar route={route} />}
        </div>
      </dialog>
    </>
  );
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const change = () => setMatches(media.matches);
    media.addEventListener("change", change);
    return () => media.removeEventListener("change", change);
  }, [query]);
  return matches;
}
