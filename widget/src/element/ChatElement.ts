/* SPDX-License-Identifier: Apache-2.0 */
import type { Chat, ChatOptions } from "../core/types.ts";
import { speak, type Language } from "../languages/index.ts";
import { ATTRIBUTES, read } from "./attributes.ts";
import { Face } from "./Face.ts";
import css from "./launcher.css?inline";
import type { Mount } from "./ui.ts";

let sheet: CSSStyleSheet | undefined;

/** What is asked for a bearer token. */
export type GetToken = NonNullable<ChatOptions["getToken"]>;

/**
 * A conversation with Parley on any page.
 *
 * Attributes: `api-base-url`, `customer-id`, `conversation-id`, `mode` (customer, assistant), `lang`, `theme` (light, dark,
 * auto), `transport` (auto, websocket, sse, polling), `display` (`page` fills its container). Events, composed and bubbling:
 * `message-sent` {messageId, text}, `feedback-submitted` {messageId, value: "up", "down" or null}, `conversation-changed`
 * {conversationId}.
 */
export abstract class ChatElement extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;

  readonly #shadow = this.attachShadow({ mode: "open" });
  #getToken: GetToken | undefined;
  #chat: Chat | undefined;
  #face: Face | undefined;
  #isRestarting = false;
  #unsubscribe: (() => void) | undefined;

  constructor() {
    super();
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    this.#shadow.adoptedStyleSheets = [sheet];
    // set before the element was known
    const given = Object.getOwnPropertyDescriptor(this, "getToken")?.value as GetToken | undefined;
    delete (this as { getToken?: GetToken | undefined }).getToken;
    this.#getToken = given;
  }

  protected abstract connect(options: ChatOptions): Chat;

  /** The panel, for a Parley at `base`. */
  protected abstract load(base: string): Mount | Promise<Mount>;

  /** The first of these languages that there is; fetched if it is not English. */
  protected speak(base: string, tags: readonly (string | undefined)[]): Language | Promise<Language> {
    return speak(base, ...tags);
  }

  /** For pages that sign their users in: gives a bearer token, asked again after a 401. */
  get getToken(): GetToken | undefined {
    return this.#getToken;
  }

  set getToken(getToken: GetToken | undefined) {
    this.#getToken = getToken;
    this.#restart();
  }

  /** Opens the panel, the focus in the composer. */
  open() {
    this.#show(true);
  }

  /** Closes the panel, the focus back on what opens it. */
  close() {
    this.#show(false);
  }

  /** Goes on at the composer, or at the transcript so as to call up no keyboard. */
  override focus() {
    this.#face?.focus(matchMedia("(pointer: coarse)").matches ? ".log" : "#message");
  }

  /** Begins another conversation. */
  startOver() {
    this.#chat?.startOver();
    this.focus();
  }

  /** What it shows, for a page around the element; another object after a restart. */
  get chat(): Chat {
    return this.#chat!;
  }

  connectedCallback() {
    this.#start();
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null) {
    if (!this.#chat || before === value) return;
    if (name !== "conversation-id") this.#restart();
    else if (value && value !== this.#chat.state.conversation) this.#chat.open(value);
  }

  /** Once for however many attributes are set together. */
  #restart() {
    if (!this.#chat || this.#isRestarting) return;
    this.#isRestarting = true;
    queueMicrotask(() => {
      this.#isRestarting = false;
      if (!this.#chat) return;
      this.#stop();
      this.#start();
    });
  }

  #start() {
    const { isPage, languages, ...options } = read(this);
    const chat = this.connect({ ...options, getToken: this.#getToken });
    const face = new Face(this.#shadow, {
      chat,
      mode: options.mode,
      base: options.base,
      isPage,
      language: this.speak(options.base, languages),
      load: () => this.load(options.base),
      goOn: () => this.focus(),
    });
    this.#chat = chat;
    this.#face = face;
    chat.onSent = (messageId, text) => this.#tell("message-sent", { messageId, text });
    chat.onVoted = (messageId, value) => this.#tell("feedback-submitted", { messageId, value: value ?? null });
    if (isPage) chat.setOpen(true);
    chat.start();
    let { conversation } = chat.state;
    this.#unsubscribe = chat.subscribe(() => {
      face.changed();
      if (conversation === chat.state.conversation) return;
      conversation = chat.state.conversation;
      this.#tell("conversation-changed", { conversationId: conversation });
    });
    face.draw();
  }

  #stop() {
    this.#unsubscribe?.();
    this.#chat?.stop();
    this.#face?.end();
    this.#chat = this.#face = undefined;
  }

  #tell(name: string, detail: object) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #show(isOpen: boolean) {
    if (this.getAttribute("display") !== "page") this.#face?.show(isOpen);
  }
}
