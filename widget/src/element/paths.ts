/* SPDX-License-Identifier: Apache-2.0 */
// What is drawn on buttons without the panel too, in a square of 24.

export const BUBBLE =
  "M7 20.500V17A4.5 4.5 0 0 1 3 12.500V8A4.5 4.5 0 0 1 7.5 3.500h9A4.5 4.5 0 0 1 21 8v4.500A4.5 4.5 0 0 1 16.5 17H11zM8 8.500h8M8 12.500h5";
export const DOWN = "m6 9 6 6 6-6";
