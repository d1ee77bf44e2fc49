/* SPDX-License-Identifier: Apache-2.0 */
import { useStrings } from "./surroundings.ts";

/** @param label in English, as the API gives it */
export function State({ label }: { label: string }) {
  const strings = useStrings();
  return label ? <span class="state">{strings.states[label] ?? label}</span> : <>–</>;
}
