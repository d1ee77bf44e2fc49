/* SPDX-License-Identifier: Apache-2.0 */
import { ClashIcon } from "../icons.tsx";
import { Link } from "../Link.tsx";
import { useStrings, useSurroundings } from "../surroundings.ts";
import { tell, type Clash } from "./clashes.ts";

export function ClashList({ clashes, isKnown }: { clashes: readonly Clash[]; isKnown: boolean }) {
  const strings = useStrings();
  return (
    <section class="clashes" aria-labelledby="clashes">
      <h2 id="clashes">{strings.clashes}</h2>
      {isKnown && clashes.length === 0 && <p class="quiet">{strings.noClashes}</p>}
      <ul>
        {clashes.map((clash) => (
          <li key={`${clash.one.number} ${clash.other.number}`}>
            <ClashIcon />
            <Sentence clash={clash} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Both numbers in it lead to their changes. */
function Sentence({ clash }: { clash: Clash }) {
  const { language, times } = useSurroundings();
  const numbers = [clash.one.number, clash.other.number];
  const parts = tell(clash, language.strings, times.span).split(/([\w-]+)/);
  return (
    <p>
      {parts.map((part, index) =>
        numbers.includes(part) ? (
          <Link key={index} to={{ view: "change", number: part }}>
            {part}
          </Link>
        ) : (
          part
        ),
      )}
    </p>
  );
}
