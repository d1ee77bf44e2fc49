/* SPDX-License-Identifier: Apache-2.0 */
import type { Chat, Mode, State } from "../core/types.ts";
import { english, type Language } from "../languages/index.ts";
import { announce, announcer } from "./announce.ts";
import { Arrival, type Load } from "./Arrival.ts";
import { Launcher } from "./Launcher.ts";
import type { Ui } from "./ui.ts";

/** How long an open panel waits for its language, in milliseconds; then it is English until it comes. */
const PATIENCE = 1_000;

/** Where the focus goes. */
const COMPOSER = "#message, .list .quick";
const LAUNCHER = ".launcher";

interface Setting {
  readonly chat: Chat;
  readonly mode: Mode;
  readonly base: string;
  readonly isPage: boolean;
  readonly language: Language | Promise<Language>;
  readonly load: Load;
  goOn(): void;
}

/** What there is to see of a chat, from its start to its stop: the launcher at once, the panel when it is needed. */
export class Face {
  readonly #shadow: ShadowRoot;
  readonly #setting: Setting;
  readonly #root = document.createElement("div");
  readonly #place = document.createElement("div");
  readonly #announcer = announcer();
  readonly #launcher: Launcher;
  readonly #arrival: Arrival;
  #ui!: Ui;
  /** While the language is being fetched. */
  #isLearning = false;
  #isOver = false;
  #drawn: State | undefined;
  #frame = 0;
  /** Where the focus is to go as soon as that is there, unless it is not any more where it was. */
  #aim: { readonly to: string; readonly from: Element | null } | undefined;

  constructor(shadow: ShadowRoot, setting: Setting) {
    this.#shadow = shadow;
    this.#setting = setting;
    const { chat, isPage, load } = setting;
    this.#arrival = new Arrival(load, this.#place, () => this.#settle());
    this.#launcher = new Launcher({
      press: () => this.show(!this.#isShown),
      approach: () => this.#arrival.expect(),
      type: (key) => chat.setDraft(chat.state.draft + key),
    });
    this.#root.className = isPage ? "whole" : "root";
    this.#place.className = "place";
    this.#root.append(this.#place, this.#announcer);
    shadow.replaceChildren(this.#root);
    this.#learn();
  }

  /** Opens or closes the panel. What presses a busy launcher again has opened it already. */
  show(isOpen: boolean) {
    const { chat, isPage } = this.#setting;
    this.#arrival.forget();
    if (!isPage) {
      chat.setOpen(isOpen);
      this.#aim = { to: isOpen ? COMPOSER : LAUNCHER, from: document.activeElement };
    }
    this.draw();
  }

  focus(selector: string) {
    this.#shadow.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }

  /** Text that is being written comes faster than it can be seen: once a frame is enough. */
  changed() {
    const { entries, piece } = this.#setting.chat.state;
    if (piece && piece !== this.#drawn?.piece && entries === this.#drawn?.entries) {
      this.#frame ||= requestAnimationFrame(() => this.draw());
    } else {
      this.draw();
    }
  }

  draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#isOver) return;
    if (this.#isWanted) this.#arrival.need();
    const { state } = this.#setting.chat;
    const before = this.#drawn;
    this.#drawn = state;
    this.#drawLauncher(state);
    const { panel } = this.#arrival;
    if (panel) panel.update(this.#ui, state, this.#isShown);
    else if (before && before.entries !== state.entries) this.#tellUnread(state);
    this.#moveFocus();
  }

  end() {
    this.#isOver = true;
    this.#arrival.end();
    this.#root.remove();
  }

  get #isWanted() {
    const { chat, isPage } = this.#setting;
    return isPage || chat.state.isOpen;
  }

  get #isShown() {
    return this.#isWanted && !!this.#arrival.panel && !this.#isLearning;
  }

  #drawLauncher({ unread }: State) {
    const { node } = this.#launcher;
    const isOpen = this.#isShown;
    const { hasFailed } = this.#arrival;
    this.#launcher.update({ s: this.#ui.s, unread, isOpen, isBusy: this.#isWanted && !isOpen && !hasFailed, hasFailed });
    // a page of its own needs none, but to try again
    if (this.#setting.isPage && !hasFailed) node.remove();
    else if (!node.isConnected) this.#announcer.before(node);
  }

  /** Without the panel nobody reads aloud what comes. */
  #tellUnread({ entries, unread }: State) {
    const last = entries.at(-1);
    if (unread && last?.from === "bot" && last.fresh) announce(this.#announcer, this.#ui.s.unread(unread));
  }

  #moveFocus() {
    if (!this.#aim || this.#isShown !== (this.#aim.to === COMPOSER)) return;
    const { to, from } = this.#aim;
    this.#aim = undefined;
    if (document.activeElement === from) this.focus(to);
  }

  #use({ tag, strings }: Language) {
    const { chat, mode, base, isPage, goOn } = this.#setting;
    this.#root.lang = tag;
    this.#root.dir = strings.direction;
    this.#ui = {
      chat,
      mode,
      base: new URL(base, document.baseURI).href,
      isPage,
      tag,
      s: strings,
      show: (isOpen) => this.show(isOpen),
      goOn,
      announce: (text) => announce(this.#announcer, text),
    };
  }

  #learn() {
    const { language } = this.#setting;
    if (!(language instanceof Promise)) return this.#use(language);
    this.#use(english);
    this.#isLearning = true;
    const learnt = () => {
      this.#isLearning = false;
      this.draw();
    };
    setTimeout(learnt, PATIENCE);
    void language.then((arrived) => {
      this.#use(arrived);
      learnt();
    });
  }

  /** The panel is there, or cannot be had: then it is not open, so that the next press opens it. */
  #settle() {
    const { chat, isPage } = this.#setting;
    if (this.#arrival.hasFailed) {
      this.#aim = undefined;
      if (!isPage) chat.setOpen(false);
      announce(this.#announcer, this.#ui.s.unreachable);
    }
    this.draw();
  }
}
