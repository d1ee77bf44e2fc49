/* SPDX-License-Identifier: Apache-2.0 */
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import type { State } from "../../src/core/types.ts";
import { heard, mount, said, settled, TestElement } from "./fake.ts";

const RULES = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
};

async function violations(): Promise<string[]> {
  const { violations } = await axe.run(document, RULES);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary}`));
}

const fields = [
  { name: "s", type: "text", label: "Summary" },
  { name: "d", type: "long_text", label: "Description" },
  { name: "p", type: "choice", label: "Priority", options: [1, 2, 3].map((n) => ({ label: `Level ${n}`, value: `${n}` })) },
  { name: "g", type: "choice", label: "Group", options: [1, 2, 3, 4, 5, 6, 7].map((n) => ({ label: `Group ${n}`, value: `${n}` })) },
  { name: "t", type: "date_time", label: "Start" },
  { name: "n", type: "number", label: "Hours" },
  { name: "c", type: "reference", label: "Item", search: true },
].map((field) => ({ required: true, options: [], maxLength: 0, search: false, ...field })) as never;

const talk: Partial<State> = {
  isOpen: true,
  entries: [
    said("hi", { at: new Date(Date.now() - 864e5) }),
    heard("A **list**:\n\n- one\n- `two`\n\n> said\n\n[link](https://example.org)", {
      answeredBy: "faq",
      sources: [{ title: "Policy", url: "https://example.org/p", excerpt: "Words." }, { title: "FAQ", url: "https://example.org/f" }],
    }, { vote: "up" }),
    said("create", { delivery: { state: "waiting" } }),
    heard("Created.", {
      quickReplies: [{ label: "Undo", value: "undo" }],
      change: {
        number: "CHG0030001",
        summary: "Restart",
        state: "New",
        stateCode: "-5",
        start: new Date(),
        end: undefined,
        url: "https://example.org/c",
        evidence: [{ label: "PAY-7", state: "Open", url: "https://example.org/e" }],
      },
    }),
  ],
};

/** How the next scene looks. */
let look: Record<string, string> = {};
const put = (beginning: Partial<State>, attributes: Record<string, string> = {}) => mount(beginning, { ...look, ...attributes });

const SCENES: Record<string, () => Promise<TestElement> | TestElement> = {
  closed: () => put({ unread: 3 }),
  "the panel on its way": () => {
    vi.spyOn(TestElement, "panel").mockReturnValue(new Promise(() => {}));
    return put({ isOpen: true });
  },
  "no panel to be had": async () => {
    vi.spyOn(TestElement, "panel").mockRejectedValue(new Error("lost"));
    const element = put({ isOpen: true });
    await settled();
    expect(element.one(".launcher").title).not.toBe("");
    return element;
  },
  open: () => put({ isOpen: true }),
  talk: () => put(talk),
  "typing, earlier messages": () => put({ ...talk, isTyping: true, hasEarlier: true }),
  error: () =>
    put({
      isOpen: true,
      link: "offline",
      draft: "x".repeat(4_001),
      entries: [
        said("hi", { delivery: { state: "failed", failure: { kind: "unreachable" } } }),
        heard("I could not.", { kind: "failure", incident: "abc" }),
        heard("Create?", { kind: "confirm", values: { Type: "Emergency" } }),
      ],
    }),
  form: () => put({ isOpen: true, entries: [heard("Please.", { kind: "ask", form: { fields } })] }),
  "form with problems": async () => {
    const element = put({ isOpen: true, entries: [heard("Please.", { kind: "ask", form: { fields } })] });
    element.one<HTMLFormElement>("form.card").requestSubmit();
    await settled();
    expect(element.all("[aria-invalid=true]").length).toBeGreaterThan(5);
    return element;
  },
  "form with suggestions": async () => {
    const element = put({ isOpen: true, entries: [heard("Please.", { kind: "ask", form: { fields } })] });
    element.fake.found = [{ label: "payments-db", value: "1" }];
    const input = element.one("[role=combobox]");
    for (const key of ["ArrowDown", "ArrowDown"]) {
      input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      await new Promise((found) => setTimeout(found, 300));
    }
    expect(element.all("[aria-selected=true]")).toHaveLength(1);
    return element;
  },
  list: async () => {
    const conversations = ["1", "2"].map((id) => ({ id, status: "active" as const, updatedAt: new Date(), lastMessage: `talk ${id}`, messageCount: 2 }));
    const element = put({ isOpen: true, conversations, conversation: "1", hasMoreConversations: true });
    element.one("header .tool").click();
    await settled();
    element.one(".list .tool").click();
    await settled();
    expect(element.all(".danger")).toHaveLength(1);
    return element;
  },
  "page display": () => put(talk, { display: "page" }),
};

const LOOKS: Record<string, { width?: number; attributes: Record<string, string> }> = {
  light: { attributes: { theme: "light" } },
  dark: { attributes: { theme: "dark" } },
  "320 px": { width: 320, attributes: {} },
  "right to left": { attributes: { lang: "ar" } },
};

beforeEach(() => {
  document.documentElement.lang = "en";
  document.title = "A page";
  document.body.innerHTML = "<main><h1>A page</h1><p>Of somebody.</p></main>";
});

afterEach(async () => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
  await page.viewport(1024, 768);
});

for (const [name, { width, attributes }] of Object.entries(LOOKS)) {
  describe(name, () => {
    for (const [scene, build] of Object.entries(SCENES)) {
      it(`${scene} has no violations`, async () => {
        if (width) await page.viewport(width, 568);
        look = attributes;
        // the page around it is of the same kind
        document.body.style.cssText = name === "dark" ? "background: #222; color: #eee" : "";
        const element = await build();
        await settled();
        for (const panel of element.all(".panel")) panel.style.animation = "none";
        expect(await violations()).toEqual([]);
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width ?? 1024);
      });
    }
  });
}

it("would be told of a name that is missing, and of a contrast that is too low", async () => {
  const element = mount(talk);
  await settled();
  element.one(".launcher").removeAttribute("aria-label");
  element.all(".text").at(-1)!.style.color = "#ccc";
  const found = await violations();
  expect(found.some((one) => one.startsWith("button-name"))).toBe(true);
  expect(found.some((one) => one.startsWith("color-contrast"))).toBe(true);
});
