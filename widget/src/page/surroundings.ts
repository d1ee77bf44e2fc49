/* SPDX-License-Identifier: Apache-2.0 */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Chat } from "../core/types.ts";
import type { PageApi } from "./api.ts";
import type { Zone } from "./calendar/zone.ts";
import type { Language } from "./languages/index.ts";
import type { Place } from "./place.ts";
import type { Times } from "./times.ts";

/** The conversation's element. */
export interface Companion extends HTMLElement {
  readonly chat: Chat;
}

/** What every part of the page needs. */
export interface Surroundings {
  readonly api: PageApi;
  readonly place: Place;
  readonly language: Language;
  readonly zone: Zone;
  readonly times: Times;
  readonly companion: Companion;
}

export const Around = createContext<Surroundings | undefined>(undefined);

export function useSurroundings(): Surroundings {
  const around = useContext(Around);
  if (!around) throw new Error("There is nothing around this part.");
  return around;
}

export function useStrings() {
  return useSurroundings().language.strings;
}
