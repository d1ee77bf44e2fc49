/* SPDX-License-Identifier: Apache-2.0 */
import { DOWN } from "./paths.ts";

const icon = (path: string) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
);

// new nodes each time: an element cannot stand in two places
export const down = () => icon(DOWN);
export const close = () => icon("M6 6l12 12M18 6L6 18");
export const back = () => icon("m14 6-6 6 6 6");
export const list = () => icon("M4 6h16M4 12h16M4 18h10");
export const bin = () => icon("M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13");
export const send = () => icon("M12 19V5m-6 6 6-6 6 6");
export const copy = () => icon("M9 9h10v11H9zM5 15V4h10");
export const thumb = () => icon("M7 11v9H4v-9zM7 11l4-7a2 2 0 0 1 2 2v4h5a2 2 0 0 1 2 2l-1.5 6a2 2 0 0 1-2 2H7");
