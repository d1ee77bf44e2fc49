/* SPDX-License-Identifier: Apache-2.0 */

/** A phrase for a count, in each form that the language has; the number stands in place of `#`. */
export type Forms = { readonly [rule in Intl.LDMLPluralRule]?: string } & { readonly other: string };

export function phrase(tag: string, forms: Forms, count: number): string {
  const form = forms[new Intl.PluralRules(tag).select(count)] ?? forms.other;
  return form.replace("#", count.toLocaleString(tag));
}

export const plural = (tag: string, forms: Forms) => (count: number) => phrase(tag, forms, count);

/** "in 5 seconds", "now", in the words of the language. */
export function within(tag: string, seconds: number): string {
  return new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(Math.ceil(seconds), "second");
}
