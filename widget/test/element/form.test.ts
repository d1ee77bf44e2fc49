/* SPDX-License-Identifier: Apache-2.0 */
import { afterEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { Field, FieldType } from "../../src/core/types.ts";
import { span, toIso, toLocal } from "../../src/element/dates.ts";
import { read } from "../../src/element/form.ts";
import { english } from "../../src/languages/index.ts";
import { heard, mount, settled, type TestElement } from "./fake.ts";

afterEach(() => document.body.replaceChildren());

function field(name: string, type: FieldType, more: Partial<Field> = {}): Field {
  return { name, type, label: name, required: false, options: [], maxLength: 0, search: false, ...more };
}

const options = (count: number) => Array.from({ length: count }, (_, index) => ({ label: `Choice ${index + 1}`, value: `${index + 1}` }));
const ask = (...fields: Field[]) => mount({ isOpen: true, entries: [heard("Please fill this in.", { kind: "ask", form: { fields } })] });
const submit = (element: TestElement) => element.one<HTMLFormElement>("form.card").requestSubmit();

describe("form", () => {
  it("sends what every kind of field was filled in with, and shows it as it is read", async () => {
    const element = ask(
      field("summary", "text"),
      field("why", "long_text"),
      field("priority", "choice", { options: options(3) }),
      field("team", "choice", { options: options(9) }),
      field("start", "date_time"),
      field("hours", "number"),
    );
    await userEvent.type(element.one("#field-summary"), "Restart");
    await userEvent.type(element.one("#field-why"), "Patch");
    element.one("[type=radio][value='2']").click();
    element.one<HTMLSelectElement>("select").value = "7";
    await userEvent.fill(element.one("[type=datetime-local]"), "2031-03-01T22:00");
    await userEvent.type(element.one("#field-hours"), "1.5");
    submit(element);
    await settled();
    expect(element.fake.called("fill")).toEqual([
      [
        { summary: "Restart", why: "Patch", priority: "2", team: "7", start: "2031-03-01T22:00+02:00", hours: "1.5" },
        "summary: Restart\nwhy: Patch\npriority: Choice 2\nteam: Choice 7\nstart: Mar 1, 2031, 10:00 PM\nhours: 1.5",
      ],
    ]);
    expect(element.all("form.card")).toEqual([]);
    expect(element.root.activeElement?.id).toBe("message");
  });

  it("says beside each field what is wrong, and goes to the first", async () => {
    const element = ask(field("a", "text"), field("b", "text", { required: true }), field("c", "number"), field("d", "choice", { required: true, options: options(2) }));
    await userEvent.type(element.one("#field-c"), "soon");
    submit(element);
    await settled();
    const bad = element.all("[aria-invalid=true]");
    expect(bad.map((input) => (input as HTMLInputElement).name)).toEqual(["b", "c", "d"]);
    expect(element.root.activeElement).toBe(bad[0]);
    const said = bad.map((input) => element.one(`#${input.getAttribute("aria-describedby")}`).textContent);
    expect(said).toEqual(["Please fill this in.", "Please enter a number.", "Please fill this in."]);
    expect(element.fake.called("fill")).toEqual([]);
    await userEvent.type(element.one("#field-b"), "x");
    await userEvent.clear(element.one("#field-c"));
    element.one("[type=radio]").click();
    submit(element);
    expect(element.fake.called("fill")).toHaveLength(1);
  });

  it("comes back with what was refused, the focus on it if the user was waiting", async () => {
    const element = mount({ isOpen: true });
    element.one("#message").focus();
    const refused = field("start", "date_time", { value: "2031-07-01T22:00+02:00", problem: "That is in the past." });
    element.fake.add(heard("Again?", { kind: "ask", form: { fields: [field("a", "text", { value: "kept" }), refused] } }));
    await settled();
    expect(element.one<HTMLInputElement>("#field-a").value).toBe("kept");
    const input = element.one<HTMLInputElement>("#field-start");
    expect(input.value).toBe("2031-07-01T23:00");
    expect(element.root.activeElement).toBe(input);
    expect(element.one("#field-start-problem").textContent).toBe("That is in the past.");
    expect(element.one("#field-start-zone").textContent).toBe("Europe/Athens");
  });

  it("does not take the focus from who writes or is elsewhere", async () => {
    const element = mount({ isOpen: true, draft: "I am wri" });
    element.one("#message").focus();
    element.fake.add(heard("Again?", { kind: "ask", form: { fields: [field("a", "text", { problem: "no" })] } }));
    await settled();
    expect(element.root.activeElement?.id).toBe("message");
  });

  it("leaves the composer free to answer in words", async () => {
    const element = ask(field("a", "text", { required: true }));
    await userEvent.type(element.one("#message"), "no idea{Enter}");
    expect(element.fake.called("say")).toEqual([["no idea", undefined]]);
  });

  it("stays as it is filled in while the panel is closed", async () => {
    const element = ask(field("a", "text"));
    await userEvent.type(element.one("#field-a"), "kept");
    element.close();
    element.open();
    expect(element.one<HTMLInputElement>("#field-a").value).toBe("kept");
  });
});

describe("reference", () => {
  const found = [
    { label: "payments-db", value: "ci1" },
    { label: "payments-api", value: "ci2" },
  ];

  it("looks up what is typed, and is chosen from by keyboard", async () => {
    const element = ask(field("ci", "reference", { search: true }));
    element.fake.found = found;
    const input = element.one<HTMLInputElement>("[role=combobox]");
    await userEvent.type(input, "pay");
    await vi.waitFor(() => expect(input.getAttribute("aria-expanded")).toBe("true"));
    expect(element.fake.called("candidates")).toEqual([["pay"]]);
    expect(element.all(".announcer p").at(-1)?.textContent).toBe("2 results");
    await userEvent.keyboard("{ArrowUp}");
    expect(element.one(`#${input.getAttribute("aria-activedescendant")}`).textContent).toBe("payments-api");
    await userEvent.keyboard("{ArrowDown}");
    expect(element.one("[aria-selected=true]").textContent).toBe("payments-db");
    await userEvent.keyboard("{Enter}");
    expect(input.value).toBe("payments-db");
    expect(input.getAttribute("aria-expanded")).toBe("false");
    submit(element);
    expect(element.fake.called("fill")).toEqual([[{ ci: "ci1" }, "payments-db"]]);
  });

  it("closes its list by Escape before the panel closes", async () => {
    const element = ask(field("ci", "reference", { search: true }));
    element.fake.found = found;
    const input = element.one<HTMLInputElement>("[role=combobox]");
    await userEvent.click(input);
    await userEvent.keyboard("{ArrowDown}");
    await vi.waitFor(() => expect(input.getAttribute("aria-expanded")).toBe("true"));
    await userEvent.keyboard("{Escape}");
    expect(input.getAttribute("aria-expanded")).toBe("false");
    expect(element.fake.state.isOpen).toBe(true);
    await userEvent.keyboard("{Escape}");
    expect(element.fake.state.isOpen).toBe(false);
  });

  it("is chosen from by mouse, and takes what is typed otherwise", async () => {
    const element = ask(field("ci", "reference", { search: true }));
    element.fake.found = found;
    const input = element.one<HTMLInputElement>("[role=combobox]");
    await userEvent.type(input, "pay");
    await vi.waitFor(() => expect(element.all("[role=option]")).toHaveLength(2));
    await userEvent.click(element.all("[role=option]")[1]!);
    expect(input.value).toBe("payments-api");
    await userEvent.clear(input);
    await userEvent.type(input, "other");
    submit(element);
    expect(element.fake.called("fill")).toEqual([[{ ci: "other" }, "other"]]);
  });
});

describe("dates", () => {
  it("carry the offset of their own day, also around the change of the clock", () => {
    expect(toIso("2031-01-15T10:00")).toBe("2031-01-15T10:00+02:00");
    expect(toIso("2031-07-15T10:00")).toBe("2031-07-15T10:00+03:00");
    // 2031-03-30 03:00 EET: the clock jumps to 04:00
    expect(toIso("2031-03-30T02:59")).toBe("2031-03-30T02:59+02:00");
    expect(toIso("2031-03-30T03:30")).toBe("2031-03-30T04:30+03:00");
    // 2031-10-26 04:00 EEST: the clock goes back to 03:00; the first of the two
    expect(toIso("2031-10-26T03:30")).toBe("2031-10-26T03:30+03:00");
    expect(toIso("2031-10-26T04:00")).toBe("2031-10-26T04:00+02:00");
    expect([toIso(""), toIso("soon")]).toEqual(["", ""]);
  });

  it("are shown here whatever their offset", () => {
    expect(toLocal("2031-07-01T22:00+02:00")).toBe("2031-07-01T23:00");
    expect(toLocal("2031-03-01T22:00Z")).toBe("2031-03-02T00:00");
    expect(toLocal("nonsense")).toBe("");
  });

  it("span a window, or what is known of it", () => {
    const start = new Date("2031-03-01T20:00:00Z");
    const end = new Date("2031-03-02T01:00:00Z");
    expect(span(start, end, "en-GB")).toMatch(/1 Mar 2031.*22:00.*2 Mar 2031.*03:00/);
    expect(span(undefined, end, "en-GB")).toContain("2 Mar 2031");
    expect(span(end, start, "en-GB")).toContain("2 Mar 2031");
  });
});

describe("a single choice", () => {
  const priority = field("priority", "choice", { options: options(3) });
  const put = (fields: Field[], quickReplies = options(3)) =>
    mount({ isOpen: true, entries: [heard("Which?", { kind: "ask", form: { fields }, quickReplies })] });

  it("is asked once: by the quick replies, if they are all there is to choose", async () => {
    const element = put([priority], [...options(3), { label: "Cancel", value: "cancel" }]);
    expect(element.all("form.card")).toEqual([]);
    element.named("Choice 2").click();
    expect(element.fake.called("say")).toEqual([["2", "Choice 2"]]);
  });

  it("is a form among other fields, where some choices are missing, and where there are none", () => {
    for (const element of [put([priority, field("why", "text")]), put([priority], options(2)), put([field("why", "text")])]) {
      expect(element.all("form.card")).toHaveLength(1);
    }
  });
});

it("begins labels and what is read back with a capital", async () => {
  const element = mount({
    isOpen: true,
    entries: [
      heard("Right?", { kind: "confirm", values: { "planned start": "today" } }),
      heard("Please.", { kind: "ask", form: { fields: [field("why", "text"), field("priority", "choice", { options: options(3) })] } }),
    ],
  });
  const first = (node: Element) => getComputedStyle(node, "::first-letter").textTransform;
  expect(["dt", "form.card label[for]", "legend"].map((selector) => first(element.one(selector)))).toEqual(Array(3).fill("uppercase"));
  expect(first(element.one("label.option"))).toBe("none");
});

describe("numbers", () => {
  const number = (typed: string, tag: string) => read(field("n", "number"), typed, undefined, { s: english.strings, tag });

  it("are read as the language writes them, and never guessed", () => {
    expect(number("1,5", "de").value).toBe("1.5");
    expect(number("1.5", "en").value).toBe("1.5");
    expect(number("-3", "fr").value).toBe("-3");
    for (const typed of ["1,500", "1,000.5", "1e5", "two", "1.", "--1"]) {
      expect(number(typed, "en").problem).toBe("Please enter a number.");
    }
  });
});
