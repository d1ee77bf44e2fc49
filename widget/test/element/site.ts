/* SPDX-License-Identifier: Apache-2.0 */
// A site with the strictest policy, and browsers that visit it.
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium as browsers, type Browser, type Page } from "playwright-core";
import { ARGUMENTS, chromium } from "../../tools/chromium.mjs";

const POLICY =
  "default-src 'none'; script-src {}; connect-src {}; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /report";

/** A page on which only scripts are to be run that are files. */
export const html = (body: string) => `<!doctype html><html lang="en"><title>x</title>${body}`;

/** What the site says to a request for a path, by its own means; undefined leaves it to the files. */
export type Trick = (response: ServerResponse) => void;

let browser: Promise<Browser> | undefined;

/** After the last visit to any site. */
export async function closeBrowser() {
  await (await browser)?.close();
}

export class Site {
  /** By path, the query aside. */
  readonly files: Record<string, string> = {};
  readonly tricks: Record<string, Trick> = {};
  /** Whether pages of other sites may have its scripts. */
  isOpen = false;
  /** What is allowed as a source of scripts and a target of requests. */
  sources = "'self'";
  /** Of violations of the policy. */
  reports = 0;
  /** What was asked for, in its order. */
  readonly requests: string[] = [];
  readonly #server: Server;
  readonly #visits: Page[] = [];

  constructor() {
    this.#server = createServer(({ url = "/" }, response) => {
      const path = url.split("?")[0]!;
      this.requests.push(url);
      if (path === "/report") this.reports++;
      const isScript = path.endsWith(".js");
      response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html").setHeader("Cache-Control", "no-store");
      if (isScript && this.isOpen) response.setHeader("Access-Control-Allow-Origin", "*");
      if (!isScript) response.setHeader("Content-Security-Policy", POLICY.replaceAll("{}", this.sources));
      if (this.tricks[path]) return this.tricks[path](response);
      if (path.startsWith("/api/")) response.statusCode = 404;
      return response.end(this.files[path] ?? "");
    });
  }

  async open() {
    await new Promise<void>((listening) => this.#server.listen(0, "127.0.0.1", listening));
    return this;
  }

  async close() {
    await Promise.all(this.#visits.splice(0).map((page) => page.close()));
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get origin() {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A page, and what the console, the network and the policy have to say against it. */
  async visit(path: string, { mayAsk = [this.origin] } = {}): Promise<{ page: Page; faults: string[] }> {
    browser ??= browsers.launch({ executablePath: chromium(), args: ARGUMENTS });
    const page = await (await browser).newPage();
    this.#visits.push(page);
    const faults: string[] = [];
    page.on("console", (message) => faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("request", (request) => {
      if (!mayAsk.includes(new URL(request.url()).origin)) faults.push(request.url());
    });
    await page.goto(this.origin + path);
    return { page, faults };
  }
}
