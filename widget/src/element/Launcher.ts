/* SPDX-License-Identifier: Apache-2.0 */
import type { Strings } from "../languages/strings.ts";
import { BUBBLE, DOWN } from "./paths.ts";

const SVG = "http://www.w3.org/2000/svg";

export interface Look {
  readonly s: Strings;
  readonly unread: number;
  readonly isOpen: boolean;
  /** Pressed, and the panel is not there yet. */
  readonly isBusy: boolean;
  /** Whether the panel could not be fetched. */
  readonly hasFailed: boolean;
}

interface Told {
  press(): void;
  /** It will probably be pressed. */
  approach(): void;
  /** Somebody typed this ahead, where the composer is not there yet. */
  type(key: string): void;
}

/** The button that opens and closes the panel; there before anything else is. */
export class Launcher {
  readonly node = document.createElement("button");
  readonly #path = document.createElementNS(SVG, "path");
  readonly #badge = document.createElement("b");
  #isBusy = false;

  constructor(told: Told) {
    const { node } = this;
    const icon = document.createElementNS(SVG, "svg");
    icon.setAttribute("viewBox", "0 0 24 24");
    icon.ariaHidden = "true";
    icon.append(this.#path);
    this.#badge.className = "badge";
    node.type = "button";
    node.className = "primary launcher";
    node.part.add("launcher");
    node.append(icon, this.#badge);
    node.onclick = () => told.press();
    for (const near of ["pointerenter", "focus", "touchstart"]) node.addEventListener(near, () => told.approach(), { passive: true });
    node.onkeydown = (event) => {
      if (!this.#isBusy || event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      told.type(event.key);
    };
  }

  update({ s, unread, isOpen, isBusy, hasFailed }: Look) {
    const { node } = this;
    const isUnread = !isOpen && unread > 0;
    const name = isUnread ? `${s.open}, ${s.unread(unread)}` : s.open;
    this.#isBusy = isBusy;
    node.ariaLabel = isOpen ? s.close : hasFailed ? `${name}. ${s.unreachable}` : name;
    node.title = hasFailed ? s.unreachable : "";
    node.ariaExpanded = `${isOpen}`;
    node.ariaBusy = `${isBusy}`;
    this.#path.setAttribute("d", isOpen ? DOWN : BUBBLE);
    this.#badge.hidden = !isUnread;
    this.#badge.textContent = `${unread}`;
  }
}
