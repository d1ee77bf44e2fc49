/* SPDX-License-Identifier: Apache-2.0 */
import type { Mount, Panel } from "./ui.ts";

export type Load = () => Mount | Promise<Mount>;

/** The panel on its way to its place: not asked for, coming, there, or not to be had until it is asked for again. */
export class Arrival {
  readonly #load: Load;
  readonly #place: HTMLElement;
  readonly #settle: () => void;
  #panel: Panel | undefined;
  #isComing = false;
  #hasFailed = false;
  #isOver = false;

  /** @param settle called when what was not there at once has come or failed */
  constructor(load: Load, place: HTMLElement, settle: () => void) {
    this.#load = load;
    this.#place = place;
    this.#settle = settle;
  }

  get panel() {
    return this.#panel;
  }

  get hasFailed() {
    return this.#hasFailed;
  }

  /** It is needed. What failed stays so until `forget`. */
  need() {
    if (this.#panel || this.#isComing || this.#hasFailed) return;
    const mount = this.#load();
    if (!(mount instanceof Promise)) return this.#arrive(mount);
    this.#isComing = true;
    const fail = () => {
      this.#hasFailed = true;
    };
    void mount
      .then((arrived) => this.#arrive(arrived))
      .catch(fail)
      .then(() => {
        this.#isComing = false;
        if (!this.#isOver) this.#settle();
      });
  }

  /** It will probably be needed: what fails here is tried again, and told, when it is. */
  expect() {
    if (!this.#panel) void Promise.resolve(this.#load()).catch(() => {});
  }

  /** That it failed: the next time it is needed it is tried again. */
  forget() {
    this.#hasFailed = false;
  }

  end() {
    this.#isOver = true;
    this.#panel?.unmount();
  }

  #arrive(mount: Mount) {
    if (!this.#isOver) this.#panel = mount(this.#place);
  }
}
