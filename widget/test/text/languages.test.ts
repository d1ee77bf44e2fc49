/* SPDX-License-Identifier: Apache-2.0 */
import { afterEach, describe, expect, it, vi } from "vitest";
import { within, type Forms } from "../../src/languages/format.ts";
import { english, learn, NAMES, speak } from "../../src/languages/index.ts";
import { strings, type Words } from "../../src/languages/strings.ts";
import { languages as ofPage } from "../../src/page/languages/index.ts";

const files = import.meta.glob<Record<string, Words>>("../../src/languages/??.ts", { eager: true });
const words: Readonly<Record<string, Words>> = Object.assign({}, ...Object.values(files));
const { en } = words as { en: Words };
const others = NAMES.filter((name) => name !== "en");

/** What is the same in English. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ["direction", "optional"],
  el: ["direction"],
  es: ["direction"],
  fr: ["direction", "conversation", "conversations", "sources", "message"],
  ar: [],
};
const SAME_ON_PAGE: Readonly<Record<string, readonly string[]>> = {
  de: ["direction", "text"],
  el: ["direction", "pullRequest", "statusQuestion"],
  es: ["direction", "pullRequest", "statusQuestion"],
  fr: ["direction", "conversation", "conversations", "conversationsFound", "actions", "description", "type", "pullRequest", "statusQuestion"],
  ar: ["statusQuestion"],
};

const COUNTS = [0, 1, 2, 3, 11, 100];

describe("every language of the widget", () => {
  it("is a file and a name", () => expect(Object.keys(words).sort()).toEqual([...NAMES].sort()));

  it.each(NAMES)("has every key, each of the same kind: %s", (name) => {
    const kinds = (of: Words) => Object.fromEntries(Object.entries(of).map(([key, word]) => [key, kind(word)]));
    expect(kinds(words[name]!)).toEqual(kinds(en));
  });

  it.each(others)("says nothing in English: %s", (name) => {
    const same = Object.entries(words[name]!).filter(([key, word]) => word === en[key as keyof Words]);
    expect(same.map(([key]) => key)).toEqual(SAME[name]);
  });

  it.each(NAMES)("has a form for every count: %s", (name) => {
    const forms = Object.values(words[name]!).filter((word): word is Forms => typeof word === "object");
    expect(forms.length).toBe(3);
    for (const form of forms) {
      const said = strings(name, { ...en, results: form }).results;
      for (const count of COUNTS) expect(said(count)).toMatch(/^[^#]*\p{L}[^#]*$/u);
      expect(said(100)).toContain((100).toLocaleString(name));
    }
  });

  it.each(NAMES)("is nothing but data: %s", (name) => expect(JSON.parse(JSON.stringify(words[name]))).toEqual(words[name]));

  it("is written from right to left in Arabic alone", () =>
    expect(NAMES.filter((name) => words[name]!.direction === "rtl")).toEqual(["ar"]));
});

function kind(word: string | Forms): string {
  return typeof word === "object" ? "count" : word.includes("{}") ? "around" : word ? "text" : "nothing";
}

describe("a count", () => {
  it.each([
    ["en", ["0 results", "1 result", "2 results", "3 results", "11 results", "100 results"]],
    ["de", ["0 Treffer", "1 Treffer", "2 Treffer", "3 Treffer", "11 Treffer", "100 Treffer"]],
    ["el", ["0 αποτελέσματα", "1 αποτέλεσμα", "2 αποτελέσματα", "3 αποτελέσματα", "11 αποτελέσματα", "100 αποτελέσματα"]],
    ["es", ["0 resultados", "1 resultado", "2 resultados", "3 resultados", "11 resultados", "100 resultados"]],
    ["fr", ["0 résultat", "1 résultat", "2 résultats", "3 résultats", "11 résultats", "100 résultats"]],
    ["ar-EG", ["لا نتائج", "نتيجة واحدة", "نتيجتان", "٣ نتائج", "١١ نتيجة", "١٠٠ نتيجة"]],
  ])("of %s is %j", (tag, expected) => {
    const { results } = strings(tag, words[tag.slice(0, 2)]!);
    expect(COUNTS.map(results)).toEqual(expected);
  });

  it("is written as the region does", () => {
    expect(strings("de-CH", words["de"]!).tooLong(1_000_000)).toMatch(/^1[’']000[’']000 Zeichen zu lang$/);
    expect(within("fr", 4.2)).toBe("dans 5 secondes");
  });

  it("takes a name as it is, whatever is in it", () => expect(english.strings.typing("$& {} $1")).toBe("$& {} $1 is typing"));
});

describe("the language that is spoken", () => {
  const { fetch } = globalThis;
  const answer = (respond: (url: string) => Response) => {
    const asked = vi.fn(async (url: string) => respond(url));
    globalThis.fetch = asked as unknown as typeof fetch;
    return asked;
  };
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it("is English at once, and if there is no other", () => {
    expect(speak("", "en-GB")).toMatchObject({ tag: "en-GB", strings: { open: en.open } });
    expect(speak("", undefined, "", "tlh", "constructor", "__proto__")).toBe(english);
    expect(speak("")).toBe(english);
  });

  it("is fetched from Parley once, region aside, and then is there at once", async () => {
    const asked = answer(() => Response.json(words["fr"]));
    const arrived = await speak("https://parley.example", "xx", "FR-ca", "en");
    expect(arrived.tag).toBe("FR-ca");
    expect(arrived.strings.open).toBe(words["fr"]!.open);
    expect(speak("https://parley.example", "fr")).toMatchObject({ tag: "fr", strings: { open: words["fr"]!.open } });
    expect(asked.mock.calls).toEqual([["https://parley.example/parley-chat.fr.json", { credentials: "omit" }]]);
  });

  it.each([
    ["el", () => new Response("", { status: 404 })],
    ["es", () => new Response("<html>")],
  ])("is English when %s cannot be fetched, which is not tried again", async (name, respond) => {
    const asked = answer(respond);
    expect(await speak("", name)).toBe(english);
    expect(speak("", name)).toBe(english);
    expect(asked).toHaveBeenCalledOnce();
  });

  it("is there at once when it has been learnt", () => {
    learn("ar", words["ar"]!);
    expect(speak("", "ar-MA")).toMatchObject({ tag: "ar-MA", strings: { direction: "rtl" } });
  });
});

describe("every language of the page", () => {
  type Said = string | ((...what: unknown[]) => string) | Readonly<Record<string, string>>;
  const entries = (name: string) => Object.entries(ofPage[name] as unknown as Record<string, Said>);
  const sample = (said: Said) =>
    JSON.stringify(typeof said === "function" ? said(...Array.from({ length: Math.max(1, said.length) }, (_, i) => 7 + i)) : said);

  it("is one of the widget's", () => expect(Object.keys(ofPage).sort()).toEqual([...NAMES].sort()));

  it.each(NAMES)("has every key, each of the same kind: %s", (name) => {
    const kinds = (of: string) =>
      Object.fromEntries(entries(of).map(([key, said]) => [key, [typeof said, typeof said === "function" ? said.length : Object.keys(said).length * +(typeof said === "object")]]));
    expect(kinds(name)).toEqual(kinds("en"));
  });

  it.each(others)("says nothing in English: %s", (name) => {
    const english = Object.fromEntries(entries("en"));
    const same = entries(name).filter(([key, said]) => sample(said) === sample(english[key]!));
    expect(same.map(([key]) => key).sort()).toEqual([...SAME_ON_PAGE[name]!].sort());
  });

  it.each(NAMES)("puts in all that it is given, whatever the count: %s", (name) => {
    for (const [key, said] of entries(name)) {
      if (typeof said !== "function") continue;
      for (const count of COUNTS) expect(said(count, "B", "C", "D"), key).not.toMatch(/#|undefined|\$\{/);
      expect(said("1.1", "B", "C", "D").length, key).toBeGreaterThan(2);
    }
  });
});
