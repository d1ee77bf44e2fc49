/* SPDX-License-Identifier: Apache-2.0 */
// What is fetched when the panel is needed: parley-chat-panel.js.
import { render } from "preact";
import css from "./panel.css?inline";
import { PanelView } from "./PanelView.tsx";
import type { Panel } from "./ui.ts";

let sheet: CSSStyleSheet | undefined;

export function mount(place: HTMLElement): Panel {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  const { adoptedStyleSheets } = place.getRootNode() as ShadowRoot;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);

  // keyboards of phones cover the page: what is left of it is told to the style sheet
  const gone = new AbortController();
  const fit = () => {
    place.style.setProperty("--height", `${visualViewport!.height}px`);
    place.style.setProperty("--top", `${visualViewport!.offsetTop}px`);
  };
  for (const moved of ["resize", "scroll"]) visualViewport?.addEventListener(moved, fit, { signal: gone.signal });

  return {
    update: (ui, state, isOpen) => render(<PanelView ui={ui} state={state} isOpen={isOpen} />, place),
    unmount: () => {
      gone.abort();
      render(null, place);
    },
  };
}
