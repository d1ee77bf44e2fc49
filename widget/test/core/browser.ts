/* SPDX-License-Identifier: Apache-2.0 */
import type { Channel, Socket, Store, World } from "../../src/core/world.ts";
import { createChat } from "../../src/core/chat.ts";
import type { Chat, ChatOptions, State } from "../../src/core/types.ts";
import { Clock, dice } from "./clock.ts";
import { Line, Server } from "./server.ts";

export const ORIGIN = "https://shop.example";

/** A browser with its tabs: one cookie, one storage, locks and channels for all of them. */
export class Browser {
  readonly server: Server;
  readonly clock: Clock;
  readonly local = storage();
  readonly random: () => number;
  /** Who is signed in by cookie; nobody if empty. */
  user = "ann";
  hasLocks = true;
  hasStorage = true;
  isOnline = true;
  readonly channels = new Map<string, Set<TabChannel>>();
  readonly locks = new Map<string, { tab: Tab; turn: () => Promise<unknown> }[]>();
  readonly tabs = new Set<Tab>();

  constructor(server = new Server(new Clock()), seed = 1) {
    this.server = server;
    this.clock = server.clock;
    this.random = dice(seed);
  }

  /** A tab with a chat in it that has been started. */
  tab(options: Partial<ChatOptions> = {}, session = storage()): Tab {
    const tab = new Tab(this, options, session);
    this.tabs.add(tab);
    tab.chat.start();
    return tab;
  }

  wake(): void {
    for (const tab of this.tabs) tab.changed();
  }
}

export class Tab {
  readonly browser: Browser;
  readonly session: Store & { all: Map<string, string> };
  readonly chat: Chat;
  readonly #watchers = new Set<() => void>();
  readonly #sockets = new Set<TabSocket>();
  readonly #options: Partial<ChatOptions>;
  isVisible = true;
  isDead = false;

  constructor(browser: Browser, options: Partial<ChatOptions>, session: Store & { all: Map<string, string> }) {
    this.browser = browser;
    this.session = session;
    this.#options = options;
    this.chat = createChat({ base: "", mode: "assistant", transport: "auto", ...options }, this.#world());
  }

  get state(): State {
    return this.chat.state;
  }

  /** The transcript as lines: `seq sender: text`, and what is not stored with how it is. */
  get lines(): string[] {
    return this.state.entries.map((entry) =>
      entry.from === "bot" ? `${entry.seq} bot: ${entry.reply.text}` : `${entry.seq ?? entry.delivery.state} user: ${entry.text}`,
    );
  }

  get until(): Clock["until"] {
    return this.browser.clock.until.bind(this.browser.clock);
  }

  /** The browser ends it, without a word. */
  kill(): void {
    this.isDead = true;
    this.browser.tabs.delete(this);
    for (const socket of [...this.#sockets]) socket.drop();
    for (const channels of this.browser.channels.values()) for (const channel of channels) if (channel.tab === this) channel.close();
    for (const [name, queue] of this.browser.locks) {
      const wasHeld = queue[0]?.tab === this;
      queue.splice(0, queue.length, ...queue.filter(({ tab }) => tab !== this));
      if (wasHeld) this.#grant(name);
    }
  }

  /** Goes to another page in the same tab. */
  navigate(options: Partial<ChatOptions> = {}): Tab {
    this.kill();
    return this.browser.tab({ ...this.#options, ...options }, this.session);
  }

  show(isVisible: boolean): void {
    this.isVisible = isVisible;
    this.changed();
  }

  changed(): void {
    for (const watcher of this.#watchers) watcher();
  }

  #world(): World {
    const { browser } = this;
    const { clock, server } = browser;
    const alive = (action: (...given: any[]) => void) => (...given: any[]) => void (this.isDead || action(...given));
    return {
      origin: ORIGIN,
      languages: ["en-US@posix", "de-DE"],
      fetch: (url, init) =>
        new Promise((resolve, reject) => {
          const headers = new Headers(init.headers);
          const { pathname, searchParams } = new URL(url);
          const user = userOf(headers.get("Authorization")?.replace("Bearer ", ""), browser.user);
          if (!browser.isOnline) return void clock.after(1, () => reject(new TypeError("Failed to fetch")));
          const body: unknown = init.body ? JSON.parse(String(init.body)) : undefined;
          const signal = init.signal ?? undefined;
          server.handle({ method: init.method ?? "GET", path: pathname, query: searchParams, headers, body, user, signal }).then(alive(resolve), alive(reject));
        }),
      socket: (url, protocols) => {
        const socket = new TabSocket(this, url, protocols);
        this.#sockets.add(socket);
        return socket;
      },
      local: browser.hasStorage ? browser.local : undefined,
      session: browser.hasStorage ? this.session : undefined,
      channel: browser.hasLocks ? (name) => new TabChannel(this, name) : undefined,
      lock: browser.hasLocks
        ? (name, signal, turn) => {
            const queue = browser.locks.get(name) ?? [];
            browser.locks.set(name, queue);
            const waiting = { tab: this, turn };
            queue.push(waiting);
            signal.addEventListener("abort", () => {
              if (queue.indexOf(waiting) > 0) queue.splice(queue.indexOf(waiting), 1);
            });
            if (queue.length === 1) this.#grant(name);
          }
        : undefined,
      now: () => clock.now(),
      after: (delay, action) => clock.after(delay, alive(action)),
      cancel: (timer) => clock.cancel(timer),
      random: browser.random,
      id: () => `${(browser.random() * 2 ** 48).toString(36).replace(".", "")}`,
      isVisible: () => this.isVisible,
      watch: (changed) => {
        this.#watchers.add(changed);
        return () => this.#watchers.delete(changed);
      },
    };
  }

  #grant(name: string): void {
    const { clock, locks } = this.browser;
    clock.after(1, () => {
      const first = locks.get(name)![0];
      if (!first) return;
      void first.turn().then(() => {
        const queue = locks.get(name)!;
        if (queue[0] !== first) return;
        queue.shift();
        this.#grant(name);
      });
    });
  }
}

class TabChannel implements Channel {
  readonly tab: Tab;
  readonly #name: string;
  onmessage: Channel["onmessage"] = null;

  constructor(tab: Tab, name: string) {
    this.tab = tab;
    this.#name = name;
    const all = tab.browser.channels.get(name) ?? new Set();
    tab.browser.channels.set(name, all.add(this));
  }

  postMessage(message: unknown): void {
    if (this.tab.isDead) return;
    const copy = structuredClone(message);
    for (const other of this.tab.browser.channels.get(this.#name)!) {
      if (other !== this) this.tab.browser.clock.after(1, () => this.tab.browser.channels.get(this.#name)!.has(other) && other.onmessage?.({ data: structuredClone(copy) } as MessageEvent));
    }
  }

  close(): void {
    this.tab.browser.channels.get(this.#name)!.delete(this);
  }
}

class TabSocket implements Socket {
  readonly #tab: Tab;
  readonly protocols: string[];
  #line: Line | undefined;
  #isOver = false;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;

  constructor(tab: Tab, url: string, protocols: string[]) {
    this.#tab = tab;
    this.protocols = protocols;
    const { server, clock, user, isOnline } = tab.browser;
    server.sockets++;
    clock.after(40, () => {
      const who = userOf(protocols.find((name) => name.startsWith("parley.bearer."))?.slice("parley.bearer.".length), user);
      if (!isOnline || server.isDown || server.refusesSockets || !who || !url.startsWith("wss://")) return this.#end();
      if (this.#isOver) return;
      this.#line = new Line(server, who, (frame) => this.#hear(frame), () => this.#end());
      this.#line.push({ type: "bot_message", message: "Hello.", quick_replies: [], user: { id: who, name: who.toUpperCase() }, bot_name: "Bot" });
    });
  }

  send(text: string): void {
    if (!this.#line) throw new DOMException("Still connecting", "InvalidStateError");
    const { server, clock, isOnline } = this.#tab.browser;
    const line = this.#line;
    const frame = JSON.parse(text) as Record<string, unknown>;
    if (isOnline) clock.after(20, () => server.lines.has(line) && this.#serve(line, frame));
  }

  close(): void {
    this.drop();
  }

  drop(): void {
    this.#isOver = true;
    this.#line?.end();
  }

  #serve(line: Line, frame: Record<string, unknown>): void {
    const { server, clock } = this.#tab.browser;
    if (frame["type"] === "ping") return line.push({ type: "pong" });
    if (frame["type"] === "resume") return server.resume(line, String(frame["conversation_id"]), Number(frame["after_seq"]));
    if (frame["type"] !== "user_message") return;
    const about = { client_message_id: frame["client_message_id"], ...(frame["conversation_id"] ? { conversation_id: frame["conversation_id"] } : {}) };
    const fault = server.fault({ method: "SOCKET", path: "/ws/chat/", query: new URLSearchParams(), headers: new Headers(), body: frame, user: line.user, signal: undefined });
    if (fault === "lost") return line.end();
    line.push({ type: "bot_typing", is_typing: true, ...about });
    for (const text of server.pieces) line.push({ type: "bot_piece", text, ...about });
    clock.after(fault === "slow" ? 30_000 : server.thinking, () => {
      if (server.isDown) return;
      if (fault === "broken") return line.push({ type: "error", status: 503, detail: "Later.", ...about });
      if (fault === "busy") return line.push({ type: "error", status: server.busy, retry_after: 7, ...about });
      const id = frame["conversation_id"] as string | undefined;
      if (id) line.follows.add(id);
      const before = id ? server.conversations.get(id)?.log.length : 0;
      const outcome = server.turn(line.user, frame);
      if (typeof outcome === "number") return line.push({ type: "error", status: outcome, detail: `It is ${outcome}.`, ...about });
      if (fault === "unanswered") return line.end();
      const { conversation, replied } = outcome;
      const isPublished = id && replied.seq > (before ?? 0);
      line.follows.add(conversation.id);
      if (!isPublished) for (const message of conversation.log.slice(replied.seq - 2, replied.seq)) line.push({ ...server.frameOf(conversation.id, message), client_message_id: about.client_message_id });
      line.push({ type: "bot_typing", is_typing: false, ...about });
    });
  }

  #hear(frame: Record<string, unknown>): void {
    if (!this.#isOver && this.#tab.browser.isOnline) this.onmessage?.({ data: JSON.stringify(frame) } as MessageEvent);
  }

  #end(): void {
    if (this.#isOver || this.#tab.isDead) return;
    this.#isOver = true;
    this.onclose?.({} as CloseEvent);
  }
}

function userOf(token: string | undefined, cookie: string): string {
  if (token === undefined) return cookie;
  return token.endsWith("-token") ? token.replace("-token", "") : "";
}

export function storage(): Store & { all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    get length() {
      return all.size;
    },
    key: (i) => [...all.keys()][i] ?? null,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  };
}
