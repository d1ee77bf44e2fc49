/* SPDX-License-Identifier: Apache-2.0 */

export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export interface Socket {
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(text: string): void;
  close(): void;
}

/** Reaches the same user's other tabs, not the one that posts. */
export interface Channel {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** All that a chat needs of a browser, so that tests can have another. Times are in milliseconds. */
export interface World {
  readonly origin: string;
  readonly languages: readonly string[];
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly socket: (url: string, protocols: string[]) => Socket;
  /** For the whole origin, and for this tab; undefined where the browser keeps nothing. */
  readonly local: Store | undefined;
  readonly session: Store | undefined;
  /** Both or neither: without them each tab is on its own. */
  readonly channel: ((name: string) => Channel) | undefined;
  /** Waits for its turn, and keeps it until the promise is settled. */
  readonly lock: ((name: string, signal: AbortSignal, turn: () => Promise<unknown>) => void) | undefined;
  now(): number;
  after(delay: number, action: () => void): unknown;
  cancel(timer: unknown): void;
  /** From 0 to 1, without 1. */
  random(): number;
  id(): string;
  isVisible(): boolean;
  /** Tells that the network has come or gone, or that the page has become visible or hidden. Returns how to stop. */
  watch(changed: () => void): () => void;
}

export function browser(): World {
  const { navigator, document } = globalThis;
  const locks = globalThis.BroadcastChannel && navigator.locks;
  return {
    origin: location.origin,
    languages: navigator.languages,
    fetch: (url, init) => fetch(url, init),
    socket: (url, protocols) => new WebSocket(url, protocols),
    local: attempt(() => localStorage),
    session: attempt(() => sessionStorage),
    channel: locks && ((name) => new BroadcastChannel(name)),
    lock: locks && ((name, signal, turn) => void locks.request(name, { signal }, turn).catch(() => {})),
    now: Date.now,
    after: (delay, action) => setTimeout(action, delay),
    cancel: (timer) => clearTimeout(timer as number),
    random: Math.random,
    id: newId,
    isVisible: () => document.visibilityState === "visible",
    watch(changed) {
      const events: [EventTarget, string][] = [[globalThis, "online"], [globalThis, "offline"], [document, "visibilitychange"]];
      for (const [target, name] of events) target.addEventListener(name, changed);
      return () => events.forEach(([target, name]) => target.removeEventListener(name, changed));
    },
  };
}

/** Browsers throw where storage is blocked or full. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** A random UUID, also where a page on plain HTTP has no `crypto.randomUUID`. */
function newId(): string {
  return "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (+digit ^ (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (+digit / 4)))).toString(16),
  );
}
