/* SPDX-License-Identifier: Apache-2.0 */

/** What the shop's page has written down. */
interface Shop {
  violations: string[];
  /** The sum of all layout shifts, by input or not. */
  shift: number;
  /** What has moved of the page itself, other than the widget's inside. */
  shifted: string[];
  events: Record<string, unknown>[];
  before: string[];
  leaked(): string[];
}

interface Window {
  shop: Shop;
}
