/* SPDX-License-Identifier: Apache-2.0 */
import { readRoute, writeRoute, type Route } from "./routes.ts";

/** Where the user is: the browser's address, as a route. Back and forward are the browser's own. */
export class Place {
  readonly #listeners = new Set<(moved: boolean) => void>();
  #route = here();

  constructor() {
    addEventListener("popstate", () => this.#arrive(true));
  }

  get route(): Route {
    return this.#route;
  }

  /** Tells of every new route, and whether the user moved there or only the address became another. */
  subscribe(listener: (moved: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Goes there, as by following a link. */
  go(route: Route): void {
    const address = writeRoute(route);
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
    this.#arrive(true);
  }

  /** Calls where one is otherwise: the way back leads past it. */
  rename(route: Route): void {
    history.replaceState(null, "", writeRoute(route));
    this.#arrive(false);
  }

  #arrive(moved: boolean): void {
    this.#route = here();
    for (const listener of this.#listeners) listener(moved);
  }
}

function here(): Route {
  return readRoute(location.pathname, location.search);
}
