/* SPDX-License-Identifier: Apache-2.0 */
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const TYPES: Record<string, string> = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml" };
const HEADERS = readFileSync(new URL("../../src/main/resources/dev/parley/widget/headers.properties", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.includes(" = ") && !line.startsWith("#"))
  .map((line) => line.split(/ = (.*)/) as [string, string]);

export interface Talk {
  readonly id: string;
  readonly status: string;
  readonly updated_at: string;
  readonly last_message: string;
}

const SESSION = "parley_session";

type Json = Readonly<Record<string, unknown>>;

/** The page and what it asks Parley, for one test. What is asked for is recorded; `refuse` makes the API say no. */
export class FakeParley {
  talks: Talk[] = [];
  changes: Json[] = [];
  windows: Json[] = [];
  truncated = false;
  refuse: { readonly path: string; readonly status: number; readonly detail?: string } | undefined;
  /** What API calls wait for. */
  gate: Promise<void> = Promise.resolve();
  readonly asked: string[] = [];
  /** How many there are: whoever comes without a session is another one. */
  guests = 0;
  url = "";
  readonly #dist: string;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  constructor(dist: string) {
    this.#dist = dist;
  }

  static async start(dist: string): Promise<FakeParley> {
    const parley = new FakeParley(dist);
    await new Promise<void>((listening) => parley.#server.listen(0, "127.0.0.1", listening));
    parley.url = `http://127.0.0.1:${(parley.#server.address() as AddressInfo).port}`;
    return parley;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, this.url);
    for (const [name, value] of HEADERS) response.setHeader(name, value);
    if (!url.pathname.startsWith("/api/")) return this.#file(url.pathname, response);
    this.asked.push(`${request.method} ${url.pathname}${url.search}`);
    if (!request.headers.cookie?.includes(SESSION)) response.setHeader("Set-Cookie", `${SESSION}=guest-${++this.guests}; Path=/; HttpOnly`);
    await this.gate;
    const { refuse } = this;
    if (refuse && url.pathname.startsWith(refuse.path)) {
      return send(response, refuse.status, { status: refuse.status, detail: refuse.detail }, "application/problem+json");
    }
    const answer = this.#answer(request.method!, url.pathname, url.searchParams);
    if (answer) send(response, 200, answer);
    else send(response, 404, { status: 404, detail: "There is no such thing." }, "application/problem+json");
  }

  #answer(method: string, path: string, query: URLSearchParams): object | undefined {
    const [, talk] = /^\/api\/chat\/conversations\/([^/]+)\/$/.exec(path) ?? [];
    if (talk && method === "DELETE") {
      this.talks = this.talks.filter(({ id }) => id !== talk);
      return {};
    }
    switch (path) {
      case "/api/me/":
        return { id: "guest", name: "Guest" };
      case "/api/chat/conversations/":
        return paged(this.talks.filter(({ last_message }) => last_message.includes(query.get("q") ?? "")), query);
      case "/api/chat/message/":
        this.talks.unshift({ id: NEW, status: "active", updated_at: new Date().toISOString(), last_message: "Hello yourself" });
        return { conversation_id: NEW };
      case "/api/change-requests/":
        return paged(this.changes.filter((change) => fits(change, query)), query);
      case "/api/change-requests/by_servicenow_number/":
        return this.changes.find(({ number }) => number === query.get("number"));
      case "/api/change-requests/calendar/":
        return { results: this.windows.filter((window) => overlaps(window, query)), truncated: this.truncated };
      default:
        return undefined;
    }
  }

  #file(path: string, response: ServerResponse): void {
    const name = /^\/(c\/[^/]+|changes|changes\/[^/]+|calendar|calendar\/[^/]+|unknown)?$/.test(path) ? "index.html" : path.slice(1);
    try {
      const content = readFileSync(join(this.#dist, name));
      response.writeHead(200, { "Content-Type": TYPES[name.split(".").at(-1)!] ?? "" }).end(content);
    } catch {
      send(response, 404, {});
    }
  }
}

/** Of the conversation that begins when something is said. */
export const NEW = "aaaaaaaa-0000-4000-8000-000000000000";

function fits(change: Json, query: URLSearchParams): boolean {
  const [state, item, text] = ["state", "cmdb_ci", "q"].map((name) => query.get(name));
  return (!state || change["state"] === state) && (!item || change["cmdb_ci"] === item)
    && (!text || String(change["short_description"]).includes(text));
}

function overlaps(window: Json, query: URLSearchParams): boolean {
  const [from, until] = [query.get("from"), query.get("until")].map((moment) => Date.parse(moment!));
  return Date.parse(String(window["planned_end_date"])) >= from! && Date.parse(String(window["planned_start_date"])) < until!;
}

/** The cursor is the place where the next page begins. */
function paged(all: readonly object[], query: URLSearchParams): object {
  const [from, limit] = [Number(query.get("cursor") ?? 0), Number(query.get("limit"))];
  const next = from + limit < all.length ? String(from + limit) : null;
  return { results: all.slice(from, from + limit), next };
}

function send(response: ServerResponse, status: number, json: object, type = "application/json"): void {
  response.writeHead(status, { "Content-Type": type }).end(JSON.stringify(json));
}
