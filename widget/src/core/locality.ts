/* SPDX-License-Identifier: Apache-2.0 */

/** Which language the user reads, and in which times without a zone are meant; what the browser does not know is left out. */
export interface Locality {
  readonly language?: string;
  readonly time_zone?: string;
}

/** As the browser is set just now: people travel. */
export function locality(
  language: string | undefined = globalThis.navigator?.language,
  zone: string | undefined = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): Locality {
  return {
    ...(isTag(language) && { language }),
    ...(zone && zone !== "Etc/Unknown" && { time_zone: zone }),
  };
}

/** A browser under the C locale says `en-US@posix`, which is none. */
function isTag(language: string | undefined): language is string {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}
