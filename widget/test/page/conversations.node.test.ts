/* SPDX-License-Identifier: Apache-2.0 */
import { describe, expect, test } from "vitest";
import { TALK } from "./sample.ts";
import { asked, button, focused, page, parley, talks, visit } from "./visit.ts";

describe("the list of conversations", () => {
  test("has the newest first, with state and time", async () => {
    await visit("/");
    await expect.poll(() => talks().count()).toBe(5);
    expect(await talks().first().innerText()).toMatch(/^CHG0030004 is created[^]*Active\s+10:12/);
    expect(await talks().nth(2).innerText()).toMatch(/Completed\s+11 Mar/);
  });

  test("is searched on the server, once nothing more is typed", async () => {
    await visit("/");
    await expect.poll(() => talks().count()).toBe(5);
    await page.getByRole("searchbox", { name: "Search conversations" }).pressSequentially("clash");
    await expect.poll(() => talks().allInnerTexts()).toEqual([expect.stringContaining("Two of your changes clash")]);
    expect(asked("/api/chat/conversations/?limit=20&q=")).toEqual(["GET /api/chat/conversations/?limit=20&q=clash"]);
    expect(await page.getByRole("status").allInnerTexts()).toContain("1 conversation");
    await page.getByRole("searchbox", { name: "Search conversations" }).fill("nobody says this");
    await page.getByText("No conversation says that.").waitFor();
  });

  test("goes on", async () => {
    parley.talks = Array.from({ length: 45 }, (_, index) => ({ ...parley.talks[0]!, id: String(index), last_message: `Talk ${index}` }));
    await visit("/");
    for (const count of [40, 45]) {
      await button("Show more").click();
      await expect.poll(() => talks().count()).toBe(count);
    }
    expect(await button("Show more").count()).toBe(0);
    expect(new Set(await talks().locator(".last").allInnerTexts()).size).toBe(45);
  });

  test("says that there are none", async () => {
    parley.talks = [];
    await visit("/");
    await page.getByText("No conversations yet.").waitFor();
  });

  test("erases only what is confirmed, and goes on at the search", async () => {
    await visit(`/c/${TALK(0)}`);
    await button(/^Erase “CHG0030004/).click();
    await page.getByRole("dialog", { name: "Erase this conversation?" }).waitFor();
    expect(await focused()).toBe("Cancel");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(/^Erase “CHG0030004/);
    await page.keyboard.press("Enter");
    await button("Erase").click();
    await expect.poll(() => talks().count()).toBe(4);
    expect(parley.asked.filter((call) => call.startsWith("DELETE"))).toEqual([`DELETE /api/chat/conversations/${TALK(0)}/`]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search");
    await page.waitForURL(`${parley.url}/`);
    expect(await page.getByRole("status").allInnerTexts()).toContain("The conversation is erased.");
  });

  test("keeps what could not be erased, and says so", async () => {
    await visit("/");
    await button(/^Erase “CHG0030004/).click();
    parley.refuse = { path: "/api/chat/conversations/", status: 503 };
    await button("Erase").click();
    await page.getByRole("alert").getByText("Parley could not do that (status 503).").waitFor();
    parley.refuse = undefined;
    await button("Try again").click();
    await expect.poll(() => talks().count()).toBe(4);
  });
});
