/* SPDX-License-Identifier: Apache-2.0 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const DIST = new URL("../dist/", import.meta.url);
const TYPES: Record<string, string> = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml" };
const HEADERS = readFileSync(new URL("../src/main/resources/dev/parley/widget/headers.properties", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.includes(" = ") && !line.startsWith("#"))
  .map((line) => line.split(/ = (.*)/) as [string, string]);

const QUESTIONS = [
  { slot: "short_description", text: "I'll set one up. What's a brief summary of the change?" },
  { slot: "description", text: "Please describe it in a little more detail: what will be done, and why?" },
  { slot: "priority", text: "What's the priority?" },
  { slot: "planned_start_date", text: 'When do you plan to start? For example 2031-03-01, or "Saturday 10pm".' },
  { slot: "planned_end_date", text: "And when should it be finished?" },
] as const;
const PRIORITIES = [
  { label: "1 Critical", value: "1" },
  { label: "2 High", value: "2" },
  { label: "3 Medium", value: "3" },
  { label: "4 Low", value: "4" },
];

interface Body {
  readonly conversation_id: string | null;
  readonly message: string;
  readonly client_message_id: string;
  readonly language?: string;
  readonly time_zone?: string;
}

interface Talk {
  readonly id: string;
  next: number;
  readonly messages: object[];
}

/** What the next chat message meets instead of an answer. */
export type Trouble =
  | { readonly drop: "before" | "after" }
  | { readonly status: number; readonly detail?: string; readonly retryAfter?: string }
  | { readonly until: Promise<void> };

/** Parley's chat API and page for one test: the five questions of a change request, and trouble on demand. */
export class FakeParley {
  readonly received: Body[] = [];
  readonly #talks = new Map<string, Talk>();
  readonly #answers = new Map<string, object>();
  readonly #troubles: Trouble[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  changeUrl: string | null = "/api/change-requests/7/";
  url = "";

  static async start(): Promise<FakeParley> {
    const parley = new FakeParley();
    await new Promise<void>((listening) => parley.#server.listen(0, "127.0.0.1", listening));
    parley.url = `http://127.0.0.1:${(parley.#server.address() as AddressInfo).port}`;
    return parley;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  meet(...troubles: Trouble[]): void {
    this.#troubles.push(...troubles);
  }

  forgetEverything(): void {
    this.#talks.clear();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url!, this.url);
    const [, conversation] = /^\/api\/chat\/conversations\/([^/]+)\/$/.exec(pathname) ?? [];
    for (const [name, value] of HEADERS) response.setHeader(name, value);
    if (pathname === "/api/chat/message/") return this.#message(request, response);
    if (conversation) {
      const talk = this.#talks.get(conversation);
      return talk ? send(response, 200, { id: talk.id, messages: talk.messages }) : refuse(response, 404, "No such conversation.");
    }
    return file(pathname, response);
  }

  async #message(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await text(request)) as Body;
    this.received.push(body);
    const trouble = this.#troubles.shift();
    if (trouble && "until" in trouble) await trouble.until;
    if (trouble && "drop" in trouble && trouble.drop === "before") return breakOff(response);
    if (trouble && "status" in trouble) return refuse(response, trouble.status, trouble.detail, trouble.retryAfter);
    if (body.conversation_id !== null && !this.#talks.has(body.conversation_id)) {
      return refuse(response, 404, "No such conversation.");
    }
    const answer = this.#answers.get(body.client_message_id) ?? this.#turn(body);
    this.#answers.set(body.client_message_id, answer);
    if (trouble && "drop" in trouble) return breakOff(response);
    send(response, 200, answer);
  }

  #turn({ conversation_id, message }: Body): object {
    const talk = this.#talks.get(conversation_id ?? "") ?? { id: randomUUID(), next: -1, messages: [] };
    this.#talks.set(talk.id, talk);
    const { text, ...metadata } = this.#reply(talk, message);
    const message_id = randomUUID();
    const timestamp = new Date().toISOString();
    const seq = talk.messages.length;
    talk.messages.push({ id: randomUUID(), seq: seq + 1, sender: "user", text: message, timestamp });
    talk.messages.push({ id: message_id, seq: seq + 2, sender: "bot", text, timestamp, metadata });
    return { conversation_id: talk.id, message_id, bot_message: text, ...metadata };
  }

  #reply(talk: Talk, message: string): { kind: string; text: string; [more: string]: unknown } {
    if (talk.next >= 0 || /create a change/i.test(message)) {
      const question = QUESTIONS[++talk.next];
      if (question) {
        const quick_replies = question.slot === "priority" ? PRIORITIES : [];
        return { kind: "ask", text: question.text, next_field: question.slot, quick_replies };
      }
      talk.next = -1;
      const change_request = { number: "CHG0030001", sys_id: "7", url: this.changeUrl, state: "New" };
      const quick_replies = [{ label: "Undo", value: "undo" }];
      const text = 'CHG0030001 is created, in state New. Anything to change? You can say "undo" for now.';
      return { kind: "answer", text, is_complete: true, change_request, quick_replies };
    }
    if (message === "cancel it") {
      const quick_replies = [{ label: "Yes", value: "yes" }, { label: "No", value: "no" }];
      return { kind: "confirm", text: "Cancel CHG0030001?", quick_replies };
    }
    if (message === "break") return { kind: "failure", text: "That took too long. Incident 4f1c. Say it again, or ask something else." };
    if (message === "person") return { kind: "hand_off", text: "Let me get a person. They'll see this conversation." };
    return { kind: "answer", text: `You said: ${message}` };
  }
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function file(path: string, response: ServerResponse): void {
  const name = path === "/" ? "index.html" : path.slice(1);
  try {
    const content = readFileSync(new URL(name, DIST));
    response.writeHead(200, { "Content-Type": TYPES[name.split(".").at(-1)!] ?? "" }).end(content);
  } catch {
    refuse(response, 404, "There is nothing at this address.");
  }
}

/** In the middle of the answer: a browser repeats by itself what got none. */
function breakOff(response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": 1000 });
  response.write("{", () => response.destroy());
}

function refuse(response: ServerResponse, status: number, detail?: string, retryAfter?: string): void {
  if (retryAfter) response.setHeader("Retry-After", retryAfter);
  const problem = { type: "about:blank", title: "Problem", status, detail, error: detail };
  send(response, status, problem, "application/problem+json");
}

function send(response: ServerResponse, status: number, json: object, type = "application/json"): void {
  response.writeHead(status, { "Content-Type": type }).end(JSON.stringify(json));
}
