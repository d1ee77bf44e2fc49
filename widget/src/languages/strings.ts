/* SPDX-License-Identifier: Apache-2.0 */
import { phrase, type Forms } from "./format.ts";

/** A phrase around a name or a number, which stands in place of `{}`. */
type Around = `${string}{}${string}`;

/** Every word that the widget says itself, in one language: nothing but data, so that it can be fetched. */
export interface Words {
  readonly direction: "ltr" | "rtl";

  // Launcher and panel
  readonly open: string;
  readonly close: string;
  readonly unread: Forms;
  readonly conversation: string;
  readonly conversations: string;
  readonly newConversation: string;
  readonly earlier: string;
  readonly more: string;
  readonly back: string;
  readonly erase: string;
  readonly eraseForGood: string;
  readonly restoring: string;
  readonly latest: string;
  readonly greeting: string;
  readonly suggestions: string;

  // Messages
  readonly you: string;
  readonly typing: Around;
  readonly choices: string;
  readonly confirm: string;
  readonly handOff: string;
  readonly failure: string;
  readonly sources: string;
  readonly copy: string;
  readonly copied: string;
  readonly helpful: string;
  readonly unhelpful: string;

  // Change card
  readonly change: string;
  readonly state: string;
  /** When the change is to be made. */
  readonly window: string;
  readonly evidence: string;

  // Composer
  readonly message: string;
  readonly hint: string;
  readonly send: string;
  readonly tooLong: Forms;

  // Form
  readonly form: string;
  readonly optional: string;
  readonly choose: string;
  readonly results: Forms;
  readonly required: string;
  readonly notANumber: string;
  readonly notADate: string;
  readonly orType: string;

  // What goes wrong
  readonly offline: string;
  readonly online: string;
  readonly signedOut: string;
  /** The server said 403. */
  readonly turnedAway: string;
  /** Beside a message that could not be sent yet. */
  readonly waiting: string;
  readonly notSent: string;
  readonly notOpened: string;
  readonly retry: string;
  readonly discard: string;
  readonly unreachable: string;
  readonly interrupted: string;
  readonly unreadable: string;
  readonly exhausted: string;
  readonly refused: Around;
  /** `{}` is as `within` of `format.ts` says it: "in 5 seconds". */
  readonly tryAgain: Around;
}

/** The same as they are said: what has a count or a name in it takes it. */
export type Strings = {
  readonly [Key in keyof Words]: Words[Key] extends Forms
    ? (count: number) => string
    : Words[Key] extends Around
      ? (what: string | number) => string
      : Words[Key];
};

/** The words of a language as they are said where numbers are written so. */
export function strings(tag: string, words: Words): Strings {
  const said = Object.entries(words).map(([key, word]: [string, string | Forms]) => [
    key,
    typeof word !== "string"
      ? (count: number) => phrase(tag, word, count)
      : word.includes("{}")
        ? (what: string) => word.replace("{}", () => what)
        : word,
  ]);
  return Object.fromEntries(said) as Strings;
}
