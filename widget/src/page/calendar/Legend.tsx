/* SPDX-License-Identifier: Apache-2.0 */
import { ClashIcon } from "../icons.tsx";
import { useStrings, useSurroundings } from "../surroundings.ts";

/** What the marks mean, and whose time it is. */
export function Legend({ at }: { at: Date }) {
  const strings = useStrings();
  const { times } = useSurroundings();
  return (
    <div class="legend quiet">
      <ul aria-label={strings.legend}>
        <li>
          <span class="face" data-mine="true" />
          {strings.mine}
        </li>
        <li>
          <span class="face" data-mine="false" />
          {strings.others}
        </li>
        <li>
          <span class="face" data-mine="false" data-clash="true">
            <ClashIcon />
          </span>
          {strings.clash}
        </li>
      </ul>
      <p>{strings.timeZone(times.zoneName(at))}</p>
    </div>
  );
}
