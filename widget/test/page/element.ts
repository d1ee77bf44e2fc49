/* SPDX-License-Identifier: Apache-2.0 */
import type { Chat, Entry, State, Summary } from "../../src/core/types.ts";
import type { Talk } from "./parley.ts";

type Seen = Pick<State, "link" | "user" | "conversation" | "entries" | "conversations" | "hasMoreConversations">;

/** In place of `<parley-chat>`, for tests of what is around it: knows who is here, remembers a conversation, says things. */
class Conversation {
  readonly #listeners = new Set<() => void>();
  state: Seen = {
    link: "connecting",
    user: undefined,
    conversation: sessionStorage.getItem("conversation") ?? undefined,
    entries: [],
    conversations: undefined,
    hasMoreConversations: false,
  };
  #cursor: string | undefined;
  onDraft = (_text: string) => {};

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Who is it? */
  async start(): Promise<void> {
    const response = await fetch("/api/me/");
    if (response.ok) this.#show({ link: "online", user: await response.json() });
    else this.#show({ link: response.status === 401 ? "signed-out" : "offline" });
  }

  open(conversation: string): void {
    this.#become(conversation, []);
  }

  async list(more = false): Promise<void> {
    const query = new URLSearchParams({ limit: "20", ...(more && this.#cursor && { cursor: this.#cursor }) });
    const response = await fetch(`/api/chat/conversations/?${query}`);
    if (!response.ok) return;
    const { results, next } = (await response.json()) as { results: Talk[]; next: string | null };
    const found = results.map((talk) => ({
      id: talk.id,
      status: talk.status as Summary["status"],
      updatedAt: new Date(talk.updated_at),
      lastMessage: talk.last_message,
      messageCount: 2,
    }));
    this.#cursor = next ?? undefined;
    const conversations = more ? [...(this.state.conversations ?? []), ...found] : found;
    this.#show({ conversations, hasMoreConversations: next !== null });
  }

  startOver(): void {
    this.#become(undefined, []);
  }

  setDraft(text: string): void {
    this.onDraft(text);
  }

  async say(text: string): Promise<void> {
    const body = JSON.stringify({ message: text, conversation_id: this.state.conversation ?? null });
    const response = await fetch("/api/chat/message/", { method: "POST", body });
    const { conversation_id } = (await response.json()) as { conversation_id: string };
    const said: Entry = { from: "user", key: text, seq: 1 + this.state.entries.length, at: new Date(), text, delivery: { state: "sent" } };
    this.#become(conversation_id, [...this.state.entries, said]);
    await this.list();
  }

  async erase(conversation: string) {
    const response = await fetch(`/api/chat/conversations/${conversation}/`, { method: "DELETE" });
    if (!response.ok) return { ok: false, failure: { kind: "refused", status: response.status } } as const;
    if (conversation === this.state.conversation) this.startOver();
    this.#show({ conversations: this.state.conversations?.filter(({ id }) => id !== conversation) });
    return { ok: true, value: undefined } as const;
  }

  #become(conversation: string | undefined, entries: readonly Entry[]): void {
    if (conversation) sessionStorage.setItem("conversation", conversation);
    else sessionStorage.removeItem("conversation");
    this.#show({ conversation, entries });
  }

  #show(patch: Partial<Seen>): void {
    this.state = { ...this.state, ...patch };
    queueMicrotask(() => this.#listeners.forEach((listener) => listener()));
  }
}

class Placeholder extends HTMLElement {
  readonly #composer = document.createElement("textarea");
  readonly #log = document.createElement("div");
  #chat: Conversation | undefined;

  get chat(): Chat | undefined {
    return this.#chat as unknown as Chat | undefined;
  }

  connectedCallback(): void {
    const chat = (this.#chat = new Conversation());
    const given = this.getAttribute("conversation-id");
    if (given) chat.open(given);
    void chat.start();
    chat.onDraft = (text) => (this.#composer.value = text);
    this.#composer.setAttribute("aria-label", "Message");
    this.#composer.addEventListener("keydown", (event) => {
      if (event.key === "Enter") void chat.say(this.#composer.value);
    });
    this.#log.setAttribute("role", "log");
    this.#log.setAttribute("aria-label", "Conversation");
    const show = () => (this.#log.textContent = chat.state.conversation ?? "new");
    chat.subscribe(show);
    show();
    this.attachShadow({ mode: "open", delegatesFocus: true }).append(this.#log, this.#composer);
  }

  override focus(): void {
    this.#composer.focus();
  }
}

customElements.define("parley-chat", Placeholder);
