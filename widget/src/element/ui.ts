/* SPDX-License-Identifier: Apache-2.0 */
import type { Chat, Failure, Link, Mode, State } from "../core/types.ts";
import { within } from "../languages/format.ts";
import type { Strings } from "../languages/strings.ts";

/** What every view needs; another one when the language or the chat is another. */
export interface Ui {
  readonly chat: Chat;
  readonly mode: Mode;
  /** Parley's own address, which its relative links belong to. */
  readonly base: string;
  /** Fills its container, instead of floating over the page. */
  readonly isPage: boolean;
  /** BCP 47, for dates and numbers. */
  readonly tag: string;
  readonly s: Strings;
  /** Opens or closes the panel, with the focus where it belongs then. */
  show(isOpen: boolean): void;
  /** Goes on at the composer, or at the transcript so as to call up no keyboard. */
  goOn(): void;
  /** Says something to those who cannot see it. */
  announce(text: string): void;
}

/** The panel where it is mounted: drawn anew by `update`, gone after `unmount`. */
export interface Panel {
  update(ui: Ui, state: State, isOpen: boolean): void;
  unmount(): void;
}

/** Mounts the panel in a place of a shadow tree, whose style sheet it completes. */
export type Mount = (place: HTMLElement) => Panel;

/** What went wrong, and when to try again, unless the server has said so in its own words. */
export function explain(failure: Failure, { s, tag }: Ui): string {
  if (failure.kind !== "refused") return s[failure.kind];
  const { detail, status, retryAfter } = failure;
  const reason = detail ?? s.refused(status);
  if (retryAfter === undefined || detail?.includes(String(retryAfter))) return reason;
  return `${reason} ${s.tryAgain(within(tag, retryAfter))}`;
}

/** What to know about the connection; undefined if all is well. */
export function notice(link: Link, s: Strings): string | undefined {
  return link === "offline" ? s.offline : link === "signed-out" ? s.signedOut : link === "refused" ? s.turnedAway : undefined;
}
