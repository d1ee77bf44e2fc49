/* SPDX-License-Identifier: Apache-2.0 */
import { describe, expect, test } from "vitest";
import { TALK } from "./sample.ts";
import { NARROW, asked, button, composer, link, numbers, page, parley, path, rows, visit } from "./visit.ts";

describe("changes", () => {
  test("are a table with its headers", async () => {
    await visit("/changes");
    await expect.poll(() => rows().count()).toBe(8);
    expect((await page.getByRole("columnheader").allInnerTexts()).map((text) => text.trim())).toEqual([
      "Number", "Summary", "State", "Configuration item", "Planned start", "Planned end", "Updated", "Actions",
    ]);
    expect((await rows().nth(1).getByRole("cell").allInnerTexts()).slice(0, 6)).toEqual([
      "Upgrade the payments database to 17", "Scheduled", "payments-db", "8 Mar, 21:30", "9 Mar, 01:30", "1 Mar, 11:00",
    ]);
  });

  test("are filtered on the server, and the address can be given away", async () => {
    await visit("/changes?state=New");
    await expect.poll(numbers).toEqual(["CHG0030004", "CHG0030007"]);
    expect(await page.getByRole("combobox", { name: "State" }).inputValue()).toBe("New");
    await page.getByRole("searchbox", { name: "Text" }).fill("mail");
    await page.getByLabel("From", { exact: true }).fill("2031-03-30");
    await page.getByLabel("Until", { exact: true }).fill("2031-03-30");
    await expect.poll(path).toBe("/changes?state=New&q=mail&from=2031-03-30&until=2031-03-30");
    await expect.poll(() => asked("/api/change-requests/").at(-1)).toBe(
      "GET /api/change-requests/?state=New&q=mail&from=2031-03-29T22%3A00%3A00.000Z&until=2031-03-30T21%3A00%3A00.000Z&limit=20",
    );
    await page.getByRole("searchbox", { name: "Text" }).fill("nothing");
    await page.getByText("No change fits these filters.").waitFor();
    await button("Clear filters").click();
    await expect.poll(() => rows().count()).toBe(8);
    expect(await path()).toBe("/changes");
    expect(await page.getByRole("searchbox", { name: "Text" }).inputValue()).toBe("");
  });

  test("say what is wrong with the dates", async () => {
    await visit("/changes?from=2031-03-02&until=2031-03-01");
    await page.getByRole("alert").getByText("Until lies before from.").waitFor();
    expect(await page.getByLabel("Until", { exact: true }).getAttribute("aria-invalid")).toBe("true");
  });

  test("are sorted, all of them", async () => {
    const one = parley.changes[0]!;
    parley.changes = Array.from({ length: 130 }, (_, index) => ({
      ...one, number: `CHG${index}`, planned_start_date: new Date(Date.UTC(2031, 0, 1 + ((index * 37) % 130))).toISOString(),
    }));
    await visit("/changes");
    await expect.poll(() => rows().count()).toBe(21);
    await button("Show more").click();
    await expect.poll(() => rows().count()).toBe(41);
    await button("Planned start").click();
    await expect.poll(() => rows().count()).toBe(131);
    expect(await page.getByRole("columnheader", { name: "Planned start" }).getAttribute("aria-sort")).toBe("descending");
    expect((await numbers())[0]).toBe(`CHG${parley.changes.findIndex((_, index) => (index * 37) % 130 === 129)}`);
    await button("Planned start").click();
    await expect.poll(async () => (await numbers())[0]).toBe("CHG0");
    expect(await path()).toBe("/changes?sort=start");
    await button("Planned start").click();
    await expect.poll(() => rows().count()).toBe(21);
  });

  test("lead to a question that is written, but not sent", async () => {
    await visit(`/c/${TALK(0)}`);
    await link("My changes").click();
    await button("Ask about it: CHG0030002").click();
    await expect.poll(() => composer().inputValue()).toBe("What is the status of CHG0030002?");
    expect(await path()).toBe("/");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("PARLEY-CHAT");
    expect(parley.asked.filter((call) => call.startsWith("POST"))).toEqual([]);
  });

  test("tell that they are loading, that there are none, and what went wrong", async () => {
    let open!: () => void;
    parley.gate = new Promise((opened) => (open = opened));
    parley.changes = [];
    await visit("/changes");
    await page.getByRole("main").getByText("Loading…").waitFor();
    open();
    await page.getByText("No changes yet. Ask Parley to create one.").waitFor();
    parley.refuse = { path: "/api/change-requests/", status: 503, detail: "ServiceNow is away." };
    await page.reload();
    await page.getByRole("alert").getByText("ServiceNow is away.").waitFor();
    parley.refuse = undefined;
    await button("Try again").click();
    await page.getByText("No changes yet.").waitFor();
  });

  test("of who is signed out lead to the sign-in, and back here", async () => {
    parley.refuse = { path: "/api/", status: 401 };
    await visit("/changes?state=New");
    const signIn = page.getByRole("main").getByRole("link", { name: "Sign in" });
    expect(await signIn.getAttribute("href")).toBe("/sign-in/?next=%2Fchanges%3Fstate%3DNew");
  });

  test("that are not there are told so", async () => {
    await visit("/changes/CHG9999999");
    await page.getByText("There is no such change").waitFor();
  });

  test("show all about one", async () => {
    await visit("/changes/CHG0030001");
    await page.getByText("acme/payments#12").waitFor();
    expect(await link("Open in the change system").getAttribute("href")).toBe("https://example.service-now.com/CHG0030001");
    await button("Ask about it").click();
    await expect.poll(() => composer().inputValue()).toContain("CHG0030001");
  });

  test("are cards in a narrow window, and still a table", async () => {
    await visit("/changes", NARROW);
    await expect.poll(() => rows().count()).toBe(8);
    const row = rows().nth(1);
    expect(await row.getByRole("rowheader").innerText()).toBe("CHG0030001");
    expect(await row.getByRole("cell").count()).toBe(7);
    expect(await page.getByRole("columnheader").count()).toBe(8);
    expect(await row.evaluate((it) => getComputedStyle(it).display)).not.toBe("table-row");
    const labels = await row.locator("th, td[data-label]").evaluateAll((cells) => cells.map((it) => getComputedStyle(it, "::before").content));
    expect(labels.map((label) => label.match(/^"([^"]*)"/)?.[1])).toEqual([
      "Number", "Summary", "State", "Configuration item", "Planned start", "Planned end", "Updated",
    ]);
    await button("Updated").click();
    await expect.poll(path).toBe("/changes?sort=-updated");
  });
});
