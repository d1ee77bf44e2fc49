/* SPDX-License-Identifier: Apache-2.0 */
import { Component } from "preact";
import type { State } from "../core/types.ts";
import { write } from "./dates.ts";
import { bin } from "./icons.tsx";
import { explain, type Ui } from "./ui.ts";

interface Props {
  readonly ui: Ui;
  readonly state: State;
  readonly onLeave: () => void;
}

/** The user's conversations: to go on with one, begin another, or erase one. `asking` is the one that may go. */
export class Conversations extends Component<Props, { asking?: string | undefined }> {
  override componentDidMount() {
    void this.props.ui.chat.list();
  }

  async #erase(id: string) {
    const { ui } = this.props;
    const result = await ui.chat.erase(id);
    if (!result.ok) ui.announce(explain(result.failure, ui));
    this.setState({ asking: undefined });
  }

  override render({ ui, state, onLeave }: Props, { asking }: { asking?: string | undefined }) {
    const { chat, s, tag } = ui;
    return (
      <div class="list">
        <button
          type="button"
          class="quick"
          onClick={() => {
            chat.startOver();
            onLeave();
          }}
        >
          {s.newConversation}
        </button>
        <ul>
          {state.conversations?.map(({ id, lastMessage, updatedAt }) => (
            <li key={id}>
              {id === asking ? (
                <>
                  <span class="item">{s.eraseForGood}</span>
                  <button type="button" class="danger" onClick={() => this.#erase(id)}>
                    {s.erase}
                  </button>
                  <button type="button" ref={(button) => button?.focus()} onClick={() => this.setState({ asking: undefined })}>
                    {s.back}
                  </button>
                </>
              ) : (
                <>
                  <button
                    type="button"
                    class="item"
                    aria-current={id === state.conversation}
                    onClick={() => {
                      chat.open(id);
                      onLeave();
                    }}
                  >
                    <span dir="auto">{lastMessage}</span>
                    <small>{write(updatedAt, "moment", tag)}</small>
                  </button>
                  <button
                    type="button"
                    class="tool"
                    aria-label={`${s.erase}: ${lastMessage}`}
                    onClick={() => this.setState({ asking: id })}
                  >
                    {bin()}
                  </button>
                </>
              )}
            </li>
          ))}
        </ul>
        {state.hasMoreConversations && (
          <button type="button" class="quick" onClick={() => chat.list(true)}>
            {s.more}
          </button>
        )}
      </div>
    );
  }
}
