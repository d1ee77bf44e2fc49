/* SPDX-License-Identifier: Apache-2.0 */
import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { breakOff, handshake, read, relay } from "./relay.mjs";

/**
 * What a bad network does with event streams: lets them `pass`, `refuse`s them, `hold`s back what is sent until it ends
 * (it never does), or `cut`s each one off as soon as something was sent.
 *
 * @typedef {"pass" | "refuse" | "hold" | "cut"} Streams
 */

/** @typedef {import("./relay.mjs").Fate} Fate */

const SPEAKING = /^\/api\/(chat\/message|chatbot\/messages)\/?(\?|$)/;
const EVENTS = /\/events\/?(\?|$)/;

/** The way between a page and Parley, on which things go wrong as they are told to. */
export class FaultyWay {
  /** Whether sockets may be opened. */
  upgrades = true;
  /** @type {Streams} */
  streams = "pass";
  /** With what everything is answered instead, such as 500; 0 for Parley's own answers. */
  status = 0;
  /** How often somebody connected. */
  connections = 0;
  /** Requests and upgrades that came by, in order. @type {{ method: string, path: string, at: number }[]} */
  seen = [];
  /** Sockets to Parley that are open now. @type {Set<net.Socket>} */
  sockets = new Set();
  /** Answers files of its own; false for what Parley has to answer. */
  pages = /** @type {(request: http.IncomingMessage, response: http.ServerResponse) => boolean} */ (() => false);

  #to;
  #server = http.createServer((request, response) => void this.#pass(request, response));
  #clients = /** @type {Set<net.Socket>} */ (new Set());
  #fates = /** @type {Fate[]} */ ([]);
  #isDown = false;

  /** @param {() => string} to where Parley listens now */
  constructor(to) {
    this.#to = to;
    this.#server.keepAliveTimeout = 60_000;
    this.#server.on("connection", (client) => {
      this.connections++;
      client.on("error", () => client.destroy());
      client.once("close", () => this.#clients.delete(client));
      if (this.#isDown) client.resetAndDestroy();
      else this.#clients.add(client);
    });
    this.#server.on("upgrade", (request, client, head) => this.#upgrade(request, /** @type {net.Socket} */ (client), head));
  }

  async open() {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this;
  }

  /** Where it begins, without a slash at the end. */
  get url() {
    return `http://127.0.0.1:${/** @type {net.AddressInfo} */ (this.#server.address()).port}`;
  }

  /** Decides what becomes of what is said next, of what is said then, and so on. @param {Fate[]} fates */
  next(...fates) {
    this.#fates.push(...fates);
  }

  /** Breaks everything that is open. */
  cut() {
    for (const client of this.#clients) client.resetAndDestroy();
  }

  /** Breaks everything, and lets nobody in. */
  down() {
    this.#isDown = true;
    this.cut();
  }

  up() {
    this.#isDown = false;
  }

  /** No more faults. */
  heal() {
    this.#fates = [];
    this.upgrades = true;
    this.streams = "pass";
    this.status = 0;
    this.up();
  }

  async close() {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  /** @param {http.IncomingMessage} request */
  #see({ method = "", url: path = "" }) {
    this.seen.push({ method, path, at: Date.now() });
  }

  /** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
  async #pass(request, response) {
    if (this.pages(request, response)) return;
    this.#see(request);
    const path = request.url ?? "";
    if (this.status) return void response.writeHead(this.status).end();
    const isEvents = EVENTS.test(path);
    if (isEvents && this.streams === "refuse") return void response.writeHead(502).end();
    const body = await read(request).catch(() => undefined);
    if (!body) return;
    const fate = request.method === "POST" && SPEAKING.test(path) ? this.#fates.shift() : undefined;
    if (fate?.kind === "late") await after(fate.ms);
    if (fate?.kind === "lost") return void request.socket.resetAndDestroy();
    const { hostname, port } = new URL(this.#to());
    const onward = http.request({ hostname, port, path, method: request.method, headers: request.headers, agent: false });
    onward.on("error", () => request.socket.resetAndDestroy());
    response.on("close", () => onward.destroy());
    onward.on("response", (answer) => {
      if (isEvents || !fate || fate.kind === "late") this.#stream(answer, response, isEvents ? this.streams : "pass");
      else void breakOff(answer, response, fate);
    });
    onward.end(body);
  }

  /** @param {http.IncomingMessage} answer @param {http.ServerResponse} response @param {Streams} streams */
  #stream(answer, response, streams) {
    answer.on("error", () => response.destroy());
    answer.on("aborted", () => response.destroy());
    if (streams === "hold") return void answer.resume();
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    if (streams === "cut") answer.once("data", () => setImmediate(() => response.destroy()));
    answer.pipe(response);
  }

  /** @param {http.IncomingMessage} request @param {net.Socket} client @param {Buffer} head */
  #upgrade(request, client, head) {
    this.#see(request);
    if (!this.upgrades || this.status) return void client.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    const { hostname, port } = new URL(this.#to());
    const server = net.connect(Number(port), hostname);
    this.sockets.add(client);
    const end = () => {
      this.sockets.delete(client);
      client.destroy();
      server.destroy();
    };
    for (const side of [client, server]) side.on("error", end).on("close", end);
    server.write(handshake(request));
    if (head.length > 0) server.write(head);
    relay(client, server, () => this.#fates.shift());
  }
}
