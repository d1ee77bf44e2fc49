/* SPDX-License-Identifier: Apache-2.0 */
import { describe, expect, test } from "vitest";
import { NEW } from "./parley.ts";
import { TALK } from "./sample.ts";
import { composer, focused, heading, link, page, parley, path, talks, visit } from "./visit.ts";

describe("addresses", () => {
  test("are those of the views, forth and back, and the title follows", async () => {
    await visit("/");
    expect(await page.title()).toBe("Parley");
    await link("My changes").click();
    await heading("My changes").waitFor();
    expect([await path(), await page.title()]).toEqual(["/changes", "My changes · Parley"]);
    await link("CHG0030001").click();
    await heading(/Upgrade the payments database/).waitFor();
    expect([await path(), await page.title()]).toEqual(["/changes/CHG0030001", "CHG0030001 · Parley"]);
    await link("Show in the calendar").click();
    await heading(/March 2031/).waitFor();
    expect([await path(), await page.title()]).toEqual(["/calendar/2031-03", "March 2031 · Calendar · Parley"]);
    await page.goBack();
    await heading(/Upgrade the payments database/).waitFor();
    await page.goBack();
    await heading("My changes").waitFor();
    await page.goForward();
    await heading(/Upgrade the payments database/).waitFor();
  });

  test("that are none are told from those that are", async () => {
    await visit("/unknown");
    await heading("There is nothing here").waitFor();
    expect(await page.title()).toBe("There is nothing here · Parley");
    await link("Go to the conversation").click();
    await composer().waitFor();
    expect(await path()).toBe("/");
  });

  test("can be opened in another tab", async () => {
    await visit("/");
    const [other] = await Promise.all([page.context().waitForEvent("page"), link("Calendar").click({ modifiers: ["ControlOrMeta"] })]);
    expect(new URL(other.url()).pathname).toBe("/calendar");
    expect(await path()).toBe("/");
  });

  test("move the focus to what is read next", async () => {
    await visit("/");
    await link("My changes").click();
    await heading("My changes").waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search");
  });

  test("skip what is beside the content", async () => {
    await visit("/changes");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    await heading("My changes").waitFor();
  });
});

describe("before it is known who is here", () => {
  test.each(["/", `/c/${TALK(1)}`, "/changes", "/changes/CHG0030001", "/calendar/2031-03"])(
    "nothing else is asked at %s, so that there is one guest only",
    async (address) => {
      let open = () => {};
      parley.gate = new Promise((resolve) => (open = resolve));
      await visit(address);
      await page.getByText("Loading…").first().waitFor();
      await expect.poll(() => parley.asked).toEqual(["GET /api/me/"]);
      await page.clock.runFor(5_000);
      expect(parley.asked).toEqual(["GET /api/me/"]);
      open();
      await expect.poll(() => talks().count()).toBe(5);
      expect(parley.guests).toBe(1);
    },
  );

  test("and where guests may not come, there is the way to sign in, and back", async () => {
    parley.refuse = { path: "/api/", status: 401 };
    await visit("/changes?q=db");
    await expect.poll(() => link("Sign in").count()).toBe(2);
    expect(await link("Sign in").first().getAttribute("href")).toBe("/sign-in/?next=%2Fchanges%3Fq%3Ddb");
    expect(parley.asked).toEqual(["GET /api/me/"]);
  });

  test("and where Parley does not answer, it can be tried again", async () => {
    parley.refuse = { path: "/api/", status: 503 };
    await visit("/changes");
    await page.getByRole("main").getByText("Parley does not answer.").waitFor();
    parley.refuse = undefined;
    await page.getByRole("main").getByRole("button", { name: "Try again" }).click();
    await heading("My changes").waitFor();
    await expect.poll(() => talks().count()).toBe(5);
  });
});

describe("the conversation", () => {
  const log = (text: string) => page.getByRole("log").getByText(text, { exact: true });

  test("is the one that the address says, and the one gone back to", async () => {
    await visit(`/c/${TALK(1)}`);
    await log(TALK(1)).waitFor();
    await link(/CHG0030002 is scheduled/).click();
    await log(TALK(2)).waitFor();
    expect(await path()).toBe(`/c/${TALK(2)}`);
    expect(await link(/CHG0030002 is scheduled/).getAttribute("aria-current")).toBe("page");
    await page.goBack();
    await log(TALK(1)).waitFor();
  });

  test("gets its address when it begins, and appears in the list", async () => {
    await visit("/");
    await composer().fill("hello");
    await composer().press("Enter");
    await page.waitForURL(`**/c/${NEW}`);
    await link(/Hello yourself/).waitFor();
    await link("My changes").click();
    await link("Conversation").click();
    expect(await path()).toBe(`/c/${NEW}`);
    await link("New conversation").click();
    await log("new").waitFor();
    expect(await path()).toBe("/");
    await page.goBack();
    await log(NEW).waitFor();
  });

  test("that was open before a reload is found again at /", async () => {
    await visit(`/c/${TALK(1)}`);
    await page.goto(parley.url);
    await page.waitForURL(`**/c/${TALK(1)}`);
  });
});
