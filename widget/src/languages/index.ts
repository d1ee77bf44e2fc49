/* SPDX-License-Identifier: Apache-2.0 */
import { en } from "./en.ts";
import { strings, type Strings, type Words } from "./strings.ts";

/** A language to speak: what is said, and the tag by which dates and numbers are written. */
export interface Language {
  readonly tag: string;
  readonly strings: Strings;
}

/** A new language is a file beside this one, and its name here. */
export const NAMES = ["en", "de", "el", "es", "fr", "ar"] as const;

export const english: Language = { tag: "en", strings: strings("en", en) };

/** Those that are here; the others are fetched when they are first spoken, and only once. */
const known = new Map<string, Words | Promise<Words>>([["en", en]]);

/**
 * The first of these BCP 47 tags that is spoken, region aside (`de-AT` speaks `de`); English if none is, or if it cannot be
 * fetched from Parley at `base`. At once if it is here.
 */
export function speak(base: string, ...tags: readonly (string | undefined)[]): Language | Promise<Language> {
  for (const tag of tags) {
    const name = NAMES.find((name) => name === tag?.split("-")[0]!.toLowerCase());
    if (!name) continue;
    const words = known.get(name) ?? learn(name, ask(base, name));
    const spoken = (words: Words) => (words === en && name !== "en" ? english : { tag: tag!, strings: strings(tag!, words) });
    return words instanceof Promise ? words.then(spoken) : spoken(words);
  }
  return english;
}

/** What cannot be fetched is said in English, and not asked for again. */
async function ask(base: string, name: string): Promise<Words> {
  let words = en;
  try {
    const response = await fetch(`${base}/parley-chat.${name}.json`, { credentials: "omit" });
    if (response.ok) words = { ...en, ...(await response.json()) };
  } catch {
    // English it is
  }
  known.set(name, words);
  return words;
}

/** From now on this language is here, or on its way. */
export function learn<W extends Words | Promise<Words>>(name: string, words: W): W {
  known.set(name, words);
  return words;
}
