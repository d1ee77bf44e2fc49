/* SPDX-License-Identifier: Apache-2.0 */

export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, ...content: (Node | string)[]) {
  const node = document.createElement(tag);
  node.append(...content);
  return node;
}
