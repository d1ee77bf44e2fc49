/* SPDX-License-Identifier: Apache-2.0 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { office } from "./office.mjs";

const HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>${7*7}\"'&lt;";

test("what somebody wrote is text on every page, whatever is in it", async (t) => {
  const { context, page, complaints } = await office.admin(t);
  const faq = { question: `Why ${HOSTILE}?`, answer: HOSTILE, phrasings: [HOSTILE] };
  const headers = { Origin: office.parley.url };
  const made = await context.request.post(`${office.parley.url}/api/admin/faqs/`, { data: faq, headers });
  assert.equal(made.status(), 201, await made.text());
  const said = await context.request.post(`${office.parley.url}/api/chat/message/`, { data: { message: HOSTILE }, headers });
  assert.equal(said.status(), 200, await said.text());
  await page.goto(office.page("users"));
  await page.getByLabel("Name", { exact: true }).fill(HOSTILE);
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.getByText(HOSTILE).first().waitFor();

  const links = await page
    .getByRole("navigation", { name: "Parley" })
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
  for (const link of links) {
    await page.goto(`${link}?q=${encodeURIComponent(HOSTILE)}&cursor=&by=${encodeURIComponent(HOSTILE)}`);
    const active = page.locator("script, main img, main iframe, main [onerror]");
    assert.equal(await active.count(), 0, `${link} has something active in it`);
  }
  for (const [name, link] of [["faqs", `Why ${HOSTILE}?`], ["users", HOSTILE]]) {
    await page.goto(office.page(/** @type {string} */ (name)));
    await page.getByRole("link", { name: /** @type {string} */ (link) }).click();
    assert.equal(await page.locator("script, main img").count(), 0);
  }
  await page.goto(office.page("audit"));
  await page.getByText(HOSTILE).first().waitFor();
  assert.deepEqual(complaints, []);
});

test("a form that comes from elsewhere changes nothing", async (t) => {
  const { page, context } = await office.admin(t);
  await page.goto(office.page("faqs"));
  const before = await page.getByText(/\d+ FAQs, \d+ of them active/).innerText();
  for (const form of [
    { deed: "delete", faq: "1", sure: "yes" },
    { deed: "delete", faq: "1", sure: "yes", token: "guessed" },
  ]) {
    const answer = await context.request.post(office.page("faqs"), {
      form,
      headers: { Origin: office.parley.url },
    });
    assert.equal(answer.status(), 403);
  }
  await page.reload();
  assert.equal(await page.getByText(/\d+ FAQs, \d+ of them active/).innerText(), before);
});
