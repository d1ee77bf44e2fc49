/* SPDX-License-Identifier: Apache-2.0 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const READY = /Parley is ready at (http\S+) /;
const PATIENCE = 180_000;

/** The distribution's command; PARLEY_COMMAND names another one. */
const COMMAND =
  process.env["PARLEY_COMMAND"] ?? fileURLToPath(new URL("../../runtime/target/parley/bin/parley", import.meta.url));

/** A real Parley in a process of its own, on any free port of the loopback address and a data directory of its own. */
export class Parley {
  /** Where it listens, without a slash at the end; another place after each start. */
  url = "";
  #process = /** @type {import("node:child_process").ChildProcess | undefined} */ (undefined);
  #data = "";
  #options;

  /**
   * @param {Record<string, string>} environment such as CORS_ALLOWED_ORIGINS
   * @param {string[]} options of `parley run`
   */
  constructor(environment = {}, options = []) {
    this.environment = environment;
    this.#options = options;
  }

  /** Starts it, on the data of before if it ran already, and waits until it is ready. */
  async start() {
    this.#data ||= await mkdtemp(join(tmpdir(), "parley-e2e-"));
    const environment = { ...process.env, PARLEY_PORT: "0", PARLEY_DATA: this.#data, ...this.environment };
    const parley = spawn(COMMAND, ["run", ...this.#options], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = parley;
    process.once("exit", () => parley.kill("SIGKILL"));
    this.url = await new Promise((resolve, reject) => {
      let printed = "";
      const fail = (/** @type {string} */ why) => reject(new Error(`Parley ${why}:\n${printed}`));
      const deadline = setTimeout(() => fail("does not become ready"), PATIENCE);
      const read = (/** @type {Buffer} */ some) => {
        printed += some;
        const ready = READY.exec(printed);
        if (ready) resolve(/** @type {string} */ (ready[1]).replace(/\/$/, ""));
      };
      parley.stdout.on("data", read);
      parley.stderr.on("data", read);
      parley.once("error", (error) => fail(`cannot be started from ${COMMAND}: ${error.message}`));
      parley.once("exit", () => fail("ended"));
      parley.stdout.once("close", () => clearTimeout(deadline));
    });
    return this;
  }

  /** SIGKILL, and no goodbye. */
  async kill() {
    const parley = this.#process;
    if (!parley || parley.exitCode !== null || parley.signalCode !== null) return;
    const ended = new Promise((resolve) => parley.once("exit", resolve));
    parley.kill("SIGKILL");
    await ended;
  }

  async close() {
    await this.kill();
    if (this.#data) await rm(this.#data, { recursive: true, force: true });
  }
}
