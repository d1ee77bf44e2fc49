/* SPDX-License-Identifier: Apache-2.0 */
import { Company } from "./company.ts";
import type { Ground } from "./ground.ts";
import { isRefused } from "./http.ts";
import { Listing } from "./listing.ts";
import { Memory } from "./memory.ts";
import type { News } from "./news.ts";
import { idOf, newThread, Outbox, type Unsent } from "./outbox.ts";
import { readEntry, text, type Frame } from "./read.ts";
import { welcome } from "./requests.ts";
import { Sending } from "./sending.ts";
import { Tabs } from "./tabs.ts";
import { Transcript } from "./transcript.ts";
import type { Entry, Link } from "./types.ts";

/** A user's conversations in this tab: what is open, what was said, what is still to be sent. */
export class Session {
  readonly #ground: Ground;
  readonly #sending: Sending;
  readonly #unwatch: () => void;
  #opened = 0;
  #isClosed = false;
  readonly memory: Memory;
  readonly outbox: Outbox;
  readonly transcript: Transcript;
  readonly listing: Listing;
  /** This tab, and where all of them are; known only where this one leads. */
  readonly tab: string;
  readonly tabs: Tabs;
  readonly company: Company;

  /** @param early what was said and opened before it was known by whom */
  constructor(ground: Ground, user: string, early: readonly Unsent[], opening?: readonly [string | undefined]) {
    const { world, options, state } = (this.#ground = ground);
    const who = [options.base, user, options.mode, options.customer ?? ""] as const;
    this.tab = world.id();
    this.memory = new Memory(world, who);
    this.outbox = new Outbox(this.memory);
    this.transcript = new Transcript(ground, this);
    this.listing = new Listing(ground);
    this.company = new Company(ground);
    const lead = () => this.tell({ leads: true, link: "connecting" });
    this.tabs = new Tabs(world, `parley|${who.join("|")}`, lead, (news) => this.#take(news));
    this.#sending = new Sending(ground, this);
    this.#unwatch = world.watch(() => this.transcript.greet());
    if (state.draft) this.memory.setHere("draft", state.draft);
    if (state.isOpen) this.memory.set("open", true);
    ground.show({ draft: state.draft || (this.memory.get("draft") ?? ""), isOpen: state.isOpen || this.memory.get("open") === true });
    this.transcript.go(opening ? opening[0] : (options.conversation ?? this.memory.get("thread")));
    for (const item of early) this.outbox.put(item);
    for (const item of this.outbox.all) if (!item.thread) this.say(item);
    this.#offer();
  }

  close(): void {
    this.#isClosed = true;
    this.transcript.close();
    this.tabs.tell({ bye: this.tab });
    this.tabs.leave();
    this.#unwatch();
  }

  // What the user does.

  say(said: Omit<Unsent, "thread">): void {
    if (!this.transcript.thread) this.open(newThread(said.key));
    const at = Math.max(said.at, (this.outbox.all.at(-1)?.at ?? 0) + 1);
    this.tell({ put: { ...said, at, thread: this.transcript.thread! } });
  }

  retry(key: string): void {
    const item = this.outbox.get(key);
    if (!item?.failure) return;
    if (isRefused(item.failure, 404)) {
      const thread = newThread(this.#ground.world.id());
      for (const lost of this.outbox.all) if (lost.thread === item.thread) this.tell({ put: { ...lost, thread, failure: undefined } });
      if (this.transcript.thread === item.thread) this.open(thread);
    } else this.tell({ put: { ...item, failure: undefined } });
  }

  /** Undefined begins another conversation. */
  open(thread: string | undefined): void {
    if (!this.transcript.go(thread) || this.#ground.options.conversation) return;
    this.tabs.tell({ open: { thread, at: (this.#opened = this.#ground.world.now()) } });
  }

  // What the connection does; only where this tab leads.

  become(link: Link): void {
    if (this.tabs.isLeader) this.tell({ link });
    else if (link === "signed-out" || link === "refused") this.#ground.show({ link });
  }

  /** Until this tab leads; whoever leads now tells how it is. */
  lead(): Promise<void> {
    this.transcript.greet();
    return this.tabs.leads;
  }

  // What the tabs hear of each other, and of the server.

  /** Tells all tabs, this one too. */
  tell(news: News): void {
    this.tabs.tell(news);
    this.#take(news, true);
  }

  #take({ frame, link, put, gone, here, bye, leads, typing, open, read, vote, listed }: News, isOwn = false): void {
    if (this.#isClosed) return;
    const ground = this.#ground;
    const { transcript } = this;
    if (frame) this.#hear(frame);
    if (link) {
      ground.show({ link, ...(link !== "online" && { isTyping: false, piece: "" }) });
      if (link === "online" && ground.state.unrestored) void transcript.restore();
    }
    if (put && this.outbox.settled.has(put.key)) this.tabs.tell({ gone: put.key });
    else if (put) {
      if (this.outbox.get(put.key)?.failure && !put.failure) this.#sending.renew(put.key);
      this.outbox.put(put, isOwn);
    }
    if (gone) this.outbox.settle(gone);
    if (bye) this.company.leave(bye);
    if (here && this.tabs.isLeader) {
      this.company.meet(here, isOwn);
      if (!isOwn) this.tabs.tell({ link: ground.state.link });
    }
    if (leads) this.#offer();
    if (typing && this.tabs.isLeader) ground.line?.send(typing);
    if (open && !ground.options.conversation && open.at >= this.#opened) {
      this.#opened = open.at;
      transcript.go(open.thread);
    }
    if (read) transcript.read(...read);
    if (vote) transcript.vote(...vote);
    if (listed) this.listing.find(listed);
    if (put || gone || vote || (read && !isOwn)) transcript.draw();
    if (put || gone || link) this.#sending.go();
  }

  #hear(frame: Frame): void {
    const { type, conversation_id, status } = frame;
    const id = text(conversation_id);
    const entry = id && type !== "resumed" ? readEntry(frame, true) : undefined;
    if (entry) this.#store(frame, id!, entry);
    else if (type === "bot_message") welcome(this.#ground, frame);
    else if (id && (type === "erased" || (type === "error" && status === 404))) this.#forget(id);
    else this.transcript.hear(frame);
  }

  /** A message is stored: the user's own, or what it is answered by, tells that it has arrived. */
  #store(frame: Frame, id: string, entry: Entry): void {
    const key = text(frame["client_message_id"]);
    const item = this.outbox.get(key);
    const thread = item?.thread ?? (key && newThread(key));
    const isBegun = thread !== undefined && !idOf(thread) && (item !== undefined || thread === this.transcript.thread);
    if (isBegun) {
      this.outbox.move(thread, id);
      this.transcript.move(thread, id);
    }
    if (key) this.outbox.settle(key);
    this.company.follow(id, entry.seq!);
    this.listing.hear(id, entry, frame);
    this.transcript.add(id, entry, item);
    if (isBegun) this.transcript.greet();
    this.transcript.draw();
    this.#sending.go();
  }

  #forget(id: string): void {
    for (const { key, thread } of this.outbox.all) if (thread === id) this.outbox.settle(key);
    this.listing.erase(id);
    if (this.transcript.thread === id) this.transcript.go(undefined);
  }

  /** Tells whoever leads what there is to do. */
  #offer(): void {
    this.transcript.greet();
    for (const item of this.outbox.all) this.tabs.tell({ put: { ...item, isUnderWay: false } });
  }
}
