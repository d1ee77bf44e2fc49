/* SPDX-License-Identifier: Apache-2.0 */
import { backOff } from "./budget.ts";
import type { Ground } from "./ground.ts";
import { isRefused } from "./http.ts";
import { Log } from "./log.ts";
import { Mending } from "./mending.ts";
import { idOf, shown, type Unsent } from "./outbox.ts";
import { readChange, readEntry, text, type Frame } from "./read.ts";
import { framesIn, newsPath } from "./routes.ts";
import type { Session } from "./session.ts";
import type { Entry, Said, Vote } from "./types.ts";

/** How many messages are fetched at first, and with each look further back. */
const PAGE = 50;

/** What is open in this tab, from the server and from the outbox, and how far it has been read. */
export class Transcript {
  readonly #ground: Ground;
  readonly #session: Session;
  readonly #mending: Mending;
  readonly #drawn = new WeakMap<Unsent, Said>();
  /** Undefined while it is being restored. */
  #log: Log | undefined;
  #read = 0;
  #turn = 0;
  /** What is open; undefined where nothing has been said yet. */
  thread: string | undefined;

  constructor(ground: Ground, session: Session) {
    this.#ground = ground;
    this.#session = session;
    this.#mending = new Mending(ground.world, () => this.#log?.last ?? Infinity, () => this.greet(true));
  }

  close(): void {
    this.#turn++;
    this.#mending.stop();
  }

  /** For this page, and those to come. */
  #open(thread: string | undefined): void {
    this.thread = thread;
    if (!this.#ground.options.conversation) this.#session.memory.setEverywhere("thread", thread);
  }

  /** @returns whether anything else is open now */
  go(thread: string | undefined): boolean {
    if (thread === this.thread && this.#log) return false;
    this.#open(thread);
    void this.restore();
    return true;
  }

  /** What was begun here has got its id. */
  move(thread: string, id: string): void {
    if (this.thread === thread) this.#open(id);
  }

  /** A message is stored now. @param item what was said, where this is that or its answer */
  add(id: string, entry: Entry, item: Unsent | undefined): void {
    if (id !== this.thread || !this.#log) return;
    const seq = entry.seq!;
    if (entry.from === "bot") {
      this.#log.add([item && shown(item, seq - 1), entry]);
      this.#ground.show({ isTyping: false, piece: "" });
    } else this.#log.add([item && item.label !== item.text ? shown(item, seq) : entry]);
    this.#mending.expect(Math.max(this.#mending.newest, seq));
  }

  /** What is told of a conversation beside its messages. */
  hear(frame: Frame): void {
    const { type, conversation_id: id } = frame;
    const thread = id ?? this.#session.outbox.get(frame["client_message_id"])?.thread;
    const change = type === "status_update" && readChange(frame["change_request"]);
    if (change) {
      this.#log?.renew(change);
      this.draw();
    }
    if (!thread || thread !== this.thread) return;
    const { state } = this.#ground;
    if (type === "bot_typing") this.#ground.show({ isTyping: frame["is_typing"] === true, piece: "" });
    else if (type === "bot_piece") this.#ground.show({ isTyping: true, piece: state.piece + (text(frame["text"]) ?? "") });
    else if (type === "resumed") this.#mending.expect(Number(frame["seq"]) || 0);
    else if (type === "error") this.#mending.expect((this.#log?.last ?? 0) + 1);
  }

  vote(id: string, vote: Vote | undefined): void {
    this.#log?.revise(id, (heard) => ({ ...heard, vote }));
    this.draw();
  }

  /** It has been read up to there, here or in another tab. */
  read(id: string, seq: number): void {
    if (id === this.thread) this.#read = Math.max(this.#read, seq);
  }

  /** Fetches the end of what is open; all that comes later is heard. */
  async restore(tries = 0): Promise<void> {
    const { http, options, world, state } = this.#ground;
    const id = idOf(this.thread);
    const turn = ++this.#turn;
    const stored = this.#session.memory.get("read");
    const read: number | undefined = id && stored?.[0] === id ? stored[1] : undefined;
    this.#mending.newest = this.#read = read ?? 0;
    this.#log = id ? undefined : new Log(0);
    this.#ground.show({ isTyping: false, piece: "" });
    this.#show(!!id);
    if (!id) return;
    const known = Math.max(this.#read, state.conversations?.find((summary) => summary.id === id)?.messageCount ?? 0);
    const after = Math.max(0, known - PAGE);
    const result = await http.call(newsPath(options.mode, id, after));
    if (turn !== this.#turn) return;
    if (result.ok) {
      this.#log = new Log(after);
      this.#learn(id, result.value, after);
      if (read === undefined) this.#read = this.#log.last;
      return this.#show(false);
    }
    const { failure } = result;
    this.#ground.show({ restoring: false, unrestored: failure });
    if (isRefused(failure, 404)) this.go(undefined);
    else if (failure.kind !== "refused" || failure.status >= 429) {
      world.after(backOff(world, tries), () => turn === this.#turn && void this.restore(tries + 1));
    }
  }

  async earlier(): Promise<void> {
    const log = this.#log;
    const id = idOf(this.thread);
    if (!log?.base || !id) return;
    const after = Math.max(0, log.base - PAGE);
    const result = await this.#ground.http.call(newsPath(this.#ground.options.mode, id, after, log.base - after));
    if (!result.ok || log !== this.#log) return;
    this.#learn(id, result.value, after);
  }

  /** Takes in what was stored before this tab listened. */
  #learn(id: string, json: unknown, after: number): void {
    const frames = framesIn(id, json);
    this.#log!.add(frames.map((frame) => readEntry(frame, false)), after);
    for (const { client_message_id: key } of frames) if (this.#session.outbox.get(key)) this.#session.tell({ gone: key as string });
    this.draw();
  }

  #show(restoring: boolean): void {
    this.#ground.show({ restoring, unrestored: undefined });
    this.draw();
    this.greet();
  }

  /** Says where this tab is. */
  greet(isBehind = false): void {
    const conversation = this.#log && idOf(this.thread);
    const isVisible = this.#ground.world.isVisible();
    this.#session.tell({ here: { tab: this.#session.tab, conversation, after: this.#log?.last ?? 0, isVisible, isBehind } });
  }

  draw(): void {
    const { state } = this.#ground;
    const id = idOf(this.thread);
    const { entries = [], last = 0, base = 0 } = this.#log ?? {};
    if (state.isOpen && id && last > this.#read) {
      this.#session.memory.setEverywhere("read", [id, last]);
      this.#session.tell({ read: [id, last] });
    }
    const unread = entries.filter(({ from, seq }) => from === "bot" && seq > this.#read).length;
    const waiting = this.#session.outbox.all.filter((item) => item.thread === this.thread).map((item) => this.#said(item));
    this.#ground.show({ conversation: id, entries: [...entries, ...waiting], hasEarlier: base > 0, unread });
  }

  #said(item: Unsent): Said {
    const said = this.#drawn.get(item) ?? shown(item);
    this.#drawn.set(item, said);
    return said;
  }
}
