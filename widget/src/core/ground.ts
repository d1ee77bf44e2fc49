/* SPDX-License-Identifier: Apache-2.0 */
import { Http } from "./http.ts";
import type { Line } from "./line.ts";
import type { Session } from "./session.ts";
import type { ChatOptions, State } from "./types.ts";
import type { World } from "./world.ts";

export const NOTHING: State = {
  link: "idle",
  user: undefined,
  profile: undefined,
  conversation: undefined,
  restoring: false,
  unrestored: undefined,
  entries: [],
  hasEarlier: false,
  isTyping: false,
  piece: "",
  draft: "",
  isOpen: false,
  unread: 0,
  conversations: undefined,
  hasMoreConversations: false,
};

/** What all parts of a chat stand on: what there is to see, and who else is there. */
export abstract class Ground {
  readonly options: ChatOptions;
  readonly world: World;
  readonly http: Http;
  readonly #listeners = new Set<() => void>();
  /** Of whoever is known to be here. */
  session: Session | undefined;
  line: Line | undefined;
  /** Takes in whoever is here now. */
  abstract enter(user: NonNullable<State["user"]>): void;
  /** Between two polls, in milliseconds. */
  interval = 5000;
  state = NOTHING;
  #isTelling = false;

  constructor(options: ChatOptions, world: World) {
    this.options = options;
    this.world = world;
    this.http = new Http(world, options);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  show(patch: Partial<State>): void {
    this.state = { ...this.state, ...patch };
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const listener of this.#listeners) listener();
    });
  }
}
