/* SPDX-License-Identifier: Apache-2.0 */
import { afterEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { fr } from "../../src/languages/fr.ts";
import { heard, mount, said, settled, TestElement } from "./fake.ts";

afterEach(async () => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
  await page.viewport(1024, 768);
});

const focused = (element: TestElement) => element.root.activeElement;

describe("launcher and panel", () => {
  it("opens with the focus in the composer, and closes by Escape with the focus back", async () => {
    const element = mount();
    const launcher = element.one(".launcher");
    expect(launcher.getAttribute("aria-expanded")).toBe("false");
    await userEvent.click(launcher);
    expect(focused(element)?.id).toBe("message");
    expect(launcher.getAttribute("aria-expanded")).toBe("true");
    expect(element.one("[role=dialog]").getAttribute("aria-label")).toBe("VasiliasBot");
    await userEvent.keyboard("{Escape}");
    expect(element.one("[role=dialog]").hidden).toBe(true);
    expect(getComputedStyle(element.one("[role=dialog]")).display).toBe("none");
    expect(focused(element)).toBe(launcher);
  });

  it("opens again as it was, without taking the focus", async () => {
    const input = document.body.appendChild(document.createElement("input"));
    input.focus();
    const element = mount({ isOpen: true, draft: "half a", entries: [said("hello")] });
    await settled();
    expect(document.activeElement).toBe(input);
    expect(element.one<HTMLTextAreaElement>("#message").value).toBe("half a");
  });

  it("names what is unread", async () => {
    const element = mount({ unread: 2 });
    expect(element.one(".launcher").getAttribute("aria-label")).toBe("Open chat, 2 unread messages");
    expect(element.one(".badge").textContent).toBe("2");
  });

  it("is opened and closed by its methods", async () => {
    const element = mount();
    element.open();
    expect(focused(element)?.id).toBe("message");
    element.close();
    expect(focused(element)).toBe(element.one(".launcher"));
  });

  it("tells what comes before the panel is there by its number", async () => {
    vi.spyOn(TestElement, "panel").mockReturnValue(new Promise(() => {}));
    const element = mount({ entries: [heard("old", {}, { fresh: false })] });
    const region = element.one("[role=status]");
    element.fake.set({ unread: 1, entries: [heard("older", {}, { fresh: false })] });
    await settled();
    expect(region.textContent).toBe("");
    element.fake.set({ unread: 2, entries: [heard("new")] });
    await settled();
    expect(region.textContent).toBe("2 unread messages");
  });

  it("does not trap the focus", async () => {
    const after = document.createElement("button");
    const element = mount({ isOpen: true });
    document.body.append(after);
    element.one(".launcher").focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(after);
  });

  it("shifts nothing on the page", () => {
    const text = document.body.appendChild(document.createElement("p"));
    const element = mount({ isOpen: true });
    const after = document.body.appendChild(document.createElement("p"));
    const { top } = after.getBoundingClientRect();
    element.remove();
    expect(after.getBoundingClientRect().top).toBe(top);
    expect(text.isConnected).toBe(true);
  });

  it("leaves out what a phone's keyboard covers", async () => {
    await page.viewport(400, 700);
    const element = mount({ isOpen: true });
    await settled();
    expect(element.one(".panel").getBoundingClientRect()).toMatchObject({ x: 0, y: 0, width: 400, height: 700 });
    // as a keyboard has it: the page keeps its size, what is seen of it does not
    vi.spyOn(visualViewport!, "height", "get").mockReturnValue(420);
    vi.spyOn(visualViewport!, "offsetTop", "get").mockReturnValue(30);
    visualViewport!.dispatchEvent(new Event("resize"));
    expect(element.one(".panel").getBoundingClientRect()).toMatchObject({ y: 30, height: 420 });
  });

  it("fills its container on a page of its own", () => {
    const box = document.body.appendChild(document.createElement("div"));
    box.style.cssText = "width: 600px; height: 400px";
    const element = mount({}, { display: "page" });
    box.append(element);
    expect(element.all(".launcher, [role=dialog], header")).toEqual([]);
    const { width, height } = element.one(".panel").getBoundingClientRect();
    expect([width, height]).toEqual([600, 400]);
  });
});

describe("attributes", () => {
  it("are told to the chat", () => {
    const element = mount(
      {},
      { "api-base-url": "https://bot.example/", "customer-id": "c1", "conversation-id": "k9", mode: "assistant", transport: "polling" },
    );
    expect(element.fake.options).toMatchObject({
      base: "https://bot.example",
      customer: "c1",
      conversation: "k9",
      mode: "assistant",
      transport: "polling",
      language: "en",
    });
  });

  it("begin another chat when they change, once for all that change together", async () => {
    const element = mount();
    const first = element.fake;
    element.setAttribute("customer-id", "another");
    element.setAttribute("mode", "assistant");
    await settled();
    expect(first.called("stop")).toHaveLength(1);
    expect(element.made).toHaveLength(2);
    expect(element.fake.options).toMatchObject({ customer: "another", mode: "assistant" });
  });

  it("open another conversation in the same chat", () => {
    const element = mount();
    element.setAttribute("conversation-id", "k2");
    expect(element.made).toHaveLength(1);
    expect(element.fake.called("open")).toEqual([["k2"]]);
  });

  it("say another language, of the element or of the page around it", async () => {
    const element = mount();
    element.setAttribute("lang", "de");
    await settled();
    expect(element.one(".launcher").getAttribute("aria-label")).toBe("Chat öffnen");
    const part = document.body.appendChild(document.createElement("div"));
    part.lang = "ar";
    element.removeAttribute("lang");
    part.append(element);
    await settled();
    expect(element.one("[dir]").dir).toBe("rtl");
    expect(element.one(".launcher").getBoundingClientRect().left).toBeLessThan(100);
  });

  it("leave it to the reader how dates are written in the language of the page", () => {
    vi.spyOn(navigator, "languages", "get").mockReturnValue(["fr-FR", "en-GB"]);
    const entries = [said("hi", { at: new Date(2031, 1, 26, 13, 5) })];
    expect(mount({ isOpen: true, entries }).one("time").textContent).toBe("13:05");
    expect(mount({ isOpen: true, entries }, { lang: "en-US" }).one("time").textContent).toMatch(/1:05.PM/);
  });

  it("say a language that has to be fetched: the panel waits for it, the launcher does not", async () => {
    let arrive!: (words: Response) => void;
    vi.spyOn(globalThis, "fetch").mockReturnValue(new Promise((arrived) => (arrive = arrived)));
    const element = mount({ isOpen: true }, { lang: "fr", "api-base-url": "https://bot.example" });
    expect(fetch).toHaveBeenCalledWith("https://bot.example/parley-chat.fr.json", expect.anything());
    expect(element.all(".launcher")).toHaveLength(1);
    expect(element.all(".panel")).toEqual([]);
    arrive(Response.json({ ...fr, message: "Votre message" }));
    await vi.waitFor(() => expect(element.one("#message").getAttribute("aria-label")).toBe("Votre message"));
  });

  it("choose the theme", () => {
    const element = mount({}, { theme: "dark" });
    const dark = getComputedStyle(element.one(".launcher")).backgroundColor;
    element.setAttribute("theme", "light");
    expect(getComputedStyle(element.one(".launcher")).backgroundColor).not.toBe(dark);
  });

  it("ask for a token that was set before or after", async () => {
    const element = mount();
    element.getToken = () => "t1";
    await settled();
    expect(await element.fake.options.getToken?.()).toBe("t1");
    expect(element.made).toHaveLength(2);
  });

  it("end with the element", () => {
    const element = mount();
    const { fake } = element;
    element.remove();
    expect(fake.called("stop")).toHaveLength(1);
    fake.set({ unread: 3 });
    document.body.append(element);
    expect(element.made).toHaveLength(2);
  });
});

describe("events", () => {
  it("tell the page what is sent, voted and opened, out of the shadow tree", async () => {
    const element = mount({ isOpen: true, entries: [heard("Free of charge.", { answeredBy: "faq" }, { id: "m7" })] });
    const told: unknown[] = [];
    for (const name of ["message-sent", "feedback-submitted", "conversation-changed"]) {
      document.addEventListener(name, (event) => told.push([event.type, (event as CustomEvent).detail]), { once: name !== "feedback-submitted" });
    }
    await userEvent.type(element.one("#message"), "hi{Enter}");
    element.named("Helpful").click();
    await settled();
    element.named("Helpful").click();
    element.fake.set({ conversation: "k1" });
    await settled();
    expect(told).toEqual([
      ["message-sent", { messageId: "m1", text: "hi" }],
      ["feedback-submitted", { messageId: "m7", value: "up" }],
      ["feedback-submitted", { messageId: "m7", value: null }],
      ["conversation-changed", { conversationId: "k1" }],
    ]);
  });
});

describe("conversations", () => {
  const conversations = ["1", "2"].map((id) => ({
    id,
    status: "active" as const,
    updatedAt: new Date(),
    lastMessage: `talk ${id}`,
    messageCount: 2,
  }));

  it("are listed, opened and begun", async () => {
    const element = mount({ isOpen: true, conversations, conversation: "1" });
    element.named("Conversations").click();
    await settled();
    expect(element.fake.called("list")).toHaveLength(1);
    expect(element.one("[aria-current=true]").textContent).toContain("talk 1");
    element.named(/^talk 2/).click();
    await settled();
    expect(element.fake.called("open")).toEqual([["2"]]);
    expect(focused(element)?.id).toBe("message");
    element.named("Conversations").click();
    await settled();
    element.named("New conversation").click();
    expect(element.fake.called("startOver")).toHaveLength(1);
  });

  it("are erased only when it is confirmed in place", async () => {
    const element = mount({ isOpen: true, conversations });
    element.named("Conversations").click();
    await settled();
    element.named("Delete: talk 1").click();
    await settled();
    expect(focused(element)?.textContent).toBe("Back");
    expect(element.fake.called("erase")).toEqual([]);
    element.named("Delete").click();
    await settled();
    expect(element.fake.called("erase")).toEqual([["1"]]);
    expect(element.all(".item").map((item) => item.querySelector("span")?.textContent)).toEqual(["talk 2"]);
  });
});
