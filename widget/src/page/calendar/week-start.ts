/* SPDX-License-Identifier: Apache-2.0 */

interface Weeks {
  readonly getWeekInfo?: () => { readonly firstDay: number };
  readonly weekInfo?: { readonly firstDay: number };
}

const MONDAY = 1;
const SATURDAY = 6;
const SUNDAY = 7;

// Where weeks begin on Saturday or Sunday (Unicode CLDR 48, supplemental weekData): for browsers that do not know.
const FROM_SATURDAY = "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY".split(" ");
const FROM_SUNDAY = (
  "AG AS AU BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH " +
  "PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW"
).split(" ");

/** The day that weeks begin with where this language is spoken: 1 for Monday, to 7 for Sunday. */
export function firstDayOfWeek(tag: string, locale: Intl.Locale & Weeks = new Intl.Locale(tag)): number {
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? customary(locale.maximize().region ?? "");
}

function customary(region: string): number {
  return FROM_SATURDAY.includes(region) ? SATURDAY : FROM_SUNDAY.includes(region) ? SUNDAY : MONDAY;
}
