/* SPDX-License-Identifier: Apache-2.0 */
import { useSurroundings } from "./surroundings.ts";

export function Moment({ at }: { at: Date | undefined }) {
  const { times } = useSurroundings();
  return at ? <time dateTime={at.toISOString()}>{times.moment(at)}</time> : <>–</>;
}
