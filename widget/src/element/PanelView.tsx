/* SPDX-License-Identifier: Apache-2.0 */
import { Component } from "preact";
import type { State } from "../core/types.ts";
import { plain } from "../markdown.ts";
import { Composer } from "./Composer.tsx";
import { Conversations } from "./Conversations.tsx";
import { back, close, list } from "./icons.tsx";
import { Transcript } from "./Transcript.tsx";
import { explain, notice, type Ui } from "./ui.ts";

interface Props {
  readonly ui: Ui;
  readonly state: State;
  readonly isOpen: boolean;
}

/** The panel, once it has been open; and what it says aloud, from then on. */
export class PanelView extends Component<Props, { isListing?: boolean }> {
  #hasBeenOpen = false;
  /** Keys of what has been said aloud. */
  readonly #told = new Set<string>();

  override componentDidMount() {
    this.#sayWhatIsNew();
  }

  override componentDidUpdate(before: Props) {
    this.#sayWhatIsNew(before);
  }

  /** Once, as it is read and not as it is marked up. The log is silent: what was restored is not read out. */
  #sayWhatIsNew(before?: Props) {
    const { ui, state } = this.props;
    const { link, entries } = state;
    if (link !== before?.state.link) this.#tell("", notice(link, ui.s));
    if (entries === before?.state.entries) return;
    for (const entry of entries.slice(-9)) {
      if (entry.from === "bot") {
        if (entry.fresh) this.#tell(entry.key, plain(entry.reply.text));
      } else if (entry.delivery.state === "failed") {
        this.#tell(`${entry.key}!`, `${ui.s.notSent} ${explain(entry.delivery.failure, ui)}`);
      } else {
        this.#told.delete(`${entry.key}!`);
      }
    }
  }

  #tell(key: string, text: string | undefined) {
    if (!text || this.#told.has(key)) return;
    if (key) this.#told.add(key);
    this.props.ui.announce(text);
  }

  readonly #leave = () => {
    this.setState({ isListing: false }, this.props.ui.goOn);
  };

  override render({ ui, state, isOpen }: Props, { isListing }: { isListing?: boolean }) {
    const { s, isPage, show } = ui;
    this.#hasBeenOpen ||= isOpen;
    if (!this.#hasBeenOpen) return null;
    const name = state.profile?.name ?? "Parley";
    const banner = notice(state.link, s);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.isComposing) show(false);
    };
    return (
      <section
        class="panel"
        part="panel"
        id="panel"
        role={isPage ? undefined : "dialog"}
        aria-label={name}
        hidden={!isOpen}
        onKeyDown={onKeyDown}
      >
        {!isPage && (
          <header part="header">
            <button
              type="button"
              class="tool"
              aria-label={isListing ? s.back : s.conversations}
              onClick={() => (isListing ? this.#leave() : this.setState({ isListing: true }))}
            >
              {isListing ? back() : list()}
            </button>
            <h2>{isListing ? s.conversations : name}</h2>
            <button type="button" class="tool" aria-label={s.close} onClick={() => show(false)}>
              {close()}
            </button>
          </header>
        )}
        {banner && (
          <p class="banner" part="banner">
            {banner}
          </p>
        )}
        {isListing ? (
          <Conversations ui={ui} state={state} onLeave={this.#leave} />
        ) : (
          <>
            <Transcript ui={ui} state={state} />
            <Composer ui={ui} draft={state.draft} />
          </>
        )}
      </section>
    );
  }
}
