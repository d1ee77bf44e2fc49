/* SPDX-License-Identifier: Apache-2.0 */
import { isFields, text, texts, type Fields } from "../json.ts";

/** When a change is to be made, and who else is there then. `end` does not belong to it any more. */
export interface Window {
  readonly number: string;
  readonly summary: string;
  readonly state: string;
  readonly start: Date;
  readonly end: Date;
  /** The configuration item. */
  readonly item: string | undefined;
  readonly isMine: boolean;
  /** Numbers of the changes that touch the same configuration item meanwhile. */
  readonly clashesWith: readonly string[];
}

/** All windows of some time, or the first of them. */
export interface Windows {
  readonly windows: readonly Window[];
  readonly truncated: boolean;
}

export function readWindows({ results, truncated }: Fields): Windows | undefined {
  if (!Array.isArray(results)) return undefined;
  return { windows: results.filter(isFields).flatMap(readWindow), truncated: truncated === true };
}

function readWindow(json: Fields): Window[] {
  const number = text(json["number"]);
  const start = new Date(text(json["planned_start_date"]) ?? "");
  const end = new Date(text(json["planned_end_date"]) ?? start);
  if (!number || Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) return [];
  return [
    {
      number,
      summary: text(json["short_description"]) ?? "",
      state: text(json["state"]) ?? "",
      start,
      end: end < start ? start : end,
      item: text(json["cmdb_ci"]),
      isMine: json["is_mine"] === true,
      clashesWith: texts(json["clashes_with"]),
    },
  ];
}
