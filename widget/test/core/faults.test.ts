/* SPDX-License-Identifier: Apache-2.0 */
import { expect, test } from "vitest";
import type { TransportName } from "../../src/core/types.ts";
import { Browser, Tab } from "./browser.ts";
import { Clock, dice } from "./clock.ts";
import { Server, type Fault, type FrameFault } from "./server.ts";

const SCHEDULES = Number(process.env["SCHEDULES"] ?? 200);
const FIRST = Number(process.env["SEED"] ?? 0);
const WAYS: readonly TransportName[] = ["auto", "auto", "websocket", "sse", "polling"];
const FAULTS: readonly Fault[] = ["lost", "unanswered", "slow", "broken", "busy", "hanging"];
const FRAME_FAULTS: readonly FrameFault[] = ["twice", "late", "killed", "swallowed"];

/** One run of bad luck: what was said, by whom, and what was left in the end. */
async function run(seed: number): Promise<void> {
  const roll = dice(seed);
  const one = <T>(...of: T[]): T => of[Math.floor(roll() * of.length)]!;
  const clock = new Clock();
  const server = new Server(clock);
  server.thinking = one(50, 500, 3000);
  const browser = new Browser(server, seed);
  browser.hasLocks = roll() < 0.9;
  const transport = one(...WAYS);
  const mode = one("assistant" as const, "customer" as const);
  const tabs: Tab[] = [browser.tab({ transport, mode })];
  if (roll() < 0.5) tabs.push(browser.tab({ transport, mode }));
  const said: string[] = [];
  const acts: Record<string, () => void> = {
    say() {
      const text = `${said.length}`;
      said.push(text);
      expect(one(...tabs).chat.say(text)).toBe(true);
    },
    push() {
      const id = [...server.conversations.keys()].at(-1);
      if (id) server.push(id, "news");
    },
    cut: () => server.cut(),
    down: () => void (server.isDown = true),
    restart() {
      server.cut();
      server.isDown = false;
    },
    offline: () => void (browser.isOnline = false),
    online() {
      browser.isOnline = true;
      browser.wake();
    },
    navigate() {
      const i = Math.floor(roll() * tabs.length);
      tabs[i] = tabs[i]!.navigate();
    },
    hide: () => one(...tabs).show(roll() < 0.5),
    faults() {
      const [often, kinds] = [roll() * 0.7, FAULTS.filter(() => roll() < 0.6)];
      server.fault = () => (roll() < often && kinds.length > 0 ? one(...kinds) : "none");
    },
    frames() {
      const [often, kinds] = [roll() * 0.5, FRAME_FAULTS.filter(() => roll() < 0.6)];
      server.frameFault = () => (roll() < often && kinds.length > 0 ? one(...kinds) : "none");
    },
    sockets: () => void (server.refusesSockets = roll() < 0.5),
    calm() {
      server.fault = () => "none";
      server.frameFault = () => "none";
    },
  };
  const names = ["say", "say", "say", "say", ...Object.keys(acts)];
  for (let step = 0; step < 25; step++) {
    acts[one(...names)]!();
    await clock.pass(one(0, 5, 50, 400, 3000, 20_000));
  }

  acts["calm"]!();
  server.isDown = server.refusesSockets = false;
  for (const tab of tabs) tab.show(true);
  acts["online"]!();
  const isSettled = (tab: Tab) => {
    const { entries, conversation, restoring, unrestored } = tab.state;
    for (const entry of entries) if (entry.from === "user" && entry.delivery.state === "failed") tab.chat.retry(entry.key);
    const stored = conversation ? server.log(conversation).length : 0;
    return !restoring && !unrestored && entries.length === stored && entries.every(({ seq }) => seq !== undefined);
  };
  const everything = () => [...server.conversations.values()].flatMap(({ log }) => log);
  await clock.until(() => {
    const stored = everything().filter(({ sender }) => sender === "user").length;
    return tabs.every(isSettled) && stored >= said.length;
  }, 900_000, 500).catch((error: Error) => {
    const seen = tabs.map(({ state, lines }) => ({ ...state, entries: lines }));
    const logs = [...server.conversations.values()].map(({ id, log }) => [id, ...log.map(({ seq, sender, text }) => `${seq} ${sender}: ${text}`)]);
    throw new Error(`${error.message}\n${JSON.stringify({ transport, mode, locks: browser.hasLocks, seen, logs, kept: [...browser.local.all] }, null, 1)}`);
  });
  await clock.pass(30_000);

  for (const tab of tabs) {
    const log = tab.state.conversation ? server.log(tab.state.conversation) : [];
    expect(tab.lines).toEqual(log.map(({ seq, sender, text }) => `${seq} ${sender}: ${text}`));
    expect(new Set(tab.state.entries.map(({ key }) => key)).size).toBe(log.length);
  }
  const stored = everything().filter(({ sender }) => sender === "user").map(({ text }) => text);
  expect(stored.sort()).toEqual([...said].sort());
  expect([...browser.local.all.keys()].filter((key) => key.includes("unsent"))).toEqual([]);
}

test.each(Array.from({ length: SCHEDULES }, (_, seed) => FIRST + seed))("after the faults of seed %i every transcript is the server's log", run);
