/* SPDX-License-Identifier: Apache-2.0 */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plain, render } from "../../src/markdown.ts";
import { violations } from "./inert.ts";
import { ADDRESSES, MESSAGES, PLACES } from "./payloads.ts";

const page = globalThis as { hacked?: unknown };
let place: HTMLElement;
let tries = 0;
const fetched: string[] = [];
const watch = new PerformanceObserver((list) => fetched.push(...list.getEntries().map(({ name }) => name)));

beforeEach(() => {
  fetched.length = 0;
  watch.observe({ type: "resource", buffered: false });
  place = document.createElement("div");
  document.body.append(place);
});
afterEach(() => {
  watch.disconnect();
  place.remove();
  delete page.hacked;
});

/** Shows it, points at it and presses on it, without leaving the page. */
function use(markdown: string): readonly string[] {
  const fragment = render(markdown);
  const found = violations(fragment);
  place.append(fragment);
  for (const element of place.querySelectorAll("*")) {
    element.addEventListener("click", (event) => event.preventDefault());
    for (const type of ["mouseover", "focus", "click", "error", "load"]) element.dispatchEvent(new Event(type, { cancelable: true }));
  }
  plain(markdown);
  return found;
}

/** Until an image that is asked for now has failed: what was asked for before it has happened by then. */
async function settled(): Promise<void> {
  const image = new Image();
  const failed = new Promise((resolve) => (image.onerror = resolve));
  image.src = `/nothing-${tries++}`;
  await failed;
  await expect.poll(() => fetched.some((name) => name.endsWith(image.src))).toBe(true);
}

describe("what is written to do harm", () => {
  it.each(MESSAGES)("is but text: %j", async (message) => {
    expect(use(message)).toEqual([]);
    await settled();
    expect(page.hacked).toBeUndefined();
    expect(fetched.filter((name) => name.includes("stolen"))).toEqual([]);
  });

  it.each(ADDRESSES)("leads nowhere, wherever it stands: %j", async (address) => {
    for (const where of PLACES) {
      expect(use(where(address)), where(address)).toEqual([]);
      const links = [...place.querySelectorAll("a")].map(({ href }) => href);
      const mailbox = links.filter((href) => !href.startsWith("https://example.com"));
      expect(mailbox, where(address)).toEqual([]);
      place.replaceChildren();
    }
    await settled();
    expect(page.hacked).toBeUndefined();
    expect(fetched.filter((name) => name.includes("stolen"))).toEqual([]);
  });

  it("is watched for: the same page does notice what runs and what is fetched", async () => {
    place.innerHTML = `<img src="/stolen" onerror="hacked=1">`;
    await expect.poll(() => page.hacked).toBe(1);
    await expect.poll(() => fetched.some((name) => name.endsWith("/stolen"))).toBe(true);
    const fragment = document.createDocumentFragment();
    fragment.append(...place.childNodes);
    expect(violations(fragment)).toEqual(["<img>", "<img src>", "<img onerror>"]);
  });
});
