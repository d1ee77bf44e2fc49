/* SPDX-License-Identifier: Apache-2.0 */
import { afterEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { Change } from "../../src/core/types.ts";
import { heard, mount, said, settled, type TestElement } from "./fake.ts";

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

const spoken = (element: TestElement) => element.all(".announcer p").map((node) => node.textContent);
const texts = (element: TestElement) => element.all("li [part=text]").map((node) => node.textContent);
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => (index % 2 ? heard(`answer ${index}`, {}, { fresh: false }) : said(`question ${index}`)));

describe("announcer", () => {
  it("is there before its text, and speaks each fresh message once, as it is read", async () => {
    const element = mount({ isOpen: true, entries: [heard("**old**", {}, { fresh: false })] });
    const region = element.one(".announcer");
    expect(region.getAttribute("role")).toBe("status");
    await settled();
    expect(spoken(element)).toEqual([]);
    element.fake.add(heard("This is **new**."));
    await settled();
    element.fake.set({ unread: 1 });
    await settled();
    expect(element.one(".announcer")).toBe(region);
    expect(spoken(element)).toEqual(["This is new."]);
    expect(element.one("[role=log]").getAttribute("aria-live")).toBe("off");
  });

  it("says what failed and why, and that there is no connection", async () => {
    const element = mount({ isOpen: true });
    element.fake.add(said("hi", { delivery: { state: "failed", failure: { kind: "refused", status: 429, retryAfter: 5 } } }));
    await settled();
    element.fake.set({ link: "offline" });
    await settled();
    expect(spoken(element)).toEqual(["Not sent. Refused (429). Try again in 5 seconds.", "No connection. Trying again…"]);
    expect(element.one(".banner").textContent).toBe("No connection. Trying again…");
  });
});

describe("messages", () => {
  it("of the user are text, of the bot markdown", async () => {
    const element = mount({ isOpen: true, entries: [said("**mine** <b>x</b>"), heard("**yours**")] });
    expect(texts(element)).toEqual(["**mine** <b>x</b>", "yours"]);
    expect(element.one("[data-from=bot] strong").textContent).toBe("yours");
    expect(element.all("[data-from=user] b")).toEqual([]);
  });

  it("can be sent again or thrown away when they failed", async () => {
    const message = said("hi", { delivery: { state: "failed", failure: { kind: "unreachable" } } });
    const element = mount({ isOpen: true, entries: [message] });
    element.named("Retry").click();
    element.named("Discard").click();
    expect(element.fake.calls).toContainEqual(["retry", message.key]);
    expect(element.fake.calls).toContainEqual(["discard", message.key]);
  });

  it("take votes only where there is something to vote on", () => {
    const entries = [heard("known", { answeredBy: "faq" }), heard("plain")];
    const element = mount({ isOpen: true, entries }, { mode: "assistant" });
    expect(element.all("li").map((row) => row.querySelectorAll("[aria-pressed]").length)).toEqual([2, 0]);
    const customers = mount({ isOpen: true, entries: [heard("plain"), heard("which?", { kind: "ask" })] });
    expect(customers.all("li").map((row) => row.querySelectorAll("[aria-pressed]").length)).toEqual([2, 0]);
  });

  it("are voted on, and the vote taken back", async () => {
    const element = mount({ isOpen: true, entries: [heard("known", { answeredBy: "faq" }, { id: "m" })] });
    element.named("Not helpful").click();
    await settled();
    expect(element.named("Not helpful").getAttribute("aria-pressed")).toBe("true");
    element.named("Not helpful").click();
    expect(element.fake.called("vote")).toEqual([
      ["m", "down"],
      ["m", undefined],
    ]);
  });

  it("are copied, or selected where that is not allowed", async () => {
    const element = mount({ isOpen: true, entries: [heard("Copy **me**")] });
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValueOnce().mockRejectedValueOnce(new Error("no"));
    const select = vi.spyOn(Selection.prototype, "selectAllChildren");
    element.named("Copy").click();
    await settled();
    expect(write).toHaveBeenCalledWith("Copy **me**");
    expect(spoken(element).at(-1)).toBe("Copied");
    element.named("Copy").click();
    await settled();
    expect(select).toHaveBeenCalledWith(element.one("li .bubble"));
  });

  it("offer quick replies only at the end, and go on in the composer", async () => {
    const quickReplies = [{ label: "1 Critical", value: "1" }];
    const element = mount({ isOpen: true, entries: [heard("Priority?", { kind: "ask", quickReplies })] });
    element.named("1 Critical").click();
    await settled();
    expect(element.fake.called("say")).toEqual([["1", "1 Critical"]]);
    expect(element.all(".choices")).toEqual([]);
    expect(element.root.activeElement?.id).toBe("message");
  });

  it("begin with a greeting and what is often asked", async () => {
    const element = mount({ isOpen: true });
    expect(element.one(".page .bubble").textContent).toBe("Hello, ask me anything.");
    element.named("Opening hours").click();
    await settled();
    expect(element.fake.called("say")[0]?.[0]).toBe("Opening hours");
    expect(element.all(".choices")).toEqual([]);
  });

  it("name their sources, and follow only links that are allowed", () => {
    const sources = [
      { title: "Policy", url: "https://example.org/p", excerpt: "Emergency changes go to the CAB." },
      { title: "Trick", url: "javascript:alert(1)" },
    ];
    const element = mount({ isOpen: true, entries: [heard("See", { sources })] });
    expect(element.one("details").textContent).toContain("Emergency changes go to the CAB.");
    expect(element.all<HTMLAnchorElement>(".sources a").map((link) => link.href)).toEqual(["https://example.org/p"]);
    expect(element.one(".sources").textContent).toContain("Trick");
  });

  it("read back what is to be confirmed", () => {
    const element = mount({ isOpen: true, entries: [heard("Create it?", { kind: "confirm", values: { Type: "Emergency", CI: "db" } })] });
    expect(element.all("dt, dd").map((node) => node.textContent)).toEqual(["Type", "Emergency", "CI", "db"]);
    expect(element.one(".bubble > b").textContent).toBe("Please confirm");
  });

  it("stand under their day, with the time of their minute", () => {
    const yesterday = new Date(Date.now() - 864e5);
    const element = mount({ isOpen: true, entries: [said("a", { at: yesterday }), heard("b"), heard("c")] });
    expect(element.all("li > .note")).toHaveLength(2);
    expect(element.all("li time").map((time) => time.closest("li")?.querySelector("[part=text]")?.textContent)).toEqual(["a", "c"]);
  });
});

describe("change card", () => {
  const change: Change = {
    number: "CHG0030001",
    summary: "Restart payments",
    state: "New",
    stateCode: "-5",
    start: new Date("2031-03-01T20:00:00Z"),
    end: new Date("2031-03-01T21:30:00Z"),
    url: "/changes/1",
    evidence: [{ label: "PAY-7", state: "In review", url: "https://jira.example/PAY-7" }],
  };

  it("shows number, state, window in the user's zone, evidence and link", () => {
    const element = mount({ isOpen: true, entries: [heard("Done.", { change })] }, { "api-base-url": "https://bot.example" });
    const card = element.one(".card");
    expect(card.getAttribute("aria-label")).toBe("Change request CHG0030001");
    expect(card.textContent).toMatch(/Sat, Mar 1, 2031, 10:00\s–\s11:30\sPM GMT\+2/);
    expect(card.textContent).toContain("PAY-7 In review");
    expect([...card.querySelectorAll("a")].map((link) => link.href)).toEqual(["https://bot.example/changes/1", "https://jira.example/PAY-7"]);
  });

  it("changes with the change", async () => {
    const message = heard("Done.", { change });
    const element = mount({ isOpen: true, entries: [message] });
    element.fake.set({ entries: [{ ...message, reply: { ...message.reply, change: { ...change, state: "Scheduled" } } }] });
    await settled();
    expect(element.one(".state").textContent).toBe("State: Scheduled");
  });
});

describe("the end of the log", () => {
  const scrolled = (element: TestElement) => element.one(".log").scrollTop;

  it("stays in view while messages come, and while one is being written", async () => {
    const element = mount({ isOpen: true, entries: many(60) });
    await settled();
    expect(scrolled(element)).toBe(0);
    element.fake.add(heard("more ".repeat(200)));
    await settled();
    const { bottom } = element.one("li:last-child").getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(element.one(".log").getBoundingClientRect().bottom);
  });

  it("leaves alone who reads further up, and is one button away", async () => {
    const element = mount({ isOpen: true, entries: many(60) });
    await settled();
    element.one(".log").scrollTop = -800;
    await settled();
    await vi.waitFor(() => expect(element.one(".latest").hidden).toBe(false));
    const row = element.all("li").find((one) => one.getBoundingClientRect().top > element.one(".log").getBoundingClientRect().top)!;
    const { top } = row.getBoundingClientRect();
    element.fake.add(heard("more ".repeat(200)));
    await settled();
    await settled();
    expect(Math.abs(row.getBoundingClientRect().top - top)).toBeLessThan(2);
    element.named("Latest message").click();
    await vi.waitFor(() => expect(element.one(".latest").hidden).toBe(true));
    expect(scrolled(element)).toBe(0);
  });

  it("is gone to when the user says something", async () => {
    const element = mount({ isOpen: true, entries: many(60) });
    await settled();
    element.one(".log").scrollTop = -800;
    await settled();
    element.fake.add(said("me"));
    await settled();
    expect(scrolled(element)).toBe(0);
  });

  it("is far when earlier messages come, and nothing jumps", async () => {
    const entries = many(60);
    const element = mount({ isOpen: true, entries: entries.slice(30), hasEarlier: true });
    await settled();
    const log = element.one(".log");
    log.scrollTop = -log.scrollHeight;
    await vi.waitFor(() => expect(element.fake.called("earlier").length).toBeGreaterThan(0));
    const row = element.one("li");
    const { top } = row.getBoundingClientRect();
    element.fake.set({ entries, hasEarlier: false });
    await settled();
    expect(Math.abs(row.getBoundingClientRect().top - top)).toBeLessThan(60);
    expect(element.all("li")).toHaveLength(60);
  });
});

describe("a long conversation", () => {
  it("is drawn as far as it is read", async () => {
    const entries = many(250);
    const element = mount({ isOpen: true, entries });
    expect(texts(element).at(0)).toBe("question 150");
    expect(element.all("li")).toHaveLength(100);
    element.named("Earlier messages").click();
    await settled();
    element.named("Earlier messages").click();
    await settled();
    expect(element.all("li")).toHaveLength(250);
    expect(element.fake.called("earlier")).toEqual([]);
    expect(element.all(".page > .quick")).toEqual([]);
  });
});

describe("what is being written", () => {
  it("is dots, then text once a frame, then the message", async () => {
    const element = mount({ isOpen: true, entries: [said("hi")], isTyping: true });
    expect(element.one(".dots").getAttribute("aria-label")).toBe("VasiliasBot is typing");
    const drawn = vi.fn();
    new MutationObserver(drawn).observe(element.one(".page"), { childList: true, subtree: true });
    for (const piece of ["One", "One **two", "One **two** three"]) {
      element.fake.set({ piece });
      await Promise.resolve();
      await Promise.resolve();
    }
    await settled();
    expect(drawn).toHaveBeenCalledTimes(1);
    expect(element.one(".page > .bubble:last-child").textContent).toBe("One two three");
    expect(spoken(element)).toEqual([]);
    element.fake.set({ piece: "", isTyping: false, entries: [...element.fake.state.entries, heard("One **two** three.")] });
    await settled();
    expect(spoken(element)).toEqual(["One two three."]);
    expect(texts(element)).toEqual(["hi", "One two three."]);
  });
});

describe("composer", () => {
  it("sends by Enter, breaks by Shift and Enter, and not while a word is composed", async () => {
    const element = mount({ isOpen: true });
    const input = element.one<HTMLTextAreaElement>("#message");
    await userEvent.click(input);
    await userEvent.keyboard("one{Shift>}{Enter}{/Shift}two");
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }));
    expect(element.fake.called("say")).toEqual([]);
    await userEvent.keyboard("{Enter}");
    expect(element.fake.called("say")).toEqual([["one\ntwo", undefined]]);
    await settled();
    expect(input.value).toBe("");
    expect(getComputedStyle(input).fontSize).toBe("16px");
  });

  it("takes the next message while the answer is being made", async () => {
    const element = mount({ isOpen: true, isTyping: true, entries: [said("one")] });
    await userEvent.type(element.one("#message"), "two{Enter}");
    expect(element.fake.called("say")).toEqual([["two", undefined]]);
  });

  it("counts near the end, and refuses what is longer", async () => {
    const element = mount({ isOpen: true, draft: "x".repeat(3_700) });
    expect(element.one("#length").textContent).toBe("3,700 / 4,000");
    element.fake.set({ draft: "x".repeat(4_001) });
    await settled();
    expect(element.one("#length").textContent).toBe("1 character too long");
    expect(element.one("#message").getAttribute("aria-invalid")).toBe("true");
    await userEvent.type(element.one("#message"), "{Enter}");
    expect(element.fake.state.draft).toHaveLength(4_001);
  });

  it("grows with what is written, up to a point", async () => {
    const element = mount({ isOpen: true });
    const input = element.one("#message");
    const { height } = input.getBoundingClientRect();
    element.fake.set({ draft: "a\nb\nc" });
    await settled();
    expect(input.getBoundingClientRect().height).toBeGreaterThan(height);
    element.fake.set({ draft: "a\n".repeat(100) });
    await settled();
    expect(input.getBoundingClientRect().height).toBeLessThanOrEqual(144);
  });
});
