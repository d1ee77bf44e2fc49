/* SPDX-License-Identifier: Apache-2.0 */
import type { ComponentChildren } from "preact";
import type { Change, Source } from "../core/types.ts";
import { safeLink } from "../link.ts";
import { span } from "./dates.ts";
import type { Ui } from "./ui.ts";

interface AnchorProps {
  readonly ui: Ui;
  readonly url: string | undefined;
  readonly children: ComponentChildren;
}

/** A link if the address is one that may be followed, else its words alone. Relative addresses are Parley's. */
function Anchor({ ui, url, children }: AnchorProps) {
  const href = url && URL.canParse(url, ui.base) ? safeLink(new URL(url, ui.base).href) : undefined;
  return href ? (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ) : (
    <>{children}</>
  );
}

/** What belongs to what. */
export function Pairs({ pairs }: { pairs: readonly (readonly [string, ComponentChildren])[] }) {
  return <dl>{pairs.map(([label, value]) => [<dt>{label}</dt>, <dd dir="auto">{value}</dd>])}</dl>;
}

export function ChangeCard({ ui, change }: { ui: Ui; change: Change }) {
  const { s, tag } = ui;
  const { number, summary, state, stateCode, start, end, url, evidence } = change;
  const pairs: [string, ComponentChildren][] = [];
  if (start || end) pairs.push([s.window, span(start, end, tag)]);
  for (const item of evidence) {
    pairs.push([
      item === evidence[0] ? s.evidence : "",
      <>
        <Anchor ui={ui} url={item.url}>
          {item.label}
        </Anchor>{" "}
        {item.state}
      </>,
    ]);
  }
  return (
    <section class="card" part="card" aria-label={`${s.change} ${number}`}>
      <div class="head">
        <b>
          <Anchor ui={ui} url={url}>
            {number}
          </Anchor>
        </b>
        <span class="state" part="state" data-state={stateCode}>
          <span class="unseen">{s.state}: </span>
          {state}
        </span>
      </div>
      <p dir="auto">{summary}</p>
      {pairs.length > 0 && <Pairs pairs={pairs} />}
    </section>
  );
}

export function Sources({ ui, sources }: { ui: Ui; sources: readonly Source[] }) {
  return (
    <ul class="sources" aria-label={ui.s.sources}>
      {sources.map(({ title, url, excerpt }) => {
        const link = (
          <Anchor ui={ui} url={url}>
            {title}
          </Anchor>
        );
        return (
          <li dir="auto">
            {excerpt ? (
              <details>
                <summary>{title}</summary>
                {excerpt} {url && link}
              </details>
            ) : (
              link
            )}
          </li>
        );
      })}
    </ul>
  );
}
