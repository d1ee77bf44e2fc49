/* SPDX-License-Identifier: Apache-2.0 */
import type { Page } from "./listing.ts";
import type { Unsent } from "./outbox.ts";
import type { Frame } from "./read.ts";
import type { Link, Vote } from "./types.ts";

/** What the tabs of a user tell each other. */
export interface News {
  /** The server has told whoever leads. */
  readonly frame?: Frame;
  readonly link?: Link;
  /** Something is to be sent, or has become of it; or it is stored, or given up. */
  readonly put?: Unsent;
  readonly gone?: string;
  readonly here?: Here;
  readonly bye?: string;
  readonly leads?: true;
  readonly typing?: Frame;
  readonly open?: { readonly thread: string | undefined; readonly at: number };
  readonly read?: readonly [conversation: string, seq: number];
  readonly vote?: readonly [message: string, value: Vote | undefined];
  readonly listed?: Page;
}

/** Where a tab is. */
export interface Here {
  readonly tab: string;
  readonly conversation: string | undefined;
  readonly after: number;
  readonly isVisible: boolean;
  /** Whether it knows that there is more. */
  readonly isBehind: boolean;
}
