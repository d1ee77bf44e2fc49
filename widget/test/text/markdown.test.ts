/* SPDX-License-Identifier: Apache-2.0 */
import { describe, expect, it } from "vitest";
import { plain, render } from "../../src/markdown.ts";
import { violations } from "./inert.ts";

/** As HTML, with what every link has left out. */
function html(markdown: string): string {
  const place = document.createElement("div");
  const fragment = render(markdown);
  expect(violations(fragment)).toEqual([]);
  place.append(fragment);
  return place.innerHTML.replaceAll(' target="_blank" rel="noopener noreferrer nofollow" dir="auto"', "");
}

const inParagraph = (markdown: string) => html(markdown).replace(/^<p>(.*)<\/p>$/s, "$1");

describe("a paragraph", () => {
  it.each([
    ["**bold**", "<strong>bold</strong>"],
    ["__bold__", "<strong>bold</strong>"],
    ["*italic*", "<em>italic</em>"],
    ["_italic_", "<em>italic</em>"],
    ["~~gone~~", "<s>gone</s>"],
    ["***both***", "<strong><em>both</em></strong>"],
    ["**bold *both***", "<strong>bold <em>both</em></strong>"],
    ["***both* bold**", "<strong><em>both</em> bold</strong>"],
    ["*a **b** c*", "<em>a <strong>b</strong> c</em>"],
    ["(**bold**), *it*!", "(<strong>bold</strong>), <em>it</em>!"],
    ["**Datei**name", "<strong>Datei</strong>name"],
    ["**مهم** جدًا", "<strong>مهم</strong> جدًا"],
    ["**粗体**文本", "<strong>粗体</strong>文本"],
    ["`a * b`", "<code>a * b</code>"],
    ["``a ` b``", "<code>a ` b</code>"],
    ["`<b>` and **`x`**", "<code>&lt;b&gt;</code> and <strong><code>x</code></strong>"],
    ["\\*as it is\\*", "*as it is*"],
    ["one\ntwo", "one<br>two"],
    ["one<br>two<br/>three", "one<br>two<br>three"],
  ])("has %j as %s", (markdown, expected) => expect(inParagraph(markdown)).toBe(expected));

  it.each([
    "5 * 3 * 2",
    "5*3*2",
    "2**3 and 4**5",
    "snake_case_name",
    "CHG_1_2",
    "_start_of_a_name",
    "a < b && b > a",
    "unmatched **",
    "**unmatched",
    "*a **b",
    "a ~ b ~~ c",
    "one ` tick",
    "f(*args, **kwargs)",
    "____ and ****",
    "C:\\dir\\sub",
    "\\\\server\\share",
    "[ ] open, [x] done",
    "array[0](1)",
    "[1]",
    "#1 and #hashtag",
    "Ünïcode_wörd_ñ",
    "AT&T &amp; &lt;b&gt;",
    "12. ",
    "-5 degrees",
    "+49 170 1234567",
    "1.3.2031 22:00",
    "https://",
    "me@host",
    "~5 %, ~~ or so",
  ])("leaves %j as it is", (text) => {
    const fragment = render(text);
    expect([...fragment.querySelectorAll("*")].map(({ localName }) => localName)).toEqual(["p"]);
    expect(fragment.textContent).toBe(text.trim());
  });
});

describe("a link", () => {
  it.each([
    ["[Parley](https://example.com/a?b=c#d)", '<a href="https://example.com/a?b=c#d">Parley</a>'],
    ["[**b** c](https://example.com)", '<a href="https://example.com/"><strong>b</strong> c</a>'],
    ["**[b](https://example.com)**", '<strong><a href="https://example.com/">b</a></strong>'],
    ["[a](<https://example.com>)", '<a href="https://example.com/">a</a>'],
    ['[a](https://example.com "A title")', '<a href="https://example.com/">a</a>'],
    ["[a](https://example.com/x_(y))", '<a href="https://example.com/x_(y)">a</a>'],
    ["[a [b] c](https://example.com)", '<a href="https://example.com/">a [b] c</a>'],
    ["[1] see [a](https://example.com)", '[1] see <a href="https://example.com/">a</a>'],
    ["[](https://example.com)", '<a href="https://example.com/">https://example.com/</a>'],
    ["[ ](https://example.com)", '<a href="https://example.com/"> https://example.com/</a>'],
    ["[mail](mailto:me@example.com)", '<a href="mailto:me@example.com">mail</a>'],
    ["[call](tel:+301234)", '<a href="tel:+301234">call</a>'],
    ["[https://a.example](https://b.example)", '<a href="https://b.example/">https://a.example</a>'],
    ["https://example.com/a_b_c", '<a href="https://example.com/a_b_c">https://example.com/a_b_c</a>'],
    ["(see https://example.com/x).", '(see <a href="https://example.com/x">https://example.com/x</a>).'],
    ["https://example.com/x_(y)!", '<a href="https://example.com/x_(y)">https://example.com/x_(y)</a>!'],
    ["**https://example.com**", '<strong><a href="https://example.com/">https://example.com</a></strong>'],
    ["https://el.example/Αθήνα", '<a href="https://el.example/%CE%91%CE%B8%CE%AE%CE%BD%CE%B1">https://el.example/Αθήνα</a>'],
    ["<https://example.com>", '<a href="https://example.com/">https://example.com</a>'],
    ["me@example.com, you", '<a href="mailto:me@example.com">me@example.com</a>, you'],
    ["<me@example.com>", '<a href="mailto:me@example.com">me@example.com</a>'],
    ["[apple](https://\u0430pple.com)", '<a href="https://xn--pple-43d.com/">apple</a>'],
  ])("is %j", (markdown, expected) => expect(inParagraph(markdown)).toBe(expected));

  it.each(["[a](/relative)", "[a](//host)", "[a](javascript:x)", "[a](https://bank.example@evil.example)", "[a](ftp://h)"])(
    "is not %j, which stays as it is",
    (markdown) => expect(inParagraph(markdown)).toBe(markdown),
  );

  it("opens elsewhere, tells nothing of where it was, and keeps the direction of its text to itself", () => {
    const link = render("[a](https://example.com)").querySelector("a")!;
    expect(link.target).toBe("_blank");
    expect([...link.relList].sort()).toEqual(["nofollow", "noopener", "noreferrer"]);
    expect(link.dir).toBe("auto");
  });

  it("lets no right-to-left override reach beyond its text", () => {
    const place = document.createElement("p");
    document.body.append(place);
    place.append(render("[\u202egnp.exe](https://example.com) after"));
    expect(getComputedStyle(place.querySelector("a")!).unicodeBidi).toBe("isolate");
    place.remove();
  });

  it("is not made of an image, whose text alone is shown", () => {
    expect(inParagraph("![a **cat**](https://example.com/cat.png)!")).toBe("a <strong>cat</strong>!");
    expect(inParagraph("[![cat](/c.png)](https://example.com)")).toBe('<a href="https://example.com/">cat</a>');
  });
});

describe("a block", () => {
  it.each([
    ["one\n\ntwo", "<p>one</p><p>two</p>"],
    ["one\r\n\r\ntwo\rthree", "<p>one</p><p>two<br>three</p>"],
    ["# Title\ntext", "<p><strong>Title</strong></p><p>text</p>"],
    ["###### *Six*", "<p><strong><em>Six</em></strong></p>"],
    ["- a\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"],
    ["* a\n• b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"],
    ["intro:\n- a", "<p>intro:</p><ul><li><p>a</p></li></ul>"],
    ["1. a\n2) b", '<ol start="1"><li><p>a</p></li><li><p>b</p></li></ol>'],
    ["7. a", '<ol start="7"><li><p>a</p></li></ol>'],
    ["1. a\n\n2. b", '<ol start="1"><li><p>a</p></li><li><p>b</p></li></ol>'],
    ["- a\n  - b\n  - c\n- d", "<ul><li><p>a</p><ul><li><p>b</p></li><li><p>c</p></li></ul></li><li><p>d</p></li></ul>"],
    ["- a\n    - b\n    - c", "<ul><li><p>a</p><ul><li><p>b</p></li><li><p>c</p></li></ul></li></ul>"],
    ["- a\n\t- b", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"],
    ["1. a\n   - b", '<ol start="1"><li><p>a</p><ul><li><p>b</p></li></ul></li></ol>'],
    ["- a\n  more\n\nafter", "<ul><li><p>a<br>more</p></li></ul><p>after</p>"],
    ["- a\n1. b", '<ul><li><p>a</p></li></ul><ol start="1"><li><p>b</p></li></ol>'],
    ["> a\n>\n> - b", "<blockquote><p>a</p><ul><li><p>b</p></li></ul></blockquote>"],
    ["> > a", "<blockquote><blockquote><p>a</p></blockquote></blockquote>"],
    [">>>> a", "<blockquote><blockquote><blockquote><p>&gt; a</p></blockquote></blockquote></blockquote>"],
    ["a\n---\nb", "<p>a</p><hr><p>b</p>"],
    ["* * *", "<hr>"],
    ["```js\na < b\n\n**c**\n```\nd", "<pre><code>a &lt; b\n\n**c**</code></pre><p>d</p>"],
    ["~~~\na\n```\n~~~", "<pre><code>a\n```</code></pre>"],
    ["```\nunfinished", "<pre><code>unfinished</code></pre>"],
    ["```one line```", "<p><code>one line</code></p>"],
    ["- a\n  ```\n    b\n  ```", "<ul><li><p>a</p><pre><code>  b</code></pre></li></ul>"],
    [
      "| a | b |\n|:--|--:|\n| **1** | 2\\|3 |\n| 4 |\n\nafter",
      "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><strong>1</strong></td><td>2|3</td></tr>" +
        "<tr><td>4</td></tr></tbody></table><p>after</p>",
    ],
    ["a | b\n--|--\n|| c", "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td></td><td>c</td></tr></tbody></table>"],
    ["a | b\nc | d", "<p>a | b<br>c | d</p>"],
    ["", ""],
    [" \n\n ", ""],
  ])("of %j is %s", (markdown, expected) => expect(html(markdown)).toBe(expected));
});

describe("what is read aloud", () => {
  it.each([
    ["hello", "hello"],
    ["**CHG0030001** is *approved*.", "CHG0030001 is approved."],
    ["Choose:\n- one\n- two!\n- three", "Choose: one. two! three"],
    ["# Title\ntext", "Title. text"],
    ["one\ntwo", "one. two"],
    ["[Parley](https://example.com) helps", "Parley helps"],
    ["| a | b |\n|---|---|\n| 1 | 2 |", "a, b. 1, 2"],
    ["```\nx = 1\n```\nafter", "x = 1. after"],
    ["![cat](/x.png)", "cat"],
    ["> so\n\nyes", "so. yes"],
    ["", ""],
  ])("of %j is %j", (markdown, expected) => expect(plain(markdown)).toBe(expected));
});
