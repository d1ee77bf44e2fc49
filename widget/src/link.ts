/* SPDX-License-Identifier: Apache-2.0 */

/**
 * Where a link leads, written out as the browser reads it. It may show a page, write a mail, or call somebody; undefined if
 * it does anything else, is relative, or names a user so as to look like another host.
 */
export function safeLink(url: string | undefined): string | undefined {
  if (!url) return undefined;
  try {
    const { protocol, username, href } = new URL(url);
    return /^(https?|mailto|tel):$/.test(protocol) && !username ? href : undefined;
  } catch {
    return undefined;
  }
}
