/* SPDX-License-Identifier: Apache-2.0 */
import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch, watch } from "../e2e/browser.mjs";
import { FakeParley } from "./parley.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LOOKS: Record<string, BrowserContextOptions> = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "320 px wide": { viewport: { width: 320, height: 568 } },
  "forced colours": { forcedColors: "active" },
};

let browser: Browser;
let everyday: Page;
let parley: FakeParley;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await launch();
  everyday = await browser.newPage();
});

afterAll(() => browser?.close());

/** Each test has a server, hence an origin, hence a storage of its own. */
beforeEach(async () => {
  parley = await FakeParley.start();
  await visit(everyday);
});

afterEach(async () => {
  if (page !== everyday) await page.context().close();
  await parley.stop();
  expect(faults).toEqual([]);
});

async function visit(by: Page): Promise<void> {
  page = by;
  page.setDefaultTimeout(10_000);
  page.removeAllListeners();
  faults = watch(page, parley.url);
  await page.goto(parley.url);
  await choices().waitFor();
}

async function visitWith(look: BrowserContextOptions): Promise<void> {
  await visit(await (await browser.newContext(look)).newPage());
}

const composer = () => page.getByRole("textbox", { name: "Message" });
const choices = () => page.getByRole("group", { name: "Suggested replies" });
const log = () => page.getByRole("log", { name: "Conversation" });
const said = () => page.locator('li[data-from="user"]');
const heard = () => page.locator('li[data-from="bot"]');
const problem = () => page.locator(".problem");
const card = () => page.getByRole("region", { name: "Change request CHG0030001" });
const button = (name: string) => page.getByRole("button", { name, exact: true });

async function type(text: string): Promise<void> {
  await composer().fill(text);
  await composer().press("Enter");
}

async function say(...texts: string[]): Promise<void> {
  for (const text of texts) {
    const before = await heard().count();
    await type(text);
    await heard().nth(before).waitFor();
  }
}

const FORM = ["I want to create a change request", "Restart payments", "After the patch", "2", "2031-03-01", "2031-03-02"];

/** The browser itself reports requests that fail; here that was wanted. */
function forgiveFailedRequests(): void {
  for (const fault of faults.splice(0)) if (!fault.startsWith("console: Failed to load resource")) faults.push(fault);
}

async function violations(): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(() =>
    (window as unknown as { axe: typeof import("axe-core") }).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      rules: { "target-size": { enabled: true } },
    }),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`);
}

/** How far the end of the conversation is below the view, in pixels. */
const belowView = () => log().evaluate((it) => Math.round(it.scrollHeight - it.scrollTop - it.clientHeight));

describe("the first visit", () => {
  test("greets, suggests, and asks the server nothing", async () => {
    expect(await page.title()).toBe("Parley");
    expect(await heard().count()).toBe(1);
    expect(await choices().getByRole("button").allInnerTexts()).toEqual(["Create a change", "Check a change", "My changes", "Help"]);
    expect(parley.received).toEqual([]);
    expect(await composer().evaluate((it) => it === document.activeElement)).toBe(true);
  });

  test("goes on with a suggestion", async () => {
    await button("Create a change").click();
    await heard().nth(1).waitFor();
    expect(await said().locator("p").innerText()).toBe("Create a change");
    expect(parley.received[0]!.message).toBe("I want to create a change request");
    expect(await choices().isVisible()).toBe(false);
  });
});

describe("a conversation", () => {
  test("is held in the browser's language and time zone", async () => {
    await visitWith({ locale: "de-AT", timezoneId: "Asia/Tokyo" });
    await say("hallo");
    expect(parley.received[0]).toMatchObject({ language: "de-AT", time_zone: "Asia/Tokyo" });
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });

  test("makes a change request", async () => {
    await say(...FORM.slice(0, 3));
    await button("2 High").click();
    await heard().nth(4).waitFor();
    await say(...FORM.slice(4));
    expect(await card().innerText()).toMatch(/CHG0030001[^]*New/);
    expect(await card().getByRole("link").getAttribute("href")).toBe(`${parley.url}/api/change-requests/7/`);
    expect(parley.received.map(({ message }) => message)).toEqual(FORM);
    expect(new Set(parley.received.map(({ conversation_id }) => conversation_id)).size).toBe(2);
  });

  test("links a change to nowhere but the web", async () => {
    parley.changeUrl = "javascript:alert(1)";
    await say(...FORM);
    expect(await card().innerText()).toContain("CHG0030001");
    expect(await card().getByRole("link").count()).toBe(0);
  });

  test("shows text as text", async () => {
    const text = "<img src=x onerror=alert(1)> & <b>bold</b>\n**two** lines \u{1F680} שלום";
    await composer().fill(text);
    await composer().press("Enter");
    await heard().nth(1).waitFor();
    expect(await said().locator("p").innerText()).toBe(text);
    expect(await heard().nth(1).locator("p").innerText()).toBe(`You said: ${text}`);
    expect(await log().locator("img").count()).toBe(0);
  });

  test.each([
    ["cancel it", "confirm", "Please confirm"],
    ["person", "hand_off", "Passed to a person"],
    ["break", "failure", "Something went wrong"],
  ])("marks the reply to %j as %s", async (text, kind, remark) => {
    await say(text);
    expect(await heard().last().getAttribute("data-kind")).toBe(kind);
    expect(await heard().last().locator("strong").innerText()).toBe(remark);
  });

  test("begins anew on demand", async () => {
    await say("one");
    await button("New conversation").click();
    expect(await said().count()).toBe(0);
    expect(await composer().evaluate((it) => it === document.activeElement)).toBe(true);
    await say("two");
    expect(parley.received.map(({ conversation_id }) => conversation_id)).toEqual([null, null]);
  });
});

describe("the composer", () => {
  test("sends on Enter, breaks the line on Shift+Enter, leaves Enter to an input method", async () => {
    await composer().pressSequentially("one");
    await composer().press("Shift+Enter");
    await composer().pressSequentially("two");
    await composer().evaluate((it) =>
      it.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })),
    );
    expect(await composer().inputValue()).toBe("one\ntwo");
    await composer().press("Enter");
    await heard().nth(1).waitFor();
    expect(parley.received.map(({ message }) => message)).toEqual(["one\ntwo"]);
    expect(await composer().inputValue()).toBe("");
  });

  test("sends nothing that is empty", async () => {
    await composer().fill("  \n ");
    await composer().press("Enter");
    await button("Send").click({ force: true });
    await say("x");
    expect(parley.received.map(({ message }) => message)).toEqual(["x"]);
  });

  test("counts near the limit, and keeps what is too long", async () => {
    const length = page.locator("#length");
    await composer().fill("x".repeat(3600));
    expect(await length.innerText()).toBe("");
    await composer().fill("x".repeat(4000));
    expect(await length.innerText()).toBe("4,000 / 4,000");
    await composer().fill("x".repeat(4001));
    expect(await length.innerText()).toBe("1 character too long");
    expect(await composer().getAttribute("aria-invalid")).toBe("true");
    await composer().press("Enter");
    expect((await composer().inputValue()).length).toBe(4001);
    await composer().press("Backspace");
    await composer().press("Enter");
    await heard().nth(1).waitFor();
    expect(parley.received.map(({ message }) => message.length)).toEqual([4000]);
  });

  test("waits while Parley is typing, and keeps what is typed meanwhile", async () => {
    let answer!: () => void;
    parley.meet({ until: new Promise((resolve) => (answer = resolve)) });
    const typing = page.getByRole("img", { name: "Parley is typing" });
    expect(await typing.isVisible()).toBe(false);
    await type("one");
    await typing.waitFor();
    expect(await button("Send").getAttribute("aria-disabled")).toBe("true");
    await type("two");
    expect(await composer().inputValue()).toBe("two");
    answer();
    await heard().nth(1).waitFor();
    expect(await typing.isVisible()).toBe(false);
    expect(parley.received.length).toBe(1);
  });
});

describe("a failure", () => {
  afterEach(forgiveFailedRequests);

  test("is told in the server's words, and retried under the same id", async () => {
    parley.meet({ status: 503, detail: "The database is away.", retryAfter: "5" });
    await type("one");
    expect(await problem().innerText()).toContain("Not sent. The database is away. Try again in 5 seconds.");
    await button("Retry").click();
    await heard().nth(1).waitFor();
    expect(await problem().count()).toBe(0);
    expect(parley.received.length).toBe(2);
    expect(parley.received[1]).toEqual(parley.received[0]);
    expect(await composer().evaluate((it) => it === document.activeElement)).toBe(true);
  });

  test.each(["before", "after"] as const)("of the connection %s the turn does nothing twice", async (drop) => {
    parley.meet({ drop });
    await type("one");
    expect(await problem().innerText()).toContain("No answer from Parley.");
    await button("Retry").press("Enter");
    await heard().nth(1).waitFor();
    await page.reload();
    await heard().nth(1).waitFor();
    expect(await said().allInnerTexts()).toHaveLength(1);
  });

  test("outlives a reload", async () => {
    parley.meet({ drop: "after" });
    await type("one");
    await problem().waitFor();
    await page.reload();
    expect(await problem().innerText()).toContain("The page was left before an answer came.");
    await button("Retry").click();
    await heard().nth(1).waitFor();
    expect(parley.received[1]!.client_message_id).toBe(parley.received[0]!.client_message_id);
  });

  test("to open the conversation can be retried", async () => {
    await say("one");
    await page.route("**/api/chat/conversations/**", (route) => route.abort());
    await page.reload();
    expect(await problem().innerText()).toContain("Your conversation could not be opened.");
    await page.unroute("**/api/chat/conversations/**");
    await button("Retry").click();
    await heard().nth(1).waitFor();
    expect(await problem().count()).toBe(0);
  });

  test("of the server's memory starts fresh", async () => {
    await say("one");
    parley.forgetEverything();
    await page.reload();
    await choices().waitFor();
    expect(await said().count()).toBe(0);
    await say("two");
    expect(parley.received[1]!.conversation_id).toBeNull();
  });
});

describe("a reload", () => {
  test("brings back the conversation, its card, its quick replies and the draft", async () => {
    await say(...FORM);
    await composer().fill("half a sent");
    const before = await log().innerText();
    await page.reload();
    await card().waitFor();
    expect(await log().innerText()).toBe(before);
    expect(await choices().getByRole("button").allInnerTexts()).toEqual(["Undo"]);
    expect(await composer().inputValue()).toBe("half a sent");
    await button("Undo").click();
    await heard().nth(7).waitFor();
    expect(parley.received.at(-1)!.conversation_id).toBe(parley.received.at(-2)!.conversation_id);
  });
});

describe("a screen reader", () => {
  const announcer = () => page.locator('[aria-live="polite"]:not(#length)');

  test("hears each reply once, from a region that was there before", async () => {
    expect(await announcer().innerText()).toBe("");
    await announcer().evaluate((it) => (it.id = "the-same"));
    await say("one");
    expect(await announcer().innerText()).toBe("You said: one");
    await say("two");
    expect(await announcer().innerText()).toBe("You said: two");
    expect(await announcer().getAttribute("id")).toBe("the-same");
    expect(await log().getAttribute("aria-live")).toBe("off");
  });

  test("is not read a restored conversation", async () => {
    await say("one");
    await page.reload();
    await heard().nth(1).waitFor();
    expect(await announcer().innerText()).toBe("");
  });

  test("hears of a failure", async () => {
    parley.meet({ status: 500, detail: "That failed." });
    await type("one");
    await problem().waitFor();
    expect(await announcer().innerText()).toBe("Not sent. That failed.");
    forgiveFailedRequests();
  });
});

describe("the keyboard", () => {
  test("reaches everything, visibly", async () => {
    await say(...FORM);
    const stops: string[] = [];
    for (let stop = 0; stop < 6; stop++) {
      await page.keyboard.press("Tab");
      stops.push(
        await page.evaluate(() => {
          const it = document.activeElement!;
          const { outlineStyle, outlineWidth } = getComputedStyle(it.closest(".box:has(textarea:focus)") ?? it);
          return `${it.getAttribute("aria-label") ?? it.id + it.textContent} ${outlineStyle} ${outlineWidth}`;
        }),
      );
    }
    expect(stops).toEqual([
      "Send solid 3px",
      expect.stringMatching(/none|auto/), // the browser's own controls
      "New conversation solid 3px",
      "Conversation solid 3px",
      "Open CHG0030001 solid 3px",
      "Undo solid 3px",
    ]);
    await page.keyboard.press("Enter");
    await heard().nth(7).waitFor();
    expect(parley.received.at(-1)!.message).toBe("undo");
    expect(await composer().evaluate((it) => it === document.activeElement)).toBe(true);
  });
});

describe("the end of the conversation", () => {
  const LONG = Array.from({ length: 30 }, (_, line) => `line ${line}`).join("\n");

  test("stays in view", async () => {
    await visitWith({ viewport: { width: 700, height: 700 } });
    await say(LONG, LONG);
    await expect.poll(belowView).toBeLessThan(2);
    await page.setViewportSize({ width: 700, height: 400 });
    await expect.poll(belowView).toBeLessThan(2);
  });

  test("is not scrolled to under the eyes of who reads further up", async () => {
    let answer!: () => void;
    await say(LONG);
    expect(await button("Latest message").isVisible()).toBe(false);
    parley.meet({ until: new Promise((resolve) => (answer = resolve)) });
    await type(LONG);
    await log().evaluate((it) => (it.scrollTop = 100));
    await button("Latest message").waitFor();
    answer();
    await heard().nth(2).waitFor();
    expect(await log().evaluate((it) => it.scrollTop)).toBe(100);
    await button("Latest message").click();
    expect(await belowView()).toBeLessThan(2);
    await button("Latest message").waitFor({ state: "hidden" });
  });
});

describe.each(Object.entries(LOOKS))("in %s", (_, look) => {
  test("axe finds nothing", async () => {
    await visitWith(look);
    expect(await violations()).toEqual([]);
    await say(...FORM);
    expect(await violations()).toEqual([]);
    await say("cancel it", "break");
    parley.meet({ status: 503, detail: "The database is away.", retryAfter: "5" });
    await type("x");
    await problem().waitFor();
    await composer().fill("x".repeat(4100));
    expect(await violations()).toEqual([]);
    forgiveFailedRequests();
  });

  test("nothing is wider than the window", async () => {
    await visitWith(look);
    await say("x".repeat(300), ...FORM);
    const overflow = () =>
      [document.documentElement, ...document.querySelectorAll(".log, .bar, .composer")].filter((it) => it.scrollWidth > it.clientWidth).length;
    expect(await page.evaluate(overflow)).toBe(0);
  });
});

test("axe finds what is wrong", async () => {
  await button("Send").evaluate((it) => it.removeAttribute("aria-label"));
  await composer().evaluate((it) => it.style.setProperty("color", "#ddd"));
  await composer().fill("pale");
  expect((await violations()).map((found) => found.split(":")[0]).sort()).toEqual(["button-name", "color-contrast"]);
});

test("nothing moves for who wants no motion", async () => {
  await visitWith({ reducedMotion: "reduce" });
  let answer!: () => void;
  parley.meet({ until: new Promise((resolve) => (answer = resolve)) });
  await type("one");
  await page.getByRole("img", { name: "Parley is typing" }).waitFor();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  answer();
  await heard().nth(1).waitFor();
});

describe("the end-to-end program", () => {
  const shot = fileURLToPath(new URL("../target/e2e.png", import.meta.url));

  function run(env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; output: string }> {
    const program = fileURLToPath(new URL("../e2e/page.mjs", import.meta.url));
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [program, parley.url, shot], { env: { ...process.env, ...env } });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
      child.on("close", (code) => resolve({ code, output }));
    });
  }

  test("makes a change request and takes a picture", async () => {
    const started = Date.now();
    expect(await run()).toEqual({ code: 0, output: expect.stringContaining("CHG0030001 State: New") });
    expect(statSync(shot).mtimeMs).toBeGreaterThan(started);
  });

  test("fails when Parley does, and says how", async () => {
    parley.meet({ status: 503, detail: "The database is away." });
    expect(await run()).toEqual({ code: 1, output: expect.stringContaining("The database is away.") });
  });

  test("fails without a browser, with the line that installs it", async () => {
    expect(await run({ CHROMIUM: "/nowhere" })).toEqual({ code: 1, output: expect.stringContaining("apt-get install -y chromium") });
  });
});
