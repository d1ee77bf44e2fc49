/* SPDX-License-Identifier: Apache-2.0 */
import type { Clock } from "./clock.ts";

export interface Message {
  readonly id: string;
  readonly seq: number;
  readonly sender: "user" | "bot";
  readonly text: string;
  readonly timestamp: string;
  readonly metadata: Record<string, unknown>;
}

interface Conversation {
  readonly id: string;
  readonly user: string;
  readonly log: Message[];
  readonly told: Map<string, Message>;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: any;
  readonly user: string;
  readonly signal: AbortSignal | undefined;
}

type Json = Record<string, unknown>;

/** What may go wrong with one request, or with a frame to a socket. */
export type Fault = "none" | "lost" | "unanswered" | "slow" | "broken" | "busy" | "hanging" | "overdue";
export type FrameFault = "none" | "twice" | "late" | "killed" | "swallowed";

/** A Parley in memory: conversations with a log each, over HTTP, server-sent events and sockets, to be broken anywhere. */
export class Server {
  readonly clock: Clock;
  readonly conversations = new Map<string, Conversation>();
  readonly requests: Request[] = [];
  readonly votes = new Map<string, string>();
  readonly lines = new Set<Line>();
  /** What each request and each frame meets. */
  fault: (request: Request) => Fault = () => "none";
  frameFault: (frame: Json) => FrameFault = () => "none";
  /** Statuses for paths that begin so. */
  readonly statuses = new Map<string, number>();
  /** How it tells that it is busy, and what it refuses nonsense with. */
  busy = 429;
  refusal = 400;
  refusesSockets = false;
  hasEvents = true;
  cannotResume = false;
  isDown = false;
  /** How long a turn takes, in milliseconds. */
  thinking = 200;
  /** How often a socket was opened, or tried to be. */
  sockets = 0;
  pieces: string[] = [];
  answer: (said: string) => Json = (said) => ({ text: `You said: ${said}` });

  constructor(clock: Clock) {
    this.clock = clock;
  }

  log(conversation: string): readonly Message[] {
    return this.conversations.get(conversation)!.log;
  }

  /** Adds something that nobody asked for. */
  push(conversation: string, text: string, metadata: Json = {}): Message {
    const held = this.conversations.get(conversation)!;
    const message = this.#add(held, "bot", text, metadata);
    this.#publish(held, message);
    return message;
  }

  tell(conversation: string, frame: Json): void {
    for (const line of this.lines) if (line.follows.has(conversation)) line.push({ conversation_id: conversation, ...frame });
  }

  /** Kills every socket and stream. */
  cut(): void {
    for (const line of [...this.lines]) line.end();
  }

  /** A conversation with as many messages, half of them the bot's. */
  fill(id: string, user: string, count: number): void {
    const held = this.#begin(id, user);
    for (let i = 1; i <= count; i++) this.#add(held, i % 2 ? "user" : "bot", `message ${i}`, {});
  }

  turn(user: string, said: Json): { conversation: Conversation; replied: Message } | number {
    const key = said["client_message_id"] as string;
    const id = (said["conversation_id"] as string | undefined) ?? `c-${user}-${key}`;
    const found = this.conversations.get(id);
    if (found ? found.user !== user : said["conversation_id"]) return 404;
    const held = found ?? this.#begin(id, user);
    const earlier = held.told.get(key);
    if (earlier) return { conversation: held, replied: earlier };
    const text = String(said["message"] || said["message_text"] || Object.values((said["form"] as Json | undefined) ?? {}).join(", "));
    if (text === "nonsense") return this.refusal;
    const stored = this.#add(held, "user", text, { client_message_id: key });
    const { text: answer, ...metadata } = this.answer(text);
    const replied = this.#add(held, "bot", String(answer), metadata);
    held.told.set(key, replied);
    this.#publish(held, stored);
    this.#publish(held, replied);
    return { conversation: held, replied };
  }

  erase(id: string): void {
    this.tell(id, { type: "erased" });
    this.conversations.delete(id);
  }

  /** What a request meets on its way, and on its way back. */
  async handle(request: Request): Promise<Response> {
    this.requests.push(request);
    const fault = this.isDown ? "lost" : this.fault(request);
    await this.#travel(fault === "slow" ? 30_000 : 20, request.signal);
    if (fault === "lost" || this.isDown) throw new TypeError("Failed to fetch");
    if (fault === "hanging") await this.#travel(Infinity, request.signal);
    if (fault === "broken") return new Response("<h1>Bad gateway</h1>", { status: 502 });
    if (fault === "busy") return json({ detail: "Too many." }, this.busy, { "Retry-After": "7" });
    const response = await this.#respond(request);
    await this.#travel(fault === "overdue" ? 5000 : 20, request.signal);
    if (fault === "unanswered" || this.isDown) throw new TypeError("Failed to fetch");
    return response;
  }

  frameOf(conversation: string, { metadata, sender, text, id, ...message }: Message): Json {
    return { ...metadata, ...message, type: `${sender}_message`, conversation_id: conversation, message_id: id, message: text };
  }

  /** Follows a conversation from there. */
  resume(line: Line, id: string, after: number): void {
    const held = this.conversations.get(id);
    if (held?.user !== line.user) return line.push({ type: "error", status: 404, conversation_id: id });
    if (this.cannotResume) return line.push({ type: "error", status: 503, conversation_id: id, detail: "Later." });
    line.follows.add(id);
    for (const message of held.log.slice(after)) line.push(this.frameOf(id, message));
    line.push({ type: "resumed", conversation_id: id, seq: held.log.length });
  }

  #begin(id: string, user: string): Conversation {
    const held = { id, user, log: [], told: new Map<string, Message>() };
    this.conversations.set(id, held);
    return held;
  }

  #add(held: Conversation, sender: "user" | "bot", text: string, metadata: Json): Message {
    const seq = held.log.length + 1;
    const message = { id: `m-${held.id}-${seq}`, seq, sender, text, timestamp: new Date(this.clock.now()).toISOString(), metadata };
    held.log.push(message);
    return message;
  }

  #publish(held: Conversation, message: Message): void {
    for (const line of this.lines) if (line.follows.has(held.id)) line.push(this.frameOf(held.id, message));
  }

  #travel(time: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = time === Infinity ? undefined : this.clock.after(time, resolve);
      const abort = () => {
        this.clock.cancel(timer);
        reject(new DOMException("aborted", "AbortError"));
      };
      if (signal?.aborted) abort();
      signal?.addEventListener("abort", abort);
    });
  }

  async #respond(request: Request): Promise<Response> {
    const { method, path, query, body, user, signal } = request;
    for (const [start, status] of this.statuses) if (path.startsWith(start)) return json({ detail: `It is ${status}.` }, status);
    if (!user) return json({ detail: "Sign in first." }, 401);
    if (path === "/api/me/") return json({ id: user, name: user.toUpperCase(), roles: [] });
    if (path.endsWith("/config/")) return json({ polling_interval_ms: 4000, bot_name: "Bot", greeting: "Hello.", suggestions: ["Help"] });
    if (path === "/api/session/") return json({ token: "guest-token", user: { id: "guest" } });
    if (path.startsWith("/api/chatbot/feedback/")) {
      if (method === "POST") this.votes.set(body.message_id, body.value);
      else this.votes.delete(path.split("/")[4]!);
      return json({ success: true });
    }
    if (path === "/api/chat/candidates/") return json({ results: [{ label: `${query.get("field")} ${query.get("q")}`, value: "v1" }] });
    if (path.endsWith("/events/")) return this.#events(user, query, signal);
    if (method === "POST") return this.#post(request);
    const [, , , , id] = path.split("/");
    if (!id) return this.#list(user, query);
    const held = this.conversations.get(decodeURIComponent(id));
    if (held?.user !== user) return json({ detail: "No such conversation." }, 404);
    if (method === "DELETE") {
      this.erase(held.id);
      return new Response(null, { status: 204 });
    }
    const after = Number(query.get("after") ?? 0);
    const messages = held.log.slice(after, after + Number(query.get("limit") ?? 1000)).map((message) => ({
      ...message,
      ...(this.votes.has(message.id) && { feedback: this.votes.get(message.id) }),
    }));
    return path.endsWith("/messages/")
      ? json(messages.map(({ metadata, ...message }) => ({ ...metadata, ...message, sender: message.sender === "user" ? "customer" : "bot" })))
      : json({ id: held.id, message_count: held.log.length, messages });
  }

  #list(user: string, query: URLSearchParams): Response {
    const all = [...this.conversations.values()].filter((held) => held.user === user && held.log.some(({ text }) => text.includes(query.get("q") ?? ""))).reverse();
    all.sort((one, other) => (other.log.at(-1)?.timestamp ?? "").localeCompare(one.log.at(-1)?.timestamp ?? ""));
    const from = Number(query.get("cursor") ?? 0);
    const results = all.slice(from, from + 2).map(({ id, log }) => {
      return { id, status: "active", updated_at: log.at(-1)?.timestamp, last_message: log.at(-1)?.text, message_count: log.length };
    });
    return json({ results, next: from + 2 < all.length ? String(from + 2) : null });
  }

  async #post({ user, body, headers, path, signal }: Request): Promise<Response> {
    const isLive = headers.get("Accept")?.includes("text/event-stream") && path.includes("chatbot");
    await this.#travel(this.thinking, undefined);
    const outcome = this.turn(user, body);
    if (typeof outcome === "number") return json({ detail: `It is ${outcome}.` }, outcome);
    const { conversation, replied } = outcome;
    const answer = { ...replied.metadata, conversation_id: conversation.id, message_id: replied.id, seq: replied.seq, timestamp: replied.timestamp, text: replied.text, bot_message: replied.text };
    if (!isLive) return json(answer);
    const stream = new Stream(this.clock, signal);
    for (const piece of this.pieces) stream.event("piece", { text: piece });
    this.clock.after(100, () => {
      stream.event("message", answer);
      stream.close();
    });
    return stream.response;
  }

  #events(user: string, query: URLSearchParams, signal: AbortSignal | undefined): Response {
    if (!this.hasEvents) return json({}, 404);
    const id = query.get("conversation_id")!;
    if (this.conversations.get(id)?.user !== user) return json({}, 404);
    const stream = new Stream(this.clock, signal);
    const line = new Line(this, user, (frame) => stream.event(undefined, frame), () => stream.close());
    signal?.addEventListener("abort", () => line.end());
    const beat = () => {
      if (!this.lines.has(line)) return;
      stream.write(": still here\n\n");
      this.clock.after(15_000, beat);
    };
    beat();
    this.resume(line, id, Number(query.get("after_seq")));
    return stream.response;
  }
}

/** One socket or stream, as the server has it: what is pushed arrives later, in order, if nothing happens to it. */
export class Line {
  readonly follows = new Set<string>();
  readonly user: string;
  readonly #server: Server;
  readonly #deliver: (frame: Json) => void;
  readonly #ended: () => void;
  #held: Json[] = [];

  constructor(server: Server, user: string, deliver: (frame: Json) => void, ended: () => void) {
    this.#server = server;
    this.user = user;
    this.#deliver = deliver;
    this.#ended = ended;
    server.lines.add(this);
  }

  push(frame: Json): void {
    const fault = this.#server.frameFault(frame);
    const arrive = (given: Json) => void this.#server.clock.after(20, () => this.#server.lines.has(this) && this.#deliver(given));
    if (fault === "killed") return this.end();
    if (fault === "swallowed") return;
    if (fault === "late") return void this.#held.push(frame);
    arrive(frame);
    if (fault === "twice") arrive(frame);
    for (const late of this.#held.splice(0)) arrive(late);
  }

  end(): void {
    if (this.#server.lines.delete(this)) this.#server.clock.after(20, this.#ended);
  }
}

class Stream {
  readonly response: Response;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  #isOver = false;

  constructor(_clock: Clock, signal: AbortSignal | undefined) {
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (this.#controller = controller) });
    this.response = new Response(body, { headers: { "Content-Type": "text/event-stream;charset=utf-8" } });
    signal?.addEventListener("abort", () => {
      if (!this.#isOver) this.#controller.error(new DOMException("aborted", "AbortError"));
      this.#isOver = true;
    });
  }

  event(name: string | undefined, data: Json): void {
    this.write(`${name ? `event: ${name}\n` : ""}data: ${JSON.stringify(data)}\n\n`);
  }

  write(text: string): void {
    if (!this.#isOver) this.#controller.enqueue(new TextEncoder().encode(text));
  }

  close(): void {
    if (!this.#isOver) this.#controller.close();
    this.#isOver = true;
  }
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
}
