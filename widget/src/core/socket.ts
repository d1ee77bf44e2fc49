/* SPDX-License-Identifier: Apache-2.0 */
import type { Ground } from "./ground.ts";
import { failed, PATIENCE } from "./http.ts";
import type { Unsent } from "./outbox.ts";
import { parse, text, type Frame } from "./read.ts";
import { DEAD, QUIET, type Trip } from "./ride.ts";
import { socketPath, speech } from "./routes.ts";
import type { Result } from "./types.ts";
import { attempt, type Socket } from "./world.ts";

/** The socket to Parley, as long as there is one. */
export class Wire {
  readonly #ground: Ground;
  /** What waits for its answer. */
  readonly #spoken = new Map<unknown, (result: Result<unknown>) => void>();
  #socket: Socket | undefined;
  #riding: AbortController | undefined;
  /** Asks whether anybody is there. */
  check = () => {};

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  get isOpen(): boolean {
    return this.#socket !== undefined;
  }

  send(frame: Frame): void {
    attempt(() => this.#socket?.send(JSON.stringify(frame)));
  }

  want(conversation: string, after: number): void {
    this.send({ type: "resume", conversation_id: conversation, after_seq: after });
  }

  async speak(item: Unsent): Promise<Result<unknown>> {
    const { http, world } = this.#ground;
    await http.budget.turn();
    return new Promise((done) => {
      const timer = world.after(PATIENCE, () => this.#riding?.abort());
      this.#spoken.set(item.key, (result) => {
        this.#spoken.delete(item.key);
        world.cancel(timer);
        done(result);
      });
      if (this.isOpen) this.send({ type: "user_message", ...speech(this.#ground, item, "message") });
      else this.#interrupt();
    });
  }

  async ride({ riding, up }: Trip): Promise<undefined> {
    const { http, world, options, session } = this.#ground;
    const { signal } = riding;
    const token = await http.token().catch(() => undefined);
    await http.budget.turn();
    const url = http.url(socketPath(options, world)).replace("http", "ws");
    const protocols = ["parley.v1", ...(token ? [`parley.bearer.${token}`] : [])];
    return new Promise((over) => {
      const socket = signal.aborted ? undefined : attempt(() => world.socket(url, protocols));
      if (!socket) return over(undefined);
      let timer: unknown;
      const expect = (delay: number, otherwise: () => void) => {
        world.cancel(timer);
        timer = world.after(delay, otherwise);
      };
      const end = () => {
        world.cancel(timer);
        socket.onmessage = socket.onclose = null;
        this.check = () => {};
        this.#socket = undefined;
        attempt(() => socket.close());
        if (this.#spoken.size > 0) up(false);
        this.#interrupt();
        over(undefined);
      };
      this.#riding = riding;
      socket.onclose = end;
      signal.addEventListener("abort", end);
      this.check = () => {
        this.send({ type: "ping" });
        expect(DEAD, end);
      };
      expect(DEAD, end);
      socket.onmessage = ({ data }) => {
        expect(QUIET, this.check);
        const frame = parse(data);
        if (!frame) return;
        if (!this.#socket) {
          this.#socket = socket;
          for (const want of session!.company.wants()) this.want(...want);
        }
        up(true);
        this.#take(frame);
      };
    });
  }

  #take(frame: Frame): void {
    const key = text(frame["client_message_id"]);
    const done = this.#spoken.get(key);
    if (frame["type"] === "error" && key) {
      const [detail, retryAfter] = [text(frame["detail"]), Number(frame["retry_after"]) || undefined];
      return done?.(failed({ kind: "refused", status: Number(frame["status"]), detail, retryAfter }));
    }
    this.#ground.session?.tell({ frame });
    if (frame["seq"]) done?.({ ok: true, value: undefined });
  }

  #interrupt(): void {
    for (const done of [...this.#spoken.values()]) done(failed({ kind: "interrupted" }));
  }
}
