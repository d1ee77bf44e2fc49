/* SPDX-License-Identifier: Apache-2.0 */
import { Ground, NOTHING } from "./ground.ts";
import { Line } from "./line.ts";
import { lastUser, Memory, NOBODY } from "./memory.ts";
import { idOf, Outbox, shown, type Unsent } from "./outbox.ts";
import { candidates, erase, list, present, vote } from "./requests.ts";
import { Session } from "./session.ts";
import type { Candidate, Chat, ChatOptions, Field, Result, State, Vote } from "./types.ts";
import { browser, type World } from "./world.ts";

/** Longest message that Parley takes, in UTF-16 units, after trimming. */
export const LONGEST = 4000;

export function createChat(options: ChatOptions, world: World = browser()): Chat {
  return new Conversing(options, world);
}

class Conversing extends Ground implements Chat {
  /** What was said before it was known by whom. */
  #early: Unsent[] = [];
  /** What is to be open, where that was said before it was known for whom. */
  #opening: readonly [thread: string | undefined] | undefined;
  #enter!: (session: Session) => void;
  #known = new Promise<Session>((enter) => (this.#enter = enter));
  #typed = -Infinity;
  onSent: Chat["onSent"];
  onVoted: Chat["onVoted"];

  start(): void {
    const { conversation, base } = this.options;
    if (this.state.isOpen || conversation || lastUser(this.world, base)) this.#begin();
  }

  stop(): void {
    this.line?.close();
    this.session?.close();
    this.line = this.session = undefined;
    this.#known = new Promise((enter) => (this.#enter = enter));
    this.show({ ...NOTHING, isOpen: this.state.isOpen });
  }

  say(said: string, label = said): boolean {
    const message = said.trim();
    if (message === "" || message.length > LONGEST) return false;
    this.#say(message, label.trim());
    return true;
  }

  fill(values: Readonly<Record<string, string>>, label: string): void {
    this.#say(label, label, values);
  }

  retry(key: string): void {
    this.session?.retry(key);
    this.line?.wake();
  }

  discard(key: string): void {
    this.session?.tell({ gone: key });
  }

  async vote(id: string, value: Vote | undefined): Promise<void> {
    const voted = this.state.entries.find((entry) => entry.from === "bot" && entry.id === id);
    if (voted?.from !== "bot" || voted.vote === value) return;
    this.session?.tell({ vote: [id, value] });
    if (await vote(this, id, value)) this.onVoted?.(id, value);
    else this.session?.tell({ vote: [id, voted.vote] });
  }

  setDraft(draft: string): void {
    this.session?.memory.setHere("draft", draft || undefined);
    this.show({ draft });
  }

  setOpen(isOpen: boolean): void {
    this.show({ isOpen });
    this.session?.memory.set("open", isOpen || undefined);
    this.session?.transcript.draw();
    if (isOpen) this.#begin();
  }

  typing(): void {
    const now = this.world.now();
    if (now - this.#typed < 3000) return;
    this.#typed = now;
    const id = idOf(this.session?.transcript.thread);
    if (id) this.session?.tell({ typing: { type: "typing", is_typing: true, conversation_id: id } });
  }

  open(conversation: string): void {
    this.#go(conversation);
  }

  startOver(): void {
    this.#go(undefined);
  }

  async earlier(): Promise<void> {
    await this.session?.transcript.earlier();
  }

  async list(more = false, query = ""): Promise<void> {
    this.#begin();
    const session = this.session ?? (await this.#known);
    const page = await list(this, session, more, query);
    if (page && session === this.session) session.tell({ listed: page });
  }

  erase(conversation: string): Promise<Result<void>> {
    return erase(this, conversation);
  }

  candidates(field: Field, typed: string): Promise<readonly Candidate[]> {
    return candidates(this, field, typed);
  }

  #go(thread: string | undefined): void {
    if (this.session) return this.session.open(thread);
    this.#opening = [thread];
    this.show({ conversation: thread, restoring: thread !== undefined });
    this.#begin();
  }

  #say(said: string, label: string, form?: Readonly<Record<string, string>>): void {
    this.#begin();
    const { world, options, session, line } = this;
    const item = { key: world.id(), thread: "", text: said, label, form, at: world.now() };
    if (session) session.say(item);
    else {
      this.#early.push(item);
      const { base, mode, customer = "" } = options;
      new Outbox(new Memory(world, [base, lastUser(world, base) ?? NOBODY, mode, customer])).put(item);
      this.show({ entries: this.#early.map((early) => shown(early)) });
    }
    this.onSent?.(item.key, label);
    line?.wake();
  }

  /** Finds out who the user is, and connects. */
  #begin(): void {
    this.line ??= new Line(this);
  }

  /** Somebody is here, perhaps after somebody else: nothing of theirs stays. */
  enter(user: NonNullable<State["user"]>): void {
    const { isOpen, profile } = this.state;
    const before = this.session ? { ...NOTHING, isOpen, profile } : this.state;
    this.session?.close();
    this.session = undefined;
    this.line?.restart();
    this.show({ ...before, link: "connecting", user });
    this.session = new Session(this, user.id, this.#early.splice(0), this.#opening);
    this.#opening = undefined;
    this.#enter(this.session);
    void present(this);
  }
}
