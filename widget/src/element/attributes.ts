/* SPDX-License-Identifier: Apache-2.0 */
import type { ChatOptions, TransportName } from "../core/types.ts";

/** Those that make it another chat, or show another conversation, when they change. */
export const ATTRIBUTES = ["api-base-url", "customer-id", "mode", "transport", "display", "conversation-id", "lang"];

export interface Attributes extends ChatOptions {
  /** Fills its container, instead of floating over the page. */
  readonly isPage: boolean;
  /** BCP 47, the best one first. */
  readonly languages: readonly string[];
}

export function read(element: Element): Attributes {
  const given = (name: string) => element.getAttribute(name) ?? undefined;
  const language = element.closest("[lang]")?.getAttribute("lang") || undefined;
  const { languages } = navigator;
  // a page in English says nothing about how its reader writes dates
  const own = languages.find((tag) => tag.split("-")[0] === language);
  return {
    base: (given("api-base-url") ?? "").replace(/\/+$/, ""),
    mode: given("mode") === "assistant" ? "assistant" : "customer",
    transport: (given("transport") ?? "auto") as TransportName,
    customer: given("customer-id"),
    conversation: given("conversation-id"),
    language,
    isPage: given("display") === "page",
    languages: [...(own ? [own] : []), ...(language ? [language] : []), ...languages],
  };
}
