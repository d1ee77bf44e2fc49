/* SPDX-License-Identifier: Apache-2.0 */
import { describe, expect, test } from "vitest";
import { LONGEST } from "../../src/core/chat.ts";
import type { Heard, Said, TransportName } from "../../src/core/types.ts";
import { Browser, storage, type Tab } from "./browser.ts";

const WAYS: TransportName[] = ["auto", "websocket", "sse", "polling"];

/** A tab that has said something and been answered. */
async function talking(browser: Browser, options: Parameters<Browser["tab"]>[0] = {}): Promise<Tab> {
  const tab = browser.tab(options);
  tab.chat.say("one");
  await tab.until(() => tab.state.entries.length === 2);
  await browser.clock.pass(1000);
  return tab;
}

const bot = (tab: Tab, i: number) => tab.state.entries.filter((entry): entry is Heard => entry.from === "bot").at(i)!;
const user = (tab: Tab, i: number) => tab.state.entries.filter((entry): entry is Said => entry.from === "user").at(i)!;
const count = (browser: Browser, path: string) => browser.server.requests.filter((request) => request.path.startsWith(path)).length;

describe.each(WAYS)("over %s", (transport) => {
  test.each(["assistant", "customer"] as const)("what an %s says is stored, answered and shown once", async (mode) => {
    const browser = new Browser();
    const tab = browser.tab({ transport, mode });
    tab.chat.setOpen(true);
    expect(tab.chat.say("one")).toBe(true);
    expect(tab.lines).toEqual(["waiting user: one"]);
    expect(tab.chat.say("two")).toBe(true);
    await tab.until(() => tab.state.entries.length === 4);
    expect(tab.lines).toEqual(["1 user: one", "2 bot: You said: one", "3 user: two", "4 bot: You said: two"]);
    expect(browser.server.log(tab.state.conversation!)).toHaveLength(4);
    await browser.clock.pass(60_000);
    expect(tab.lines).toHaveLength(4);
    expect(tab.state).toMatchObject({ link: "online", isTyping: false, piece: "", restoring: false });
  });

  test("what the bot says of its own accord arrives", async () => {
    const browser = new Browser();
    const tab = await talking(browser, { transport });
    browser.server.push(tab.state.conversation!, "Your change has moved.");
    await tab.until(() => tab.state.entries.length === 3, 10_000);
    expect(tab.lines[2]).toBe("3 bot: Your change has moved.");
    expect(bot(tab, 1).fresh).toBe(true);
  });

  test("what is lacking is fetched", async () => {
    const browser = new Browser();
    const tab = await talking(browser, { transport });
    browser.server.frameFault = ({ message }) => (message === "lost" ? "swallowed" : "none");
    browser.server.push(tab.state.conversation!, "lost");
    browser.server.push(tab.state.conversation!, "found");
    await browser.clock.pass(500);
    browser.server.frameFault = () => "none";
    await tab.until(() => tab.state.entries.length === 4, 30_000);
    expect(tab.lines.slice(2)).toEqual(["3 bot: lost", "4 bot: found"]);
  });
});

describe("what is said", () => {
  test("is not empty and not too long", () => {
    const { chat } = new Browser().tab();
    expect(chat.say(" \n ")).toBe(false);
    expect(chat.say("x".repeat(LONGEST + 1))).toBe(false);
    expect(chat.state.entries).toEqual([]);
    expect(chat.say(` ${"x".repeat(LONGEST)} `)).toBe(true);
  });

  test("is told with its own id, and shown as its label", async () => {
    const browser = new Browser();
    const tab = browser.tab();
    const sent: unknown[] = [];
    tab.chat.onSent = (...message) => sent.push(message);
    tab.chat.say("2", "2 High");
    await tab.until(() => tab.state.entries.length === 2);
    expect(tab.lines[0]).toBe("1 user: 2 High");
    expect(sent).toEqual([[user(tab, 0).key, "2 High"]]);
    expect(browser.server.log(tab.state.conversation!)[0]!.metadata).toEqual({ client_message_id: user(tab, 0).key });
  });

  test.each(WAYS)("can be a form, over %s", async (transport) => {
    const browser = new Browser();
    const tab = browser.tab({ transport });
    tab.chat.fill({ when: "2031-03-01T22:00+02:00" }, "When: tonight");
    await tab.until(() => tab.state.entries.length === 2);
    expect(tab.lines[0]).toBe("1 user: When: tonight");
    expect(browser.server.log(tab.state.conversation!)[0]!.text).toBe("When: tonight");
  });

  test("keeps its key and its place, and goes in the order in which it was said", async () => {
    const browser = new Browser();
    const tab = browser.tab();
    for (let i = 0; i < 5; i++) tab.chat.say(`${i}`);
    const keys = tab.state.entries.map(({ key }) => key);
    await tab.until(() => tab.state.entries.length === 10);
    expect(tab.state.entries.filter(({ from }) => from === "user").map(({ key }) => key)).toEqual(keys);
    expect(tab.lines.filter((line) => line.includes("user"))).toEqual([0, 1, 2, 3, 4].map((i) => `${2 * i + 1} user: ${i}`));
  });

  test.each(WAYS)("is sent again under the same id when the answer was lost, over %s", async (transport) => {
    const browser = new Browser();
    let isFirst = true;
    browser.server.fault = ({ method }) => {
      if ((method !== "POST" && method !== "SOCKET") || !isFirst) return "none";
      isFirst = false;
      return "unanswered";
    };
    const tab = await talking(browser, { transport });
    await browser.clock.pass(60_000);
    expect(tab.lines).toEqual(["1 user: one", "2 bot: You said: one"]);
    expect(browser.server.conversations.size).toBe(1);
  });

  test("survives a navigation, also before anybody knew who said it", async () => {
    const browser = new Browser();
    browser.isOnline = false;
    let tab = browser.tab();
    tab.chat.say("one");
    await browser.clock.pass(5000);
    tab = tab.navigate();
    await browser.clock.pass(100_000);
    browser.isOnline = true;
    browser.wake();
    await tab.until(() => tab.state.entries.length === 2);
    expect(tab.lines[0]).toBe("1 user: one");
  });

  test("survives a navigation while it is under way, and is seen once", async () => {
    const browser = new Browser();
    let tab = await talking(browser);
    tab.chat.say("two");
    await browser.clock.pass(210);
    tab = tab.navigate();
    const seen = new Set<string>();
    tab.chat.subscribe(() => seen.add(tab.lines.filter((line) => line.endsWith("user: two")).length.toString()));
    await tab.until(() => tab.state.entries.length === 4);
    await browser.clock.pass(60_000);
    expect(tab.lines).toEqual(["1 user: one", "2 bot: You said: one", "3 user: two", "4 bot: You said: two"]);
    expect(seen.has("2")).toBe(false);
  });

  test.each(WAYS)("that is refused fails at once and holds up nothing, over %s", async (transport) => {
    const browser = new Browser();
    const tab = await talking(browser, { transport });
    tab.chat.say("nonsense");
    tab.chat.say("three");
    await tab.until(() => tab.state.entries.length === 5);
    expect(tab.lines.slice(2)).toEqual(["3 user: three", "4 bot: You said: three", "failed user: nonsense"]);
    expect(user(tab, -1).delivery).toMatchObject({ state: "failed", failure: { kind: "refused", status: 400, detail: "It is 400." } });
    tab.chat.discard(user(tab, -1).key);
    expect(tab.lines).toHaveLength(4);
  });

  test.each(["websocket", "polling"] as const)("is tried so many times and no more, until the user wants it again, over %s", async (transport) => {
    const browser = new Browser();
    const tab = await talking(browser, { transport });
    let tries = 0;
    browser.server.fault = ({ method }) => (method === "POST" || method === "SOCKET" ? (tries++, "broken") : "none");
    tab.chat.say("two");
    await browser.clock.pass(1_800_000);
    expect(tries).toBe(6);
    expect(user(tab, -1).delivery).toEqual({ state: "failed", failure: { kind: "exhausted" } });
    browser.server.fault = () => "none";
    tab.chat.retry(user(tab, -1).key);
    await tab.until(() => tab.state.entries.length === 4, 5000);
    expect(tab.lines[2]).toBe("3 user: two");
  });

  test.each(["websocket", "polling"].flatMap((transport) => [429, 503].map((status) => [status, transport as TransportName] as const)))(
    "waits after a %i as long as it is told to, over %s",
    async (status, transport) => {
      const browser = new Browser();
      const tab = await talking(browser, { transport });
      const at: number[] = [];
      browser.server.busy = status;
      browser.server.fault = ({ method }) => (method === "POST" || method === "SOCKET" ? (at.push(browser.clock.now()), at.length === 1 ? "busy" : "none") : "none");
      tab.chat.say("two");
      await tab.until(() => at.length === 1);
      await browser.clock.pass(1000);
      expect(tab.lines[2]).toBe("waiting user: two");
      await tab.until(() => tab.state.entries.length === 4);
      expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(7000);
      expect(at[1]! - at[0]!).toBeLessThan(9000);
    },
  );

  test.each(["websocket", "polling"].flatMap((transport) => [400, 403, 404, 413, 422].map((status) => [status, transport as TransportName] as const)))(
    "that is refused with %i says why, and is sent no more, over %s",
    async (status, transport) => {
      const browser = new Browser();
      const tab = await talking(browser, { transport });
      browser.server.refusal = status;
      let tries = 0;
      browser.server.fault = ({ method }) => (method === "POST" || method === "SOCKET" ? (tries++, "none") : "none");
      tab.chat.say("nonsense");
      await browser.clock.pass(60_000);
      expect(tries).toBe(1);
      expect(user(tab, -1).delivery).toEqual({ state: "failed", failure: { kind: "refused", status, detail: `It is ${status}.`, retryAfter: undefined } });
    },
  );

  test("in a conversation that is gone begins another when it is tried again", async () => {
    const browser = new Browser();
    const tab = await talking(browser);
    browser.server.conversations.clear();
    tab.chat.say("two");
    await tab.until(() => user(tab, -1).delivery.state === "failed");
    tab.chat.retry(user(tab, -1).key);
    await tab.until(() => tab.state.entries.length === 2 && tab.state.entries[1]!.from === "bot");
    expect(tab.lines).toEqual(["1 user: two", "2 bot: You said: two"]);
  });
});

describe("the answer", () => {
  test.each(WAYS)("is seen while it is written, over %s", async (transport) => {
    const browser = new Browser();
    browser.server.pieces = ["You ", "said"];
    const tab = browser.tab({ transport, mode: "customer" });
    const pieces = new Set<string>();
    tab.chat.subscribe(() => pieces.add(`${tab.state.isTyping} ${tab.state.piece}`));
    tab.chat.say("one");
    await tab.until(() => tab.state.entries.length === 2);
    expect([...pieces]).toContain("true You said");
    expect(tab.state).toMatchObject({ isTyping: false, piece: "" });
  });

  test("shows the newest state of a change on every card of it, and leaves the rest as it is", async () => {
    const browser = new Browser();
    const card = (state: string) => ({ change_request: { number: "CHG1", state, fields: { planned_start_date: "2031-03-01T22:00:00Z" } } });
    browser.server.answer = () => ({ text: "Made.", ...card("New") });
    const tab = await talking(browser);
    tab.chat.say("two");
    await tab.until(() => tab.state.entries.length === 4);
    const [first] = tab.state.entries;
    browser.server.push(tab.state.conversation!, "Moved.", card("Assess"));
    await tab.until(() => tab.state.entries.length === 5);
    expect([0, 1, 2].map((i) => bot(tab, i).reply.change!.state)).toEqual(["Assess", "Assess", "Assess"]);
    browser.server.tell(tab.state.conversation!, { type: "status_update", ...card("Closed") });
    await browser.clock.pass(100);
    expect([0, 1, 2].map((i) => bot(tab, i).reply.change!.state)).toEqual(["Closed", "Closed", "Closed"]);
    expect(bot(tab, 0).reply.change!.start).toEqual(new Date("2031-03-01T22:00:00Z"));
    expect(tab.state.entries[0]).toBe(first);
  });

  test("can be voted on; a vote that is not taken is undone", async () => {
    const browser = new Browser();
    const tab = await talking(browser);
    const other = browser.tab();
    await other.until(() => other.state.entries.length === 2);
    const voted: unknown[] = [];
    tab.chat.onVoted = (...vote) => voted.push(vote);
    const { id } = bot(tab, 0);
    const done = tab.chat.vote(id, "up");
    expect(bot(tab, 0).vote).toBe("up");
    await browser.clock.pass(100);
    await done;
    expect([browser.server.votes.get(id), bot(other, 0).vote, voted]).toEqual(["up", "up", [[id, "up"]]]);
    browser.server.statuses.set("/api/chatbot/feedback/", 503);
    void tab.chat.vote(id, undefined);
    expect(bot(tab, 0).vote).toBeUndefined();
    await browser.clock.pass(100);
    expect([bot(tab, 0).vote, bot(other, 0).vote, voted.length]).toEqual(["up", "up", 1]);
    browser.server.statuses.clear();
    void tab.chat.vote(id, undefined);
    await browser.clock.pass(100);
    expect(browser.server.votes.has(id)).toBe(false);
  });

  test("is unread while the panel is closed, in every tab, and read in all of them", async () => {
    const browser = new Browser();
    const tab = await talking(browser);
    const other = browser.tab();
    await other.until(() => other.state.entries.length === 2);
    browser.server.push(tab.state.conversation!, "news");
    await browser.clock.pass(100);
    expect([tab.state.unread, other.state.unread]).toEqual([2, 1]);
    tab.chat.setOpen(true);
    await browser.clock.pass(100);
    expect([tab.state.unread, other.state.unread]).toEqual([0, 0]);
    const next = tab.navigate();
    browser.server.push(next.browser.server.conversations.keys().next().value!, "more news");
    await next.until(() => next.state.entries.length === 4);
    expect(next.state).toMatchObject({ isOpen: true, unread: 0 });
    await browser.clock.pass(10);
    expect(other.state.unread).toBe(0);
  });
});

describe("history", () => {
  test.each(["assistant", "customer"] as const)("of 1,000 messages begins with the last ones and goes back page by page (%s)", async (mode) => {
    const browser = new Browser();
    browser.server.fill("long", "ann", 1000);
    let tab = browser.tab({ mode });
    tab.chat.setOpen(true);
    await tab.until(() => tab.state.link === "online");
    void tab.chat.list();
    await tab.until(() => tab.state.conversations);
    tab.chat.open("long");
    expect(tab.state.restoring).toBe(true);
    await tab.until(() => !tab.state.restoring);
    expect(tab.lines).toHaveLength(50);
    expect(tab.lines[0]).toBe("951 user: message 951");
    expect(tab.state.hasEarlier).toBe(true);
    const last = tab.state.entries.at(-1);
    for (let i = 0; i < 19; i++) {
      void tab.chat.earlier();
      await browser.clock.pass(2000);
    }
    expect(tab.lines).toEqual(browser.server.log("long").map(({ seq, sender, text }) => `${seq} ${sender}: ${text}`));
    expect(tab.state.entries.at(-1)).toBe(last);
    expect(tab.state).toMatchObject({ hasEarlier: false, unread: 0 });
    tab = tab.navigate();
    await tab.until(() => tab.state.entries.length > 0 && !tab.state.restoring);
    expect(tab.lines).toHaveLength(50);
    expect(bot(tab, 0).fresh).toBe(false);
  });

  test("that cannot be fetched is asked for again", async () => {
    const browser = new Browser();
    browser.server.fill("c1", "ann", 4);
    browser.server.statuses.set("/api/chat/conversations/", 503);
    const tab = browser.tab({ conversation: "c1", transport: "websocket" });
    await tab.until(() => tab.state.unrestored);
    expect(tab.state).toMatchObject({ restoring: false, unrestored: { kind: "refused", status: 503 } });
    browser.server.statuses.clear();
    await tab.until(() => tab.state.entries.length === 4);
    expect(tab.state.unrestored).toBeUndefined();
  });

  test("of somebody else is none", async () => {
    const browser = new Browser();
    browser.server.fill("theirs", "bob", 4);
    const tab = browser.tab({ conversation: "theirs" });
    await tab.until(() => tab.state.link === "online" && !tab.state.restoring);
    expect(tab.state).toMatchObject({ entries: [], conversation: undefined });
  });

  test("is listed, searched, and erased, in every tab", async () => {
    const browser = new Browser();
    for (const id of ["c1", "c2", "c3"]) browser.server.fill(id, "ann", 2);
    const [tab, other] = [browser.tab(), browser.tab()];
    tab.chat.open("c2");
    other.chat.setOpen(true);
    void tab.chat.list();
    await tab.until(() => tab.state.conversations && other.state.conversations);
    const ids = (of: Tab) => of.state.conversations!.map(({ id }) => id);
    expect([ids(tab), tab.state.hasMoreConversations]).toEqual([["c3", "c2"], true]);
    void tab.chat.list(true);
    await tab.until(() => ids(other).length === 3);
    expect([ids(other), other.state.hasMoreConversations]).toEqual([["c3", "c2", "c1"], false]);
    const erased = tab.chat.erase("c2");
    await browser.clock.pass(500);
    expect(await erased).toEqual({ ok: true, value: undefined });
    expect([ids(tab), ids(other), tab.state.conversation, other.state.conversation]).toEqual([["c3", "c1"], ["c3", "c1"], undefined, undefined]);
    void tab.chat.list(false, "nowhere");
    await tab.until(() => ids(tab).length === 0);
    const refused = tab.chat.erase("c2");
    await browser.clock.pass(500);
    expect(await refused).toMatchObject({ ok: false, failure: { kind: "refused", status: 404 } });
  });
});

describe("the list", () => {
  const listed = (tab: Tab) => tab.state.conversations!.map(({ id, lastMessage, messageCount }) => `${id} ${messageCount} ${lastMessage}`);

  /** Two tabs, of which one has listed what there is. */
  async function listing(transport: TransportName): Promise<[Browser, Tab, Tab]> {
    const browser = new Browser();
    for (const id of ["c1", "c2", "c3"]) browser.server.fill(id, "ann", 2);
    await browser.clock.pass(1000);
    const [tab, other] = [browser.tab({ transport }), browser.tab({ transport })];
    void tab.chat.list();
    other.chat.setOpen(true);
    await other.until(() => other.state.conversations && other.state.link === "online");
    return [browser, tab, other];
  }

  test.each(WAYS)("follows what is said and answered, here and in another tab, over %s", async (transport) => {
    const [browser, tab, other] = await listing(transport);
    other.chat.say("one");
    await tab.until(() => tab.state.entries.length === 2);
    await browser.clock.pass(100);
    const { conversation } = tab.state;
    const expected = [`${conversation} 2 You said: one`, "c3 2 message 2", "c2 2 message 2"];
    expect([listed(tab), listed(other), tab.state.hasMoreConversations]).toEqual([expected, expected, true]);
    expect(tab.state.conversations![0]).toMatchObject({ status: "active", updatedAt: tab.state.entries[1]!.at });
    tab.chat.open("c2");
    await tab.until(() => tab.state.entries.length === 2 && tab.state.conversation === "c2");
    browser.server.push("c2", "news");
    await tab.until(() => tab.state.entries.length === 3, 30_000);
    await browser.clock.pass(100);
    const moved = ["c2 3 news", `${conversation} 2 You said: one`, "c3 2 message 2"];
    expect([listed(tab), listed(other)]).toEqual([moved, moved]);
    void tab.chat.list(true);
    await tab.until(() => tab.state.conversations!.length === 4);
    expect([listed(tab).slice(0, 3), listed(tab)[3]]).toEqual([moved, "c1 2 message 2"]);
  });

  test("has what was said while it was being fetched, and not what was erased meanwhile", async () => {
    const [browser, tab] = await listing("websocket");
    browser.server.fault = ({ path, method }) => (method === "GET" && path.endsWith("/conversations/") ? "overdue" : "none");
    let isListed = false;
    void tab.chat.list().then(() => (isListed = true));
    await browser.clock.pass(100);
    tab.chat.say("one");
    void tab.chat.erase("c3");
    await tab.until(() => tab.state.entries.length === 2);
    expect(isListed).toBe(false);
    await tab.until(() => isListed);
    expect(listed(tab)[0]).toBe(`${tab.state.conversation} 2 You said: one`);
    expect(listed(tab)).not.toContain("c3 2 message 2");
  });

  test("of what was searched for gets no other conversations, but what they have come to", async () => {
    const [browser, tab] = await listing("websocket");
    browser.server.push("c1", "a needle");
    void tab.chat.list(false, "needle");
    await tab.until(() => tab.state.conversations!.length === 1);
    tab.chat.say("one");
    await tab.until(() => tab.state.entries.length === 2);
    expect(listed(tab)).toEqual(["c1 3 a needle"]);
    tab.chat.open("c1");
    await tab.until(() => tab.state.entries.length === 3);
    tab.chat.say("two");
    await tab.until(() => tab.state.entries.length === 5);
    expect(listed(tab)).toEqual(["c1 5 You said: two"]);
    void tab.chat.list();
    await tab.until(() => tab.state.conversations!.length > 1);
    expect(listed(tab)).toContain("c1 5 You said: two");
  });
});

describe("what is remembered", () => {
  test("is the draft of this tab, the open panel and the conversation, but no stored text", async () => {
    const browser = new Browser();
    const tab = await talking(browser);
    tab.chat.setOpen(true);
    tab.chat.setDraft("half a");
    const next = tab.navigate();
    expect(next.state).toMatchObject({ draft: "", isOpen: false });
    await next.until(() => next.state.entries.length === 2);
    expect(next.state).toMatchObject({ draft: "half a", isOpen: true });
    const other = browser.tab();
    await other.until(() => other.state.entries.length === 2);
    expect(other.state).toMatchObject({ draft: "", isOpen: true });
    expect(JSON.stringify([...browser.local.all, ...tab.session.all])).not.toMatch(/one|You said/);
  });

  test("is also what was typed and opened before it was known by whom", async () => {
    const browser = new Browser();
    const tab = browser.tab();
    tab.chat.setOpen(true);
    tab.chat.setDraft("half a");
    await tab.until(() => tab.state.link === "online");
    expect(tab.state).toMatchObject({ draft: "half a", isOpen: true });
    const next = tab.navigate();
    await next.until(() => next.state.link === "online");
    expect(next.state).toMatchObject({ draft: "half a", isOpen: true });
    next.chat.stop();
    next.chat.start();
    const listed = next.chat.list();
    await browser.clock.pass(1000);
    await listed;
    expect(next.state.conversations).toEqual([]);
  });

  test("is nothing where nobody talks: no request is made", async () => {
    const browser = new Browser();
    const tab = browser.tab();
    await browser.clock.pass(600_000);
    expect([browser.server.requests.length, browser.server.sockets, tab.state.link]).toEqual([0, 0, "idle"]);
    tab.chat.setOpen(true);
    await tab.until(() => tab.state.link === "online");
    tab.chat.setOpen(false);
    const [before, next] = [browser.server.requests.length, tab.navigate()];
    await browser.clock.pass(60_000);
    expect([browser.server.requests.length, next.state.link]).toEqual([before, "idle"]);
  });

  test("works without storage, locks and channels", async () => {
    const browser = new Browser();
    browser.hasLocks = browser.hasStorage = false;
    const tab = browser.tab();
    tab.chat.setOpen(true);
    tab.chat.setDraft("half a");
    tab.chat.say("one");
    await tab.until(() => tab.state.entries.length === 2);
    expect(tab.state).toMatchObject({ draft: "half a", isOpen: true });
  });

  test("is never another user's, not for a moment", async () => {
    const browser = new Browser();
    const tab = await talking(browser);
    tab.chat.setOpen(true);
    tab.chat.setDraft("a secret");
    browser.server.isDown = true;
    tab.chat.say("another secret");
    await browser.clock.pass(100);
    browser.server.isDown = false;
    browser.user = "bob";
    const next = tab.navigate();
    const seen: string[] = [];
    next.chat.subscribe(() => seen.push(JSON.stringify(next.state)));
    await next.until(() => next.state.link === "online");
    await browser.clock.pass(60_000);
    expect(seen.join()).not.toMatch(/secret|one|You said|c-ann/);
    expect(next.state.user).toEqual({ id: "bob", name: "BOB" });
    expect(JSON.stringify([...browser.local.all, ...tab.session.all])).not.toMatch(/secret|ann/);
  });

  test("goes when the page finds another user signed in, and the connection with it", async () => {
    const browser = new Browser();
    const tab = await talking(browser);
    browser.user = "bob";
    await browser.clock.pass(20_000);
    tab.show(true);
    await tab.until(() => tab.state.user?.id === "bob" && tab.state.link === "online");
    expect(tab.lines).toEqual([]);
    expect([...browser.server.lines].map((line) => line.user)).toEqual(["bob"]);
    tab.chat.say("mine");
    await tab.until(() => tab.state.entries.length === 2);
    expect(browser.server.conversations.get(tab.state.conversation!)!.user).toBe("bob");
  });

  test("is kept apart for each customer of the page", async () => {
    const browser = new Browser();
    const tab = await talking(browser, { customer: "1" });
    const next = tab.navigate({ customer: "2" });
    await browser.clock.pass(10_000);
    expect(next.lines).toEqual([]);
  });
});

describe("signing in", () => {
  test("asks for another token once, and then for the user", async () => {
    const browser = new Browser();
    const tokens = ["old", "ann-token"];
    const tab = browser.tab({ getToken: () => tokens.shift() });
    tab.chat.say("one");
    await tab.until(() => tab.state.entries.length === 2);
    expect(browser.server.requests.slice(0, 2).map(({ headers }) => headers.get("Authorization"))).toEqual(["Bearer old", "Bearer ann-token"]);
    expect(tokens).toEqual([]);
  });

  test("is waited for, without another request", async () => {
    const browser = new Browser();
    browser.user = "";
    const tab = browser.tab();
    tab.chat.say("one");
    await browser.clock.pass(3_600_000);
    expect([tab.state.link, browser.server.requests.length, tab.lines]).toEqual(["signed-out", 1, ["waiting user: one"]]);
    browser.user = "ann";
    tab.show(true);
    await tab.until(() => tab.state.entries.length === 2);
    expect(tab.state.link).toBe("online");
  });

  test("that is refused is not tried again", async () => {
    const browser = new Browser();
    browser.server.statuses.set("/api/me/", 403);
    const tab = browser.tab();
    tab.chat.setOpen(true);
    await browser.clock.pass(3_600_000);
    browser.wake();
    await browser.clock.pass(3_600_000);
    expect([tab.state.link, browser.server.requests.length]).toEqual(["refused", 1]);
  });

  test("makes a guest of who is on another site", async () => {
    const browser = new Browser();
    browser.user = "";
    const fetched = browser.tab({ base: "https://parley.example" });
    browser.server.statuses.clear();
    fetched.chat.say("one");
    browser.user = "any";
    await fetched.until(() => fetched.state.entries.length === 2);
    expect(fetched.state.user!.id).toBe("guest");
    expect(count(browser, "/api/session/")).toBe(1);
    const next = fetched.navigate();
    await next.until(() => next.state.entries.length === 2);
    expect(count(browser, "/api/session/")).toBe(1);
  });
});

test("the profile, candidates and the locality", async () => {
  const browser = new Browser();
  const tab = await talking(browser);
  await tab.until(() => tab.state.profile);
  expect(tab.state.profile).toEqual({ name: "Bot", greeting: "Hello.", suggestions: ["Help"] });
  const found = tab.chat.candidates({ name: "ci", type: "reference", label: "", required: true, options: [], maxLength: 0, search: true }, "db 1");
  await browser.clock.pass(100);
  expect(await found).toEqual([{ label: "ci db 1", value: "v1" }]);
  const polled = await talking(new Browser(), { transport: "polling" });
  const said = polled.browser.server.requests.find(({ method }) => method === "POST")!.body;
  expect(said).toMatchObject({ language: "de-DE", time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
});

test("a listener hears of several changes at once, and of none after it has stopped", async () => {
  const browser = new Browser();
  const tab = browser.tab();
  let heard = 0;
  const stop = tab.chat.subscribe(() => heard++);
  tab.chat.setDraft("a");
  tab.chat.setDraft("ab");
  await Promise.resolve();
  expect([heard, tab.state.draft]).toEqual([1, "ab"]);
  stop();
  tab.chat.setDraft("abc");
  await Promise.resolve();
  expect(heard).toBe(1);
});

test("a chat that is stopped while it asks who is there goes no further", async () => {
  const browser = new Browser();
  const faults: unknown[] = [];
  const fault = (reason: unknown) => void faults.push(reason);
  process.on("unhandledRejection", fault);
  for (const time of [0, 10, 30, 50]) {
    const tab = browser.tab();
    tab.chat.setOpen(true);
    await browser.clock.pass(time);
    tab.chat.stop();
    await browser.clock.pass(10_000);
    expect(tab.state).toMatchObject({ link: "idle", user: undefined });
  }
  process.off("unhandledRejection", fault);
  expect([faults, browser.server.lines.size]).toEqual([[], 0]);
});

test("a chat that is stopped makes no request and can be started again", async () => {
  const browser = new Browser();
  const tab = await talking(browser, { transport: "polling" });
  tab.chat.stop();
  await browser.clock.pass(1000);
  const before = browser.server.requests.length;
  browser.wake();
  await browser.clock.pass(100_000);
  expect([browser.server.requests.length, tab.lines]).toEqual([before, []]);
  tab.chat.start();
  await tab.until(() => tab.state.entries.length === 2);
  expect(storage().length).toBe(0);
});
