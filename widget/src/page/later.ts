/* SPDX-License-Identifier: Apache-2.0 */
import { useEffect, useState } from "preact/hooks";

/** The value, once it has been the same for so many milliseconds. */
export function useLater<T>(value: T, pause: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
