/* SPDX-License-Identifier: Apache-2.0 */
import { Component, createRef } from "preact";
import type { QuickReply, State } from "../core/types.ts";
import { sameDay, sameMinute } from "./dates.ts";
import { FormView } from "./Form.tsx";
import { isOffered } from "./form.ts";
import { down } from "./icons.tsx";
import { Message, Problem, Text } from "./Message.tsx";
import type { Ui } from "./ui.ts";

/** How near to an end of the transcript counts as there, in pixels. */
const NEAR = 60;

/** How many messages are drawn at first, and how many more each time the user reads up to the first. */
const PAGE = 100;

interface Props {
  readonly ui: Ui;
  readonly state: State;
}

interface Shown {
  readonly isAway: boolean;
  readonly count: number;
}

/**
 * The conversation. The log's origin is its end (`column-reverse`), so the browser itself sticks to the end, stays where the
 * user reads, and does not jump when earlier messages come; nothing is measured.
 */
export class Transcript extends Component<Props, Shown> {
  override state: Shown = { isAway: false, count: PAGE };
  readonly #log = createRef<HTMLDivElement>();

  readonly #toEnd = () => this.#log.current!.scrollTo(0, 0);

  readonly #earlier = () => {
    const { ui, state } = this.props;
    const { count } = this.state;
    this.setState({ count: count + PAGE });
    if (count >= state.entries.length) void ui.chat.earlier();
  };

  readonly #onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = this.#log.current!;
    this.setState({ isAway: scrollTop < -NEAR });
    if (this.#hasEarlier && scrollHeight - clientHeight + scrollTop < NEAR) this.#earlier();
  };

  get #hasEarlier() {
    const { entries, hasEarlier } = this.props.state;
    return hasEarlier || entries.length > this.state.count;
  }

  override componentDidUpdate({ state: { entries } }: Props) {
    const last = this.props.state.entries.at(-1);
    if (last?.from === "user" && last.key !== entries.at(-1)?.key) this.#toEnd();
  }

  override render({ ui, state }: Props, { isAway, count }: Shown) {
    const { chat, s, tag } = ui;
    const { isTyping, piece, profile, restoring, unrestored, conversation } = state;
    const entries = state.entries.slice(-count);
    const last = entries.at(-1);
    const reply = last?.from === "bot" && !isTyping ? last.reply : undefined;
    const isEmpty = !last && !restoring && !unrestored;
    return (
      <div class="transcript">
        <div
          class="log"
          part="log"
          role="log"
          aria-live="off"
          aria-label={s.conversation}
          tabIndex={0}
          ref={this.#log}
          onScroll={this.#onScroll}
        >
          <div class="page" lang={tag}>
            {this.#hasEarlier ? (
              <button type="button" class="quick" onClick={this.#earlier}>
                {s.earlier}
              </button>
            ) : (
              <Bubble text={profile?.greeting ?? s.greeting} />
            )}
            {restoring && <p class="note">{s.restoring}</p>}
            {unrestored && (
              <Problem ui={ui} summary={s.notOpened} failure={unrestored}>
                <button type="button" onClick={() => (conversation ? chat.open(conversation) : chat.start())}>
                  {s.retry}
                </button>
              </Problem>
            )}
            <ol>
              {entries.map((entry, index) => {
                const before = entries[index - 1];
                const next = entries[index + 1];
                return (
                  <Message
                    key={entry.key}
                    ui={ui}
                    entry={entry}
                    isFirstOfDay={!before || !sameDay(before.at, entry.at)}
                    isTimed={next?.from !== entry.from || !sameMinute(entry.at, next.at)}
                  />
                );
              })}
            </ol>
            {isTyping && (piece ? <Bubble text={piece} /> : <Dots label={s.typing(profile?.name ?? "Parley")} />)}
            {reply?.form && !isOffered(reply) && <FormView key={last!.key} ui={ui} form={reply.form} />}
            <Choices ui={ui} label={s.choices} choices={reply?.quickReplies} />
            <Choices
              ui={ui}
              label={s.suggestions}
              choices={isEmpty ? profile?.suggestions.map((text) => ({ label: text, value: text })) : []}
            />
          </div>
        </div>
        <button type="button" class="latest round" aria-label={s.latest} hidden={!isAway} onClick={this.#toEnd}>
          {down()}
        </button>
      </div>
    );
  }
}

const Bubble = ({ text }: { text: string }) => (
  <div class="bubble">
    <Text text={text} />
  </div>
);

const Dots = ({ label }: { label: string }) => (
  <div class="bubble dots" role="img" aria-label={label}>
    <i />
    <i />
    <i />
  </div>
);

interface ChoicesProps {
  readonly ui: Ui;
  readonly label: string;
  readonly choices: readonly QuickReply[] | undefined;
}

function Choices({ ui: { chat, goOn }, label, choices }: ChoicesProps) {
  return choices?.length ? (
    <div class="choices" role="group" aria-label={label}>
      {choices.map(({ label, value }) => (
        <button
          type="button"
          class="quick"
          dir="auto"
          onClick={() => {
            chat.say(value, label);
            goOn();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  ) : null;
}
