/* SPDX-License-Identifier: Apache-2.0 */

/** A region whose texts are spoken; it has to be there before them. */
export function announcer(): HTMLElement {
  const region = document.createElement("div");
  region.className = "unseen announcer";
  region.role = "status";
  return region;
}

/** A new node for each text: else it would not be spoken, or not again. */
export function announce(region: HTMLElement, text: string) {
  const node = document.createElement("p");
  node.textContent = text;
  region.append(node);
  while (region.childElementCount > 3) region.firstElementChild!.remove();
}
