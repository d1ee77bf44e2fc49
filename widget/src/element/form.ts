/* SPDX-License-Identifier: Apache-2.0 */
import type { Field, Reply } from "../core/types.ts";
import { toIso, write } from "./dates.ts";
import type { Ui } from "./ui.ts";

/** What a field was filled in with: to send, and to read; or what is wrong with it. */
export interface Filled {
  readonly value: string;
  readonly label: string;
  readonly problem?: string;
}

/** Reads a field; `picked` is the label of what was chosen for a reference. */
export function read(field: Field, typed: string, picked: string | undefined, { s, tag }: Pick<Ui, "s" | "tag">): Filled {
  const text = typed.trim();
  const wrong = (problem: string) => ({ value: "", label: "", problem });
  if (!text) return field.required ? wrong(s.required) : { value: "", label: "" };
  if (field.type === "number") {
    const value = number(text, tag);
    return value ? { value, label: text } : wrong(s.notANumber);
  }
  if (field.type === "date_time") {
    const value = toIso(text);
    return value ? { value, label: write(new Date(value), "moment", tag) } : wrong(s.notADate);
  }
  return { value: text, label: picked ?? field.options.find(({ value }) => value === text)?.label ?? text };
}

/** As the API wants it, from how it is written in the language: a point or the language's own sign, and no thousands. */
function number(text: string, tag: string): string | undefined {
  const sign = (1.5).toLocaleString(tag, { numberingSystem: "latn" })[1]!;
  const value = text.replace(sign, ".");
  return /^[+-]?\d+(\.\d+)?$/.test(value) ? value : undefined;
}

/** Whether all that a form asks is offered as quick replies too: then it need not be shown. */
export function isOffered({ form, quickReplies }: Reply): boolean {
  const [field, ...others] = form?.fields ?? [];
  const isReply = (option: Reply["quickReplies"][number]) =>
    quickReplies.some(({ label, value }) => value === option.value || label === option.label);
  return field?.type === "choice" && !others.length && field.options.length > 0 && field.options.every(isReply);
}
