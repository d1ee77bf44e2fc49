/* SPDX-License-Identifier: Apache-2.0 */

/** A JSON object whose members are not to be trusted yet. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(json: unknown): json is Fields {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** A text that says something. */
export function text(json: unknown): string | undefined {
  return typeof json === "string" && json !== "" ? json : undefined;
}

export function texts(json: unknown): readonly string[] {
  return Array.isArray(json) ? json.filter((item) => typeof item === "string") : [];
}

export function moment(json: unknown): Date | undefined {
  const date = new Date(text(json) ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** A part of a longer list; `next` is the cursor of what follows. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

export function readPage<T>({ results, next }: Fields, read: (item: Fields) => T | undefined): Page<T> | undefined {
  if (!Array.isArray(results)) return undefined;
  const items = results.filter(isFields).map(read);
  return { items: items.filter((item) => item !== undefined), next: text(next) };
}
