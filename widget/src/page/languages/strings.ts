/* SPDX-License-Identifier: Apache-2.0 */

/** Every word that the page says itself, in one language; the conversation has its own. */
export interface Strings {
  readonly direction: "ltr" | "rtl";

  // Frame
  readonly skip: string;
  readonly mainNavigation: string;
  readonly openMenu: string;
  readonly closeMenu: string;
  readonly conversation: string;
  readonly changes: string;
  readonly calendar: string;
  readonly notFound: string;
  readonly notFoundHint: string;
  readonly toStart: string;

  // Conversations
  readonly newConversation: string;
  readonly conversations: string;
  readonly searchConversations: string;
  readonly noConversations: string;
  readonly noConversationFound: string;
  readonly noMessage: string;
  readonly conversationsFound: (count: number) => string;
  readonly status: Readonly<Record<"active" | "completed" | "abandoned", string>>;
  /** The button beside a conversation; `name` is its last message. */
  readonly eraseConversation: (name: string) => string;
  readonly eraseQuestion: string;
  readonly eraseHint: string;
  readonly erase: string;
  readonly cancel: string;
  readonly erased: string;

  // Everywhere
  readonly loading: string;
  readonly more: string;
  readonly close: string;
  readonly retry: string;
  readonly signedOut: string;
  readonly signIn: string;
  readonly unreachable: string;
  readonly unreadable: string;
  readonly refused: (status: number) => string;
  /** `when` is "in 5 seconds". */
  readonly tryAgain: (when: string) => string;

  // Changes
  readonly filters: string;
  readonly anyState: string;
  readonly text: string;
  readonly from: string;
  readonly until: string;
  readonly clearFilters: string;
  readonly untilBeforeFrom: string;
  readonly noChanges: string;
  readonly noChangeFound: string;
  readonly changesShown: (count: number) => string;
  /** Where not all that there are were sorted. */
  readonly sortedAmong: (count: number) => string;
  readonly number: string;
  readonly summary: string;
  readonly state: string;
  readonly item: string;
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly updated: string;
  readonly created: string;
  readonly actions: string;
  readonly ask: string;
  /** What is typed into the composer. Only in a language that the engine understands; English otherwise. */
  readonly statusQuestion: (number: string) => string;
  /** By the label that the API gives, which is English. What is not here is shown as it comes. */
  readonly states: Readonly<Record<string, string>>;

  // One change
  readonly description: string;
  readonly priority: string;
  readonly type: string;
  readonly risk: string;
  readonly issue: string;
  readonly pullRequest: string;
  readonly openChange: string;
  readonly showInCalendar: string;
  readonly noSuchChange: string;

  // Calendar
  readonly month: string;
  readonly week: string;
  readonly today: string;
  readonly previousMonth: string;
  readonly nextMonth: string;
  readonly previousWeek: string;
  readonly nextWeek: string;
  readonly weekNumber: (number: number) => string;
  readonly timeZone: (name: string) => string;
  readonly windows: (count: number) => string;
  readonly noWindows: string;
  readonly moreWindows: (count: number) => string;
  readonly clashes: string;
  readonly clash: string;
  readonly clashCount: (count: number) => string;
  readonly noClashes: string;
  /** "CHG1 and CHG2 overlap on payments-db, Sat 8 Mar, 21:30–23:30". */
  readonly clashBetween: (one: string, other: string, item: string, when: string) => string;
  readonly clashesWith: (numbers: string) => string;
  readonly mine: string;
  readonly others: string;
  readonly legend: string;
  readonly truncated: string;
  /** A day on which the clocks change. */
  readonly dayOfHours: (hours: number) => string;
  readonly calendarHint: string;
}
