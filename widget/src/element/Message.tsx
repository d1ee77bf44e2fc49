/* SPDX-License-Identifier: Apache-2.0 */
import { Component, type ComponentChildren } from "preact";
import type { Entry, Failure, Heard, Said } from "../core/types.ts";
import { render } from "../markdown.ts";
import { ChangeCard, Pairs, Sources } from "./cards.tsx";
import { write } from "./dates.ts";
import { copy, thumb } from "./icons.tsx";
import { explain, type Ui } from "./ui.ts";

interface Props {
  readonly ui: Ui;
  readonly entry: Entry;
  /** Whether a day begins with it, and whether the next one is of another minute. */
  readonly isFirstOfDay: boolean;
  readonly isTimed: boolean;
}

/** Drawn again only when it is another: one more message costs nothing for the thousand before it. */
export class Message extends Component<Props> {
  override shouldComponentUpdate({ ui, entry, isFirstOfDay, isTimed }: Props) {
    const now = this.props;
    return ui !== now.ui || entry !== now.entry || isFirstOfDay !== now.isFirstOfDay || isTimed !== now.isTimed;
  }

  override render({ ui, entry, isFirstOfDay, isTimed }: Props) {
    const isBot = entry.from === "bot";
    return (
      <li
        part={`message ${entry.from}`}
        data-from={entry.from}
        data-seq={entry.seq}
        data-kind={isBot ? entry.reply.kind : undefined}
        data-delivery={isBot ? undefined : entry.delivery.state}
      >
        {isFirstOfDay && <p class="note">{write(entry.at, "day", ui.tag)}</p>}
        {isBot ? <HeardMessage ui={ui} message={entry} /> : <SaidMessage ui={ui} message={entry} />}
        <div class="foot">
          {isBot && <Actions ui={ui} message={entry} />}
          {isTimed && <time dateTime={entry.at.toISOString()}>{write(entry.at, "time", ui.tag)}</time>}
        </div>
      </li>
    );
  }
}

function SaidMessage({ ui, message: { key, text, delivery } }: { ui: Ui; message: Said }) {
  const { chat, s } = ui;
  return (
    <>
      <div class="bubble">
        <span class="unseen">{s.you}: </span>
        <span part="text" dir="auto">
          {text}
        </span>
      </div>
      {delivery.state === "failed" ? (
        <Problem ui={ui} summary={s.notSent} failure={delivery.failure}>
          <button type="button" onClick={() => chat.retry(key)}>
            {s.retry}
          </button>
          <button type="button" onClick={() => chat.discard(key)}>
            {s.discard}
          </button>
        </Problem>
      ) : (
        delivery.state === "waiting" && <small>{s.waiting}</small>
      )}
    </>
  );
}

function HeardMessage({ ui, message: { reply } }: { ui: Ui; message: Heard }) {
  const { s } = ui;
  const { kind, text, change, values, sources, incident } = reply;
  const remark = { confirm: s.confirm, hand_off: s.handOff, failure: s.failure, answer: "", ask: "" }[kind];
  return (
    <>
      <div class="bubble">
        {remark && <b>{incident ? `${remark} #${incident}` : remark}</b>}
        <Text text={text} />
        {values && <Pairs pairs={Object.entries(values)} />}
      </div>
      {change && <ChangeCard ui={ui} change={change} />}
      {sources.length > 0 && <Sources ui={ui} sources={sources} />}
    </>
  );
}

function Actions({ ui, message: { id, reply, vote } }: { ui: Ui; message: Heard }) {
  const { chat, mode, s, announce } = ui;
  const onCopy = async ({ currentTarget: button }: { currentTarget: Element }) => {
    try {
      await navigator.clipboard.writeText(reply.text);
      announce(s.copied);
      button.classList.add("done");
    } catch {
      // not allowed here: what is selected can be copied
      getSelection()?.selectAllChildren(button.closest("li")!.querySelector(".bubble")!);
    }
  };
  const toVote = reply.answeredBy || (mode === "customer" && reply.kind === "answer") ? (["up", "down"] as const) : [];
  return (
    <>
      <button type="button" class="tool" aria-label={s.copy} title={s.copy} onClick={onCopy}>
        {copy()}
      </button>
      {toVote.map((value) => {
        const label = value === "up" ? s.helpful : s.unhelpful;
        const isMine = vote === value;
        return (
          <button
            type="button"
            class={`tool ${value}`}
            aria-label={label}
            title={label}
            aria-pressed={isMine}
            onClick={() => chat.vote(id, isMine ? undefined : value)}
          >
            {thumb()}
          </button>
        );
      })}
    </>
  );
}

/** Markdown, drawn again only when it is another. */
export class Text extends Component<{ readonly text: string }> {
  override shouldComponentUpdate({ text }: { text: string }) {
    return text !== this.props.text;
  }

  override render({ text }: { text: string }) {
    return <div class="text" part="text" dir="auto" ref={(node) => node?.replaceChildren(render(text))} />;
  }
}

interface ProblemProps {
  readonly ui: Ui;
  readonly summary: string;
  readonly failure: Failure;
  readonly children: ComponentChildren;
}

/** What did not work, why, and what to do about it. */
export function Problem({ ui, summary, failure, children }: ProblemProps) {
  return (
    <div class="problem">
      <p>
        <b>{summary}</b> {explain(failure, ui)}
      </p>
      {children}
    </div>
  );
}
