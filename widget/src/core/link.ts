/* SPDX-License-Identifier: Apache-2.0 */

/** Where a link may lead: an absolute http(s) address, or nothing. */
export function safeLink(url: string | undefined, page: string): string | undefined {
  if (url === undefined) return undefined;
  try {
    const target = new URL(url, page);
    return target.protocol === "https:" || target.protocol === "http:" ? target.href : undefined;
  } catch {
    return undefined;
  }
}
