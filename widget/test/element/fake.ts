/* SPDX-License-Identifier: Apache-2.0 */
import { ar } from "../../src/languages/ar.ts";
import { de } from "../../src/languages/de.ts";
import { learn } from "../../src/languages/index.ts";
import { NOTHING } from "../../src/core/ground.ts";
import { ChatElement } from "../../src/element/ChatElement.ts";
import { mount as mountPanel } from "../../src/element/mount.tsx";
import type { Mount } from "../../src/element/ui.ts";
import type { Candidate, Chat, ChatOptions, Entry, Heard, Reply, Said, State, Vote } from "../../src/core/types.ts";

const START: State = {
  ...NOTHING,
  link: "online",
  profile: { name: "VasiliasBot", greeting: "Hello, ask me **anything**.", suggestions: ["Opening hours", "Payment methods"] },
};

/** A chat that does at once what it is told, and keeps what it was asked for. */
export class FakeChat implements Chat {
  state: State;
  onSent: Chat["onSent"];
  onVoted: Chat["onVoted"];
  /** What was called, with what. */
  readonly calls: (readonly [name: string, ...args: unknown[]])[] = [];
  found: readonly Candidate[] = [];
  readonly #listeners = new Set<() => void>();
  #isTelling = false;

  constructor(
    readonly options: ChatOptions,
    state: Partial<State> = {},
  ) {
    this.state = { ...START, ...state };
  }

  set(change: Partial<State>) {
    this.state = { ...this.state, ...change };
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const listener of this.#listeners) listener();
    });
  }

  add(...entries: Entry[]) {
    this.set({ entries: [...this.state.entries, ...entries] });
  }

  /** What was given to the calls of one method. */
  called(name: string) {
    return this.calls.filter((call) => call[0] === name).map(([, ...args]) => args);
  }

  subscribe(listener: () => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start = () => this.#note("start");
  stop = () => this.#note("stop");
  typing = () => this.#note("typing");
  retry = (key: string) => this.#note("retry", key);
  discard = (key: string) => this.#note("discard", key);
  open = (id: string) => this.#note("open", id);
  startOver = () => this.#note("startOver");
  setOpen = (isOpen: boolean) => this.set({ isOpen, unread: isOpen ? 0 : this.state.unread });
  setDraft = (draft: string) => this.set({ draft });

  say(text: string, label?: string) {
    this.#note("say", text, label);
    if (!text.trim() || text.length > 4_000) return false;
    this.add(said(label ?? text));
    this.onSent?.("m1", text);
    return true;
  }

  fill(values: Readonly<Record<string, string>>, label: string) {
    this.#note("fill", values, label);
    this.add(said(label));
  }

  async vote(messageId: string, value: Vote | undefined) {
    this.#note("vote", messageId, value);
    this.set({
      entries: this.state.entries.map((entry) =>
        entry.from === "bot" && entry.id === messageId ? { ...entry, vote: value } : entry,
      ),
    });
    this.onVoted?.(messageId, value);
  }

  async earlier() {
    this.#note("earlier");
  }

  async list(more?: boolean) {
    this.#note("list", more);
  }

  async erase(id: string) {
    this.#note("erase", id);
    this.set({ conversations: this.state.conversations?.filter((summary) => summary.id !== id) });
    return { ok: true, value: undefined } as const;
  }

  async candidates(_field: unknown, typed: string) {
    this.#note("candidates", typed);
    return this.found;
  }

  #note(...call: [string, ...unknown[]]) {
    this.calls.push(call);
  }
}

let keys = 0;

export function said(text: string, more: Partial<Said> = {}): Said {
  return { from: "user", key: `k${++keys}`, seq: keys, at: new Date(), text, delivery: { state: "sent" }, ...more };
}

export function heard(text: string, reply: Partial<Reply> = {}, more: Partial<Heard> = {}): Heard {
  const key = `k${++keys}`;
  const whole: Reply = { kind: "answer", text, quickReplies: [], sources: [], ...reply };
  return { from: "bot", key, id: key, seq: keys, at: new Date(), fresh: true, reply: whole, ...more };
}

// here already: nothing is fetched
learn("ar", ar);
learn("de", de);

/** The element over a fake chat. */
export class TestElement extends ChatElement {
  /** How the next one begins. */
  static beginning: Partial<State> = {};
  readonly made: FakeChat[] = [];

  protected override connect(options: ChatOptions) {
    const fake = new FakeChat(options, TestElement.beginning);
    this.made.push(fake);
    return fake;
  }

  /** How the panel comes: at once, unless a test wants to see it come. */
  static panel: () => Mount | Promise<Mount> = () => mountPanel;

  protected override load() {
    return TestElement.panel();
  }

  get fake() {
    return this.made.at(-1)!;
  }

  get root() {
    return this.shadowRoot!;
  }

  /** The one node that fits, in the shadow tree. */
  one<T extends HTMLElement = HTMLElement>(selector: string) {
    const node = this.root.querySelector<T>(selector);
    if (!node) throw new Error(`There is no ${selector}.`);
    return node;
  }

  all<T extends HTMLElement = HTMLElement>(selector: string) {
    return [...this.root.querySelectorAll<T>(selector)];
  }

  /** The button or link with this name. */
  named<T extends HTMLElement = HTMLElement>(name: string | RegExp) {
    const found = this.all<T>("button, a, summary").find((node) => {
      const label = (node.getAttribute("aria-label") ?? node.textContent).trim();
      return typeof name === "string" ? label === name : name.test(label);
    });
    if (!found) throw new Error(`Nothing is named ${name}.`);
    return found;
  }
}

customElements.define("test-chat", TestElement);

export function mount(beginning: Partial<State> = {}, attributes: Record<string, string> = {}): TestElement {
  TestElement.beginning = beginning;
  const element = document.createElement("test-chat") as TestElement;
  for (const [name, value] of Object.entries({ lang: "en", ...attributes })) element.setAttribute(name, value);
  document.body.append(element);
  return element;
}

/** When what was told is drawn. */
export const settled = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
