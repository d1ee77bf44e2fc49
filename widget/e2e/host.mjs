/* SPDX-License-Identifier: Apache-2.0 */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";

const SCRIPT = readFileSync(new URL("shop.js", import.meta.url));
const ATTRIBUTES = ["conversation-id", "mode", "lang", "theme", "transport"];

/** A shop that embeds the widget. Who is signed in there is a cookie of the shop's; `/shop/token` gives their JWT. */
export class Host {
  /** Reports of violations of the policy that browsers have sent. @type {string[]} */
  reports = [];
  #server = http.createServer((request, response) => {
    if (!this.answer(request, response)) response.writeHead(404).end();
  });
  #parley;
  #policy;
  #token;

  /**
   * @param {object} options
   * @param {() => string} options.parley origin of the widget's script and API; empty for the shop's own
   * @param {() => string} options.policy value of Content-Security-Policy
   * @param {(name: string) => string} options.token of the user of this name
   */
  constructor({ parley, policy, token }) {
    this.#parley = parley;
    this.#policy = policy;
    this.#token = token;
  }

  async open() {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this;
  }

  /** By another name than Parley's: another site, to which the browser gives none of Parley's cookies. */
  get url() {
    return `http://localhost:${/** @type {import("node:net").AddressInfo} */ (this.#server.address()).port}`;
  }

  async close() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  /** Whether this was for the shop. @param {http.IncomingMessage} request @param {http.ServerResponse} response */
  answer(request, response) {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://shop");
    if (!pathname.startsWith("/shop/")) return pathname === "/favicon.ico" && this.#send(response, "image/png", "");
    const user = /(?:^|; )shop_user=([^;]*)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
    if (pathname === "/shop/shop.js") return this.#send(response, "text/javascript", SCRIPT);
    if (pathname === "/shop/token") return this.#send(response, "text/plain", user && this.#token(user));
    if (pathname === "/shop/sign-in") return signIn(response, searchParams.get("as") ?? "");
    if (pathname === "/shop/reports") return this.#collect(request, response);
    response.setHeader("Content-Security-Policy", `${this.#policy()}; report-uri /shop/reports`);
    return this.#send(response, "text/html", this.#page(pathname, user, searchParams));
  }

  /** @param {string} path @param {string} user @param {URLSearchParams} asked */
  #page(path, user, asked) {
    const attributes = ATTRIBUTES.filter((name) => asked.has(name)).map((name) => ` ${name}="${asked.get(name)}"`);
    if (user) attributes.push(` customer-id="${user}"`);
    const base = this.#parley();
    const direction = asked.get("lang") === "ar" ? "rtl" : "ltr";
    return `<!doctype html>
<html lang="en" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A shop</title><script src="/shop/shop.js"></script></head>
<body>
<main><h1>Dishwashers</h1><p>This is ${path}.</p><p><a href="/shop/one?${asked}">One</a> <a href="/shop/two?${asked}">Two</a></p></main>
<parley-chat api-base-url="${base}"${attributes.join("")}></parley-chat>
<script src="${base}/parley-chat.js" async></script>
</body>
</html>`;
  }

  /** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
  #collect(request, response) {
    let report = "";
    request.on("data", (some) => (report += some)).on("end", () => this.reports.push(report));
    return this.#send(response, "text/plain", "");
  }

  /** @param {http.ServerResponse} response @param {string} type @param {string | Buffer} content */
  #send(response, type, content) {
    response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "no-store" }).end(content);
    return true;
  }
}

/** @param {http.ServerResponse} response @param {string} name nobody if it is empty */
function signIn(response, name) {
  response.writeHead(303, { Location: "/shop/one", "Set-Cookie": `shop_user=${name}; Path=/shop/` }).end();
  return true;
}
