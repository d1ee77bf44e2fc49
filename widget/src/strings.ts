/* SPDX-License-Identifier: Apache-2.0 */
import type { QuickReply } from "./core/reply.ts";

const suggestions: readonly QuickReply[] = [
  { label: "Create a change", value: "I want to create a change request" },
  { label: "Check a change", value: "Check the status of a change request" },
  { label: "My changes", value: "List my change requests" },
  { label: "Help", value: "help" },
];

/** Every word that the page says itself. */
export const strings = {
  name: "Parley",
  role: "Change assistant",
  greeting: "Hello. I create, check, update and cancel change requests with you. What shall we do?",
  suggestions,

  conversation: "Conversation",
  newConversation: "New conversation",
  restoring: "Opening your conversation…",
  latest: "Latest message",
  saidByUser: "You:",
  saidByBot: "Parley:",
  typing: "Parley is typing",
  choices: "Suggested replies",

  confirm: "Please confirm",
  handOff: "Passed to a person",
  failure: "Something went wrong",

  change: "Change request",
  state: "State",
  openChange: (number: string) => `Open ${number}`,

  message: "Message",
  placeholder: "Write a message",
  hint: "Enter sends, Shift + Enter starts a new line.",
  send: "Send",
  length: (length: number, longest: number) => `${length.toLocaleString()} / ${longest.toLocaleString()}`,
  tooLong: (over: number) => `${over.toLocaleString()} ${over === 1 ? "character" : "characters"} too long`,

  notSent: "Not sent.",
  notOpened: "Your conversation could not be opened.",
  retry: "Retry",
  unreachable: "No answer from Parley. Check the connection and try again: nothing is done twice.",
  interrupted: "The page was left before an answer came. Try again: nothing is done twice.",
  unreadable: "Something answered that is not Parley. Try again in a moment.",
  refused: (status: number) => `Parley could not take it (status ${status}).`,
  retryAfter: (seconds: number) =>
    seconds < 1 ? "You can try again now." : `Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
};
