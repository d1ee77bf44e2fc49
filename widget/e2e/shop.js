/* SPDX-License-Identifier: Apache-2.0 */
// The shop's own script. It signs its user in to the widget, and writes down what the widget does to the page.
"use strict";

window.shop = { violations: [], shift: 0, shifted: [], events: [], before: [], leaked: () => [] };

// The policy lets no style in but this kind.
const sheet = new CSSStyleSheet();
sheet.replaceSync(":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}main{max-width:40rem;margin:2rem}a{color:inherit}");
document.adoptedStyleSheets = [sheet];

document.addEventListener("securitypolicyviolation", (event) => {
  window.shop.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
for (const type of ["message-sent", "feedback-submitted"]) {
  document.addEventListener(type, (event) => window.shop.events.push({ type, .../** @type {CustomEvent} */ (event).detail }));
}
new PerformanceObserver((list) => {
  for (const entry of /** @type {(PerformanceEntry & { value: number, sources: { node?: Node }[] })[]} */ (list.getEntries())) {
    window.shop.shift += entry.value;
    for (const { node } of entry.sources) if (node?.getRootNode() === document) window.shop.shifted.push(node.nodeName);
  }
}).observe({ type: "layout-shift", buffered: true });

window.shop.before = Object.getOwnPropertyNames(window);
window.shop.leaked = () => Object.getOwnPropertyNames(window).filter((name) => !window.shop.before.includes(name));

document.addEventListener("DOMContentLoaded", () => {
  const chat = document.querySelector("parley-chat");
  // Whether the element is defined by now, or only later, must not matter.
  if (chat?.hasAttribute("customer-id")) Object.assign(chat, { getToken: async () => (await fetch("/shop/token")).text() });
});
