/* SPDX-License-Identifier: Apache-2.0 */
import { describe, expect, test } from "vitest";
import type { TransportName } from "../../src/core/types.ts";
import { Browser, type Tab } from "./browser.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function online(browser: Browser, options: Parameters<Browser["tab"]>[0] = {}): Promise<Tab> {
  const tab = browser.tab(options);
  tab.chat.say("one");
  await tab.until(() => tab.state.link === "online" && tab.state.entries.length === 2);
  return tab;
}

const count = (browser: Browser, end: string) => browser.server.requests.filter(({ path }) => path.endsWith(end)).length;

describe("the way", () => {
  test("is a socket, signed in by subprotocol where there is a token", async () => {
    const browser = new Browser();
    browser.user = "";
    const tab = await online(browser, { getToken: () => Promise.resolve("ann-token") });
    expect(browser.server.sockets).toBe(1);
    expect(tab.state.user!.id).toBe("ann");
  });

  test("is events where sockets are killed, and polling where those are too; then up again", async () => {
    const browser = new Browser();
    browser.server.refusesSockets = true;
    const tab = await online(browser);
    expect([browser.server.sockets, count(browser, "/events/") > 0]).toEqual([2, true]);
    browser.server.hasEvents = false;
    browser.server.cut();
    browser.server.push(tab.state.conversation!, "news");
    await tab.until(() => tab.state.entries.length === 3);
    const polls = browser.server.requests.length;
    await browser.clock.pass(MINUTE);
    expect(browser.server.requests.length).toBeGreaterThan(polls + 8);
    browser.server.refusesSockets = false;
    await browser.clock.pass(10 * MINUTE);
    expect([...browser.server.lines]).toHaveLength(1);
    const after = browser.server.requests.length;
    await browser.clock.pass(10 * MINUTE);
    expect(browser.server.requests.length).toBe(after);
  });

  test("is no socket any more when each dies on what is said", async () => {
    const browser = new Browser();
    browser.server.fault = ({ method }) => (method === "SOCKET" ? "lost" : "none");
    const tab = browser.tab();
    tab.chat.say("one");
    await tab.until(() => tab.state.entries.length === 2, 30_000);
    expect(browser.server.sockets).toBe(2);
  });

  test("goes up only every five minutes", async () => {
    const browser = new Browser();
    browser.server.refusesSockets = true;
    await online(browser);
    await browser.clock.pass(HOUR);
    expect(browser.server.sockets).toBeLessThanOrEqual(2 + 12);
    expect(browser.server.sockets).toBeGreaterThan(8);
  });
});

describe("a break", () => {
  test("is seen though the socket says nothing", async () => {
    const browser = new Browser();
    const tab = await online(browser);
    browser.server.frameFault = () => "swallowed";
    browser.server.push(tab.state.conversation!, "news");
    await browser.clock.pass(30_000);
    expect(browser.server.sockets).toBe(1);
    await browser.clock.pass(7000);
    browser.server.frameFault = () => "none";
    await tab.until(() => tab.state.entries.length === 3, 15_000);
    expect(browser.server.sockets).toBeGreaterThan(1);
  });

  test("a conversation that cannot be followed now is asked for again, not too often", async () => {
    const browser = new Browser();
    const tab = await online(browser);
    browser.server.cannotResume = true;
    browser.server.cut();
    await tab.until(() => tab.state.link === "connecting");
    browser.server.push(tab.state.conversation!, "news");
    await browser.clock.pass(MINUTE);
    expect(tab.lines).toHaveLength(2);
    browser.server.cannotResume = false;
    await tab.until(() => tab.state.entries.length === 3, MINUTE);
  });

  test("a quiet socket that answers is kept", async () => {
    const browser = new Browser();
    await online(browser);
    await browser.clock.pass(HOUR);
    expect(browser.server.sockets).toBe(1);
  });

  test("is shown when it lasts, and ends at once when the network comes back", async () => {
    const browser = new Browser();
    const tab = await online(browser);
    const links: string[] = [];
    tab.chat.subscribe(() => links.at(-1) === tab.state.link || links.push(tab.state.link));
    browser.server.cut();
    await tab.until(() => tab.state.link === "connecting");
    await tab.until(() => tab.state.link === "online");
    await browser.clock.pass(MINUTE);
    browser.isOnline = false;
    browser.server.cut();
    await browser.clock.pass(30 * MINUTE);
    expect(tab.state.link).toBe("offline");
    expect(links.slice(-2)).toEqual(["connecting", "offline"]);
    browser.isOnline = true;
    browser.wake();
    await tab.until(() => tab.state.link === "online", 500);
  });

  test("is met less and less often, at first within a second", async () => {
    const browser = new Browser();
    await online(browser);
    browser.server.isDown = true;
    browser.server.cut();
    const start = browser.clock.now();
    const at: number[] = [];
    browser.server.fault = ({ path }) => (path === "/api/me/" ? (at.push(browser.clock.now() - start), "none") : "none");
    browser.server.isDown = false;
    browser.server.statuses.set("/api/me/", 503);
    await browser.clock.pass(HOUR);
    expect(at[0]).toBeLessThan(1100);
    expect(at.length).toBeGreaterThan(60);
    expect(at.length).toBeLessThan(200);
  });
});

describe("polling", () => {
  test("goes at the pace that the server says, and ends while nobody looks for long", async () => {
    const browser = new Browser();
    const tab = await online(browser, { transport: "polling" });
    await browser.clock.pass(MINUTE);
    const before = browser.server.requests.length;
    await browser.clock.pass(4 * MINUTE);
    expect(browser.server.requests.length - before).toBeGreaterThan(55);
    expect(browser.server.requests.length - before).toBeLessThanOrEqual(60);
    tab.show(false);
    await browser.clock.pass(10 * MINUTE);
    const hidden = browser.server.requests.length;
    await browser.clock.pass(HOUR);
    expect(browser.server.requests.length).toBe(hidden);
    browser.server.push(tab.state.conversation!, "news");
    tab.show(true);
    await tab.until(() => tab.state.entries.length === 3, 1000);
  });
});

describe("tabs", () => {
  test("share one connection, what is said, what is open and what is answered", async () => {
    const browser = new Browser();
    const tabs = [browser.tab(), browser.tab(), browser.tab()];
    tabs[1]!.chat.say("one");
    for (const tab of tabs) tab.chat.setOpen(true);
    for (const tab of tabs) await tab.until(() => tab.state.entries.length === 2);
    expect(browser.server.sockets).toBe(1);
    tabs[2]!.chat.say("two");
    for (const tab of tabs) await tab.until(() => tab.state.entries.length === 4);
    expect(tabs.map(({ lines }) => lines)).toEqual(tabs.map(() => tabs[0]!.lines));
    expect(tabs.map(({ state }) => state.link)).toEqual(["online", "online", "online"]);
    tabs[0]!.chat.startOver();
    await browser.clock.pass(100);
    expect(tabs.map(({ lines }) => lines)).toEqual([[], [], []]);
    expect([browser.server.sockets, browser.server.lines.size]).toEqual([1, 1]);
  });

  test.each(["websocket", "sse", "polling"] as const)("go on when the one that leads dies, and lose nothing, over %s", async (transport) => {
    const browser = new Browser();
    const leader = await online(browser, { transport });
    const follower = browser.tab({ transport });
    await follower.until(() => follower.state.entries.length === 2 && follower.state.link === "online");
    follower.chat.say("two");
    leader.kill();
    await follower.until(() => follower.state.entries.length === 4, 10_000);
    expect(follower.lines).toEqual(["1 user: one", "2 bot: You said: one", "3 user: two", "4 bot: You said: two"]);
    browser.server.push(follower.state.conversation!, "news");
    await follower.until(() => follower.state.entries.length === 5, 10_000);
  });

  test("of a conversation that the page chose do not follow the others", async () => {
    const browser = new Browser();
    browser.server.fill("c1", "ann", 2);
    const chosen = browser.tab({ conversation: "c1" });
    const free = await online(browser);
    expect(chosen.state.conversation).toBe("c1");
    browser.server.push("c1", "news");
    await chosen.until(() => chosen.state.entries.length === 3);
    free.chat.startOver();
    await browser.clock.pass(1000);
    expect([chosen.lines.length, free.lines.length]).toEqual([3, 0]);
  });

  test("without locks are each on their own", async () => {
    const browser = new Browser();
    browser.hasLocks = false;
    await online(browser);
    const other = browser.tab();
    await other.until(() => other.state.entries.length === 2 && other.state.link === "online");
    expect(browser.server.sockets).toBe(2);
  });
});

describe("no fault makes a loop of requests: in an hour there are few of them", () => {
  const TROUBLES: Record<string, (browser: Browser) => void> = {
    "nobody answers": ({ server }) => (server.isDown = true),
    "everything is broken": ({ server }) => (server.fault = () => "broken"),
    "everybody is busy": ({ server }) => (server.fault = () => "busy"),
    "only the connection fails": ({ server }) => {
      server.refusesSockets = true;
      server.hasEvents = false;
      server.statuses.set("/api/chat/conversations/", 500);
    },
    "every socket dies at once": ({ server }) => (server.frameFault = ({ user }) => (user ? "none" : "killed")),
    "no token is good": ({ server }) => server.statuses.set("/api/", 401),
    "frames are lost for ever": ({ server }) => (server.frameFault = ({ seq }) => (seq === 3 ? "swallowed" : "none")),
    "nothing is stored": ({ server }) => (server.fault = ({ method }) => (method === "POST" || method === "SOCKET" ? "broken" : "none")),
  };
  const each = Object.keys(TROUBLES).flatMap((trouble) => (["auto", "websocket", "sse", "polling"] as TransportName[]).map((transport) => [trouble, transport] as const));

  test.each(each)("%s, over %s", async (trouble, transport) => {
    const browser = new Browser();
    const tab = await online(browser, { transport, getToken: () => "ann-token" });
    TROUBLES[trouble]!(browser);
    browser.server.cut();
    browser.server.push(tab.state.conversation!, "three");
    browser.server.push(tab.state.conversation!, "four");
    for (let i = 0; i < 20; i++) tab.chat.say(`message ${i}`);
    const going = () => browser.server.requests.length + browser.server.sockets;
    const before = going();
    await browser.clock.pass(HOUR);
    // 900 are the polls of a connection that works
    expect(going() - before).toBeLessThan(1200);
    const minute = going();
    await browser.clock.pass(MINUTE);
    expect(going() - minute).toBeLessThanOrEqual(20);
  });

  test("nor does a page that wakes all the time, or a user who never gives up", async () => {
    const browser = new Browser();
    const tab = await online(browser);
    browser.server.isDown = true;
    browser.server.cut();
    const before = browser.server.requests.length + browser.server.sockets;
    for (let i = 0; i < 6000; i++) {
      browser.wake();
      if (i % 50 === 0) tab.chat.say("again");
      for (const entry of tab.state.entries) tab.chat.retry(entry.key);
      await browser.clock.pass(100);
    }
    expect(browser.server.requests.length + browser.server.sockets - before).toBeLessThanOrEqual(10 * 60 + 10);
  });
});
