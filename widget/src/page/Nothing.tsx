/* SPDX-License-Identifier: Apache-2.0 */
import { ParleyIcon } from "./icons.tsx";
import { Link } from "./Link.tsx";
import { useStrings } from "./surroundings.ts";

export function Nothing() {
  const strings = useStrings();
  return (
    <div class="nothing">
      <ParleyIcon />
      <h1>{strings.notFound}</h1>
      <p>{strings.notFoundHint}</p>
      <Link to={{ view: "conversation" }} class="button">
        {strings.toStart}
      </Link>
    </div>
  );
}
