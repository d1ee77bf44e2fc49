/* SPDX-License-Identifier: Apache-2.0 */
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { el } from "./el.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import type { Strings } from "./strings.ts";

/** A new language is a file, and its name here. */
export const languages: Readonly<Record<string, Strings>> = { en, de, el, es, fr, ar };

/** A language to speak: what is said, and the tag by which dates and numbers are written. */
export interface Language {
  readonly tag: string;
  readonly strings: Strings;
}

/** The first of these BCP 47 tags that is spoken, region aside (`de-AT` speaks `de`); English if none is. */
export function speak(...tags: readonly (string | undefined)[]): Language {
  for (const tag of tags) {
    const strings = tag && languages[tag.toLowerCase().split("-")[0]!];
    if (strings) return { tag, strings };
  }
  return { tag: "en", strings: en };
}
