/* SPDX-License-Identifier: Apache-2.0 */
// What the parts of the widget tell each other. Nothing here touches a page.

/** Whom Parley talks to here: a customer who asks, or somebody who works with changes. */
export type Mode = "customer" | "assistant";

/** How messages travel; `auto` takes the best that the network lets through. */
export type TransportName = "auto" | "websocket" | "sse" | "polling";

export type Vote = "up" | "down";

/** An answer to choose instead of typing it: `value` is said, `label` is read. */
export interface QuickReply {
  readonly label: string;
  readonly value: string;
}

/** Where an answer is from; `excerpt` is a passage of it. */
export interface Source {
  readonly title: string;
  readonly url?: string | undefined;
  readonly excerpt?: string | undefined;
}

/** Something that speaks for a change: an issue, a pull request. */
export interface Evidence {
  readonly label: string;
  readonly state?: string | undefined;
  readonly url?: string | undefined;
}

/** A change request as a card shows it. */
export interface Change {
  readonly number: string;
  readonly summary: string;
  readonly state: string;
  readonly stateCode: string;
  readonly start?: Date | undefined;
  readonly end?: Date | undefined;
  readonly url?: string | undefined;
  readonly evidence: readonly Evidence[];
}

export type FieldType = "text" | "long_text" | "choice" | "date_time" | "number" | "reference";

/** One field of a form; `problem` is why the last value was refused, `search` whether values can be looked up. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly label: string;
  readonly required: boolean;
  readonly options: readonly QuickReply[];
  /** In characters; 0 for no limit. */
  readonly maxLength: number;
  readonly value?: string | undefined;
  readonly problem?: string | undefined;
  readonly search: boolean;
}

export interface Form {
  readonly fields: readonly Field[];
}

/** What Parley says; mirrors the API's `Reply`. `values` are what a `confirm` reads back, by label. */
export interface Reply {
  readonly kind: "answer" | "ask" | "confirm" | "hand_off" | "failure";
  readonly text: string;
  readonly quickReplies: readonly QuickReply[];
  readonly form?: Form | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly change?: Change | undefined;
  readonly sources: readonly Source[];
  /** The knowledge base that answered, if one did: only then can it be voted on. */
  readonly answeredBy?: string | undefined;
  readonly incident?: string | undefined;
}

/** Why something did not arrive, or was refused. `retryAfter` is in seconds. */
export type Failure =
  | { readonly kind: "unreachable" | "interrupted" | "unreadable" | "exhausted" }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly detail?: string | undefined;
      readonly retryAfter?: number | undefined;
    };

export type Delivery =
  | { readonly state: "waiting" | "sending" | "sent" }
  | { readonly state: "failed"; readonly failure: Failure };

/** Something the user said. `key` stays the same from the first try to the stored message; `seq` is there once it is stored. */
export interface Said {
  readonly from: "user";
  readonly key: string;
  readonly seq?: number | undefined;
  readonly at: Date;
  readonly text: string;
  readonly delivery: Delivery;
}

/** Something Parley said; `fresh` if it was said while this page was there. `id` is the message's. */
export interface Heard {
  readonly from: "bot";
  readonly key: string;
  readonly id: string;
  readonly seq: number;
  readonly at: Date;
  readonly reply: Reply;
  readonly vote?: Vote | undefined;
  readonly fresh: boolean;
}

export type Entry = Said | Heard;

/** A conversation in the list. */
export interface Summary {
  readonly id: string;
  readonly status: "active" | "completed" | "abandoned";
  readonly updatedAt: Date;
  readonly lastMessage: string;
  readonly messageCount: number;
}

/** How the bot presents itself. */
export interface Profile {
  readonly name: string;
  readonly greeting: string;
  readonly suggestions: readonly string[];
}

/** `offline`: trying again by itself; `signed-out`: whoever embeds the widget has to sign the user in. */
export type Link = "idle" | "connecting" | "online" | "offline" | "signed-out" | "refused";

/** Everything there is to see; a new object whenever something is another, parts that did not change stay the same. */
export interface State {
  readonly link: Link;
  readonly user: { readonly id: string; readonly name: string } | undefined;
  readonly profile: Profile | undefined;
  /** The conversation that is open; undefined before its first message is stored. */
  readonly conversation: string | undefined;
  /** Whether its messages are still being fetched, or could not be. */
  readonly restoring: boolean;
  readonly unrestored: Failure | undefined;
  /** In the order of their `seq`, then what is not stored yet. */
  readonly entries: readonly Entry[];
  /** Whether there are messages before the first of `entries` that have not been fetched. */
  readonly hasEarlier: boolean;
  /** Whether an answer is being made, and what of it has been written so far. */
  readonly isTyping: boolean;
  readonly piece: string;
  readonly draft: string;
  readonly isOpen: boolean;
  readonly unread: number;
  /** Undefined until asked for. */
  readonly conversations: readonly Summary[] | undefined;
  readonly hasMoreConversations: boolean;
}

/** One suggestion for a reference field. */
export type Candidate = QuickReply;

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export interface ChatOptions {
  /** Of Parley, without a slash at the end; the empty string for the page's own origin. */
  readonly base: string;
  readonly mode: Mode;
  readonly transport: TransportName;
  /** Of the page's own, for whoever is signed in: another one is another user, whose things are kept apart. */
  readonly customer?: string | undefined;
  readonly conversation?: string | undefined;
  /** BCP 47; the browser's if it is absent. */
  readonly language?: string | undefined;
  /** A bearer token; without one it is the cookie. Asked again after a 401. */
  readonly getToken?: (() => string | undefined | Promise<string | undefined>) | undefined;
}

/** A user's conversations with Parley, as one tab has them. Implemented by `core/chat.ts`. */
export interface Chat {
  readonly state: State;
  /** Tells of new states, at most once a microtask. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Called for every message that is sent, with its own id, and for every vote. */
  onSent: ((messageId: string, text: string) => void) | undefined;
  onVoted: ((messageId: string, value: Vote | undefined) => void) | undefined;
  /** Restores what was; connects when there is something to connect for (the panel is open, or a conversation goes on). */
  start(): void;
  stop(): void;
  /** Says something, shown as `label`; false if it is empty or too long. What cannot be sent waits and goes when it can. */
  say(text: string, label?: string): boolean;
  /** Sends what was filled in, by field name; shown as `label`. */
  fill(values: Readonly<Record<string, string>>, label: string): void;
  retry(key: string): void;
  discard(key: string): void;
  /** Undefined takes a vote back. */
  vote(messageId: string, value: Vote | undefined): Promise<void>;
  setDraft(text: string): void;
  setOpen(isOpen: boolean): void;
  /** The user is typing. */
  typing(): void;
  open(conversation: string): void;
  startOver(): void;
  earlier(): Promise<void>;
  /** Fetches the list, or more of it; with a query, of those in which a message contains it. */
  list(more?: boolean, query?: string): Promise<void>;
  erase(conversation: string): Promise<Result<void>>;
  /** Values for a reference field that fit what is typed. */
  candidates(field: Field, typed: string): Promise<readonly Candidate[]>;
}
