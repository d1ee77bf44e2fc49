/* SPDX-License-Identifier: Apache-2.0 */

/** A message that was sent, but not answered yet. */
export interface Unsent {
  readonly id: string;
  readonly text: string;
  readonly label: string;
}

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * What outlives a reload: which conversation it is, for the whole origin; what is typed or under way, for this tab.
 * Where the browser keeps nothing, nothing is kept, and all else goes on.
 */
export class Memory {
  readonly #origin: Store | undefined;
  readonly #tab: Store | undefined;

  constructor(origin: () => Store, tab: () => Store) {
    this.#origin = attempt(origin);
    this.#tab = attempt(tab);
  }

  get conversation(): string | undefined {
    return read(this.#origin, "parley.conversation");
  }

  set conversation(id: string | undefined) {
    write(this.#origin, "parley.conversation", id);
  }

  get draft(): string {
    return read(this.#tab, "parley.draft") ?? "";
  }

  set draft(text: string) {
    write(this.#tab, "parley.draft", text || undefined);
  }

  get unsent(): Unsent | undefined {
    const json = read(this.#tab, "parley.unsent");
    return json === undefined ? undefined : attempt(() => JSON.parse(json) as Unsent);
  }

  set unsent(message: Unsent | undefined) {
    write(this.#tab, "parley.unsent", message && JSON.stringify(message));
  }
}

function read(store: Store | undefined, key: string): string | undefined {
  return attempt(() => store?.getItem(key) ?? undefined);
}

function write(store: Store | undefined, key: string, value: string | undefined): void {
  attempt(() => (value === undefined ? store?.removeItem(key) : store?.setItem(key, value)));
}

/** Browsers throw where storage is blocked or full. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
