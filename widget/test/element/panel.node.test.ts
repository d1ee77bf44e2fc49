/* SPDX-License-Identifier: Apache-2.0 */
// The two files of the element: when the second one is fetched, and what if it cannot be.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildElement, integrity } from "../../tools/element.mjs";
import { closeBrowser, html, Site, type Trick } from "./site.ts";

const built = await buildElement();
const PANEL = "/parley-chat-panel.js";
const SCRIPT = '<script src="/parley-chat.js"></script>';

let site: Site;

beforeEach(async () => {
  site = await new Site().open();
  for (const [name, { code }] of Object.entries(built)) site.files[`/${name}`] = code;
  site.files["/"] = html(`<button id="else">Else</button><parley-chat></parley-chat>${SCRIPT}`);
  site.files["/whole"] = html(`<parley-chat display="page"></parley-chat>${SCRIPT}`);
});

afterEach(() => site.close());
afterAll(closeBrowser);

const fetched = () => site.requests.filter((url) => url.startsWith(PANEL));
const launcher = (page: Page) => page.getByRole("button", { name: "Open chat" });
const composer = (page: Page) => page.getByRole("textbox", { name: "Message" });
const isComposing = (page: Page) =>
  page.evaluate<boolean>("document.querySelector('parley-chat').shadowRoot.activeElement?.id === 'message'");

/** Answers with this when it is told to. */
function held(content = built["parley-chat-panel.js"].code): { readonly trick: Trick; readonly release: () => void } {
  const waiting: (() => void)[] = [];
  return {
    trick: (response) => waiting.push(() => response.end(content)),
    release: () => waiting.splice(0).forEach((answer) => answer()),
  };
}

const broken: Trick = (response) => response.destroy();
const ALTERED = `${built["parley-chat-panel.js"].code}\n`;
const altered: Trick = (response) => response.end(ALTERED);

describe("the panel is fetched", () => {
  it("not before it is needed, and once", async () => {
    const { page } = await site.visit("/");
    await launcher(page).waitFor();
    await page.waitForLoadState("networkidle");
    expect(fetched()).toEqual([]);
    await launcher(page).click();
    await expect.poll(() => isComposing(page)).toBe(true);
    await page.keyboard.press("Escape");
    await launcher(page).click();
    await expect.poll(() => isComposing(page)).toBe(true);
    expect(fetched()).toHaveLength(1);
  });

  it.each(["hover", "focus"] as const)("ahead on %s, without opening", async (what) => {
    const { page } = await site.visit("/");
    await launcher(page)[what]();
    await expect.poll(() => fetched().length).toBe(1);
    expect(await composer(page).count()).toBe(0);
    expect(await launcher(page).getAttribute("aria-busy")).toBe("false");
    await launcher(page).click();
    await expect.poll(() => isComposing(page)).toBe(true);
    expect(fetched()).toHaveLength(1);
  });

  it("at once where it was left open, without taking the focus", async () => {
    site.tricks["/api/me/"] = (response) => response.setHeader("Content-Type", "application/json").end('{"id":"u1","name":"Ann"}');
    const { page } = await site.visit("/");
    await launcher(page).click();
    await expect.poll(() => site.requests.includes("/api/chatbot/config/")).toBe(true);
    await composer(page).waitFor();
    site.requests.length = 0;
    await page.reload();
    await composer(page).waitFor();
    expect(fetched()).toHaveLength(1);
    expect(await isComposing(page)).toBe(false);
  });

  it("at once where it fills the page", async () => {
    const { page } = await site.visit("/whole");
    await composer(page).waitFor();
    expect(fetched()).toHaveLength(1);
    expect(await page.getByRole("button", { name: /chat/ }).count()).toBe(0);
  });

  it("from where the script is, on a page of another site", async () => {
    const parley = await new Site().open();
    try {
      for (const [name, { code }] of Object.entries(built)) parley.files[`/${name}`] = code;
      parley.isOpen = true;
      site.sources = Object.keys(built).map((name) => `${parley.origin}/${name}`).join(" ");
      const hash = integrity(built["parley-chat.js"].code);
      site.files["/"] = html(
        `<parley-chat></parley-chat><script src="${parley.origin}/parley-chat.js" integrity="${hash}" crossorigin="anonymous"></script>`,
      );
      const { page } = await site.visit("/");
      await launcher(page).click();
      await expect.poll(() => isComposing(page)).toBe(true);
      expect(parley.requests.filter((url) => url.startsWith(PANEL))).toHaveLength(1);
      expect(fetched()).toEqual([]);
      // the API is the page's own here, which this policy forbids: nothing else is reported
      expect(await page.locator("link").count()).toBe(0);
    } finally {
      await parley.close();
    }
  });
});

describe("while the panel comes", () => {
  it("the launcher is busy, a second press changes nothing, and what is typed ahead is in the composer", async () => {
    const { trick, release } = held();
    site.tricks[PANEL] = trick;
    const { page } = await site.visit("/");
    await launcher(page).click();
    await expect.poll(() => launcher(page).getAttribute("aria-busy")).toBe("true");
    await page.keyboard.type("a b");
    await launcher(page).click();
    await page.keyboard.type("!");
    expect(await launcher(page).getAttribute("aria-expanded")).toBe("false");
    release();
    await expect.poll(() => isComposing(page)).toBe(true);
    await page.keyboard.type("?");
    expect(await composer(page).inputValue()).toBe("a b!?");
    expect(fetched()).toHaveLength(1);
  });

  it("who has gone on elsewhere stays there", async () => {
    const { trick, release } = held();
    site.tricks[PANEL] = trick;
    const { page } = await site.visit("/");
    await launcher(page).click();
    await page.locator("#else").focus();
    release();
    await composer(page).waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("else");
  });

  it("an element that is gone by then is left alone", async () => {
    const { trick, release } = held();
    site.tricks[PANEL] = trick;
    const { page, faults } = await site.visit("/");
    await launcher(page).click();
    await expect.poll(() => fetched().length).toBe(1);
    await page.evaluate("globalThis.gone = document.querySelector('parley-chat'), gone.remove()");
    release();
    await page.evaluate("void document.body.append(gone)");
    await launcher(page).click();
    await expect.poll(() => isComposing(page)).toBe(true);
    expect(await page.getByRole("dialog").count()).toBe(1);
    expect(fetched()).toHaveLength(1);
    expect(faults.filter((fault) => !fault.includes("404"))).toEqual([]);
  });
});

describe("a panel that cannot be had", () => {
  it.each([
    ["lost", broken],
    ["altered", altered],
  ])("is told and tried again: %s", async (_what, trick) => {
    site.tricks[PANEL] = trick;
    const { page } = await site.visit("/");
    await launcher(page).click();
    const failed = page.getByRole("button", { name: "Open chat. No answer. Check the connection" });
    await failed.waitFor();
    expect(await failed.getAttribute("title")).toContain("Check the connection");
    expect(await failed.getAttribute("aria-busy")).toBe("false");
    expect(await page.getByRole("status").textContent()).toContain("Check the connection");
    expect(await composer(page).count()).toBe(0);
    delete site.tricks[PANEL];
    await failed.click();
    await expect.poll(() => isComposing(page)).toBe(true);
    expect(await page.locator("[part=launcher]").getAttribute("title")).toBe("");
    expect(new Set(fetched()).size).toBeGreaterThan(1);
  });

  it("has nothing typed ahead lost", async () => {
    const { trick, release } = held(ALTERED);
    site.tricks[PANEL] = trick;
    const { page } = await site.visit("/");
    await launcher(page).click();
    await expect.poll(() => launcher(page).getAttribute("aria-busy")).toBe("true");
    await page.keyboard.type("hello");
    delete site.tricks[PANEL];
    release();
    await page.getByRole("button", { name: /Check the connection/ }).click();
    await expect.poll(() => isComposing(page)).toBe(true);
    expect(await composer(page).inputValue()).toBe("hello");
  });

  it("can be tried again where it fills the page", async () => {
    site.tricks[PANEL] = broken;
    const { page } = await site.visit("/whole");
    const failed = page.getByRole("button", { name: /Check the connection/ });
    await failed.waitFor();
    delete site.tricks[PANEL];
    await failed.click();
    await composer(page).waitFor();
    expect(await launcher(page).count()).toBe(0);
  });
});
