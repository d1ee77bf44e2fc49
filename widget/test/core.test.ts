/* SPDX-License-Identifier: Apache-2.0 */
import { describe, expect, test } from "vitest";
import { ChatApi } from "../src/core/api.ts";
import { Conversation, LONGEST, type State } from "../src/core/conversation.ts";
import { newId } from "../src/core/id.ts";
import { safeLink } from "../src/core/link.ts";
import { locality } from "../src/core/locality.ts";
import { Memory } from "../src/core/memory.ts";
import { readReply, type Reply } from "../src/core/reply.ts";
import { explain } from "../src/view/explain.ts";

const GREETING: Reply = { kind: "answer", text: "Hello.", quickReplies: [{ label: "Help", value: "help" }], change: undefined };

interface Call {
  readonly path: string;
  readonly init: RequestInit;
  readonly body: Record<string, unknown> | undefined;
}

/** A fetch that plays the given answers in turn, and tells what it was asked. */
function playing(...answers: (Response | Error | Promise<Response>)[]) {
  const calls: Call[] = [];
  const request = (async (path: string, init: RequestInit) => {
    calls.push({ path, init, body: typeof init.body === "string" ? JSON.parse(init.body) : undefined });
    const answer = await (answers.shift() ?? new Error("nobody there"));
    if (answer instanceof Error) throw answer;
    return answer;
  }) as typeof fetch;
  return { calls, api: new ChatApi("", request) };
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

function answer(text: string, more: object = {}): Response {
  return json({ conversation_id: "c1", message_id: `m-${text}`, bot_message: text, next_field: null, ...more });
}

function storage(): Storage & { all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key: string) => all.get(key) ?? null,
    setItem: (key: string, value: string) => void all.set(key, value),
    removeItem: (key: string) => void all.delete(key),
  } as Storage & { all: Map<string, string> };
}

function remembering(): Memory {
  const [origin, tab] = [storage(), storage()];
  return new Memory(() => origin, () => tab);
}

async function opened(api: ChatApi, memory = remembering()): Promise<Conversation> {
  const conversation = new Conversation(api, memory, GREETING);
  await conversation.open();
  return conversation;
}

async function settled(conversation: Conversation): Promise<State> {
  if (conversation.state.phase.name !== "waiting") return conversation.state;
  return new Promise((resolve) => {
    const stop = conversation.subscribe((state) => {
      if (state.phase.name === "waiting") return;
      stop();
      resolve(state);
    });
  });
}

function lines({ entries }: State): string[] {
  return entries.map((entry) => (entry.from === "bot" ? `bot: ${entry.reply.text}` : `user: ${entry.text} (${entry.delivery.state})`));
}

describe("the locality", () => {
  test.each([
    ["de-DE", "Europe/Berlin", { language: "de-DE", time_zone: "Europe/Berlin" }],
    ["zh-Hant-TW", "UTC", { language: "zh-Hant-TW", time_zone: "UTC" }],
    ["en-US@posix", "Etc/Unknown", {}],
    ["", "", {}],
  ])("of %s in %s has only what Parley takes", (language, zone, found) => {
    expect(locality(language, zone)).toEqual(found);
  });

  test("is the browser's", () => {
    expect(locality().time_zone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });
});

describe("the API client", () => {
  test("sends the contract's fields with the session's cookie", async () => {
    const { api, calls } = playing(answer("Hi."));
    await api.send({ conversation: undefined, text: "hello", clientMessageId: "k1" });
    expect(calls[0]!.path).toBe("/api/chat/message/");
    expect(calls[0]!.init).toMatchObject({ method: "POST", credentials: "same-origin" });
    expect(calls[0]!.init.headers).toMatchObject({ "Content-Type": "application/json" });
    expect(calls[0]!.body).toEqual({ conversation_id: null, message: "hello", client_message_id: "k1", ...locality() });
  });

  test("reads a reply", async () => {
    const { api } = playing(answer("Which?", { kind: "ask", quick_replies: [{ label: "2 High", value: "2" }] }));
    expect(await api.send({ conversation: "c1", text: "x", clientMessageId: "k" })).toEqual({
      ok: true,
      value: {
        conversation: "c1",
        message: "m-Which?",
        reply: { kind: "ask", text: "Which?", quickReplies: [{ label: "2 High", value: "2" }] },
      },
    });
  });

  test.each([
    ["a problem", json({ detail: "The message is empty." }, 400), { kind: "refused", status: 400, detail: "The message is empty.", retryAfter: undefined }],
    ["seconds to wait", json({}, 503, { "Retry-After": "7" }), { kind: "refused", status: 503, detail: undefined, retryAfter: 7 }],
    ["a date long past", json({}, 503, { "Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT" }), { kind: "refused", status: 503, detail: undefined, retryAfter: 0 }],
    ["a nonsense wait", json({}, 429, { "Retry-After": "soon" }), { kind: "refused", status: 429, detail: undefined, retryAfter: undefined }],
    ["an error page", new Response("<h1>Bad gateway</h1>", { status: 502 }), { kind: "refused", status: 502, detail: undefined, retryAfter: undefined }],
    ["a sign-in page", new Response("<h1>Wi-Fi</h1>"), { kind: "unreadable" }],
    ["another JSON", json({ hello: "world" }), { kind: "unreadable" }],
    ["a list", json([]), { kind: "unreadable" }],
    ["no network", new TypeError("Failed to fetch"), { kind: "unreachable" }],
  ])("tells of %s", async (_, met, failure) => {
    const { api } = playing(met);
    expect(await api.send({ conversation: undefined, text: "x", clientMessageId: "k" })).toEqual({ ok: false, failure });
  });

  test("waits no longer than its time", async () => {
    const never = ((_: string, { signal }: RequestInit) =>
      new Promise((_, reject) => signal!.addEventListener("abort", () => reject(signal!.reason)))) as typeof fetch;
    const api = new ChatApi("", never, 1);
    expect(await api.send({ conversation: undefined, text: "x", clientMessageId: "k" })).toEqual({ ok: false, failure: { kind: "unreachable" } });
  });

  test("asks for a conversation by its id alone", async () => {
    const { api, calls } = playing(json({ messages: [] }));
    expect(await api.history("../x?y")).toEqual({ ok: true, value: [] });
    expect(calls[0]!.path).toBe("/api/chat/conversations/..%2Fx%3Fy/");
  });
});

describe("a reply", () => {
  test.each(["ask", "confirm", "hand_off", "failure"] as const)("of kind %s keeps it", (kind) => {
    expect(readReply("Text", { kind })).toEqual({ kind, text: "Text", quickReplies: [] });
  });

  test.each([undefined, "answer", "poem", 7])("of kind %s is an answer", (kind) => {
    expect(readReply("Text", { kind }).kind).toBe("answer");
  });

  test("carries the change that it is about", () => {
    const change_request = { number: "CHG0030001", sys_id: "7", url: "/changes/7", state: "New" };
    expect(readReply("Done", { change_request })).toMatchObject({ change: { number: "CHG0030001", state: "New", url: "/changes/7" } });
    expect(readReply("Done", { change_request: { ...change_request, url: null } })).toMatchObject({ change: { url: undefined } });
    expect(readReply("Done", { change_request: null })).toMatchObject({ change: undefined });
  });

  test("drops quick replies that are none", () => {
    expect(readReply("x", { quick_replies: ["Yes", { label: "No" }, null, { label: "Ok", value: "ok" }] }).quickReplies).toEqual([{ label: "Ok", value: "ok" }]);
    expect(readReply("x", { quick_replies: null }).quickReplies).toEqual([]);
  });
});

describe("an explanation", () => {
  const refused = { kind: "refused", status: 503, detail: undefined, retryAfter: undefined } as const;

  test.each([
    [refused, "Parley could not take it (status 503)."],
    [{ ...refused, retryAfter: 1 }, "Parley could not take it (status 503). Try again in 1 second."],
    [{ ...refused, detail: "Too many messages.", retryAfter: 30 }, "Too many messages. Try again in 30 seconds."],
    [{ ...refused, detail: "Away; try again in 5 s.", retryAfter: 5 }, "Away; try again in 5 s."],
    [{ ...refused, detail: "Away.", retryAfter: 0 }, "Away. You can try again now."],
  ])("says once when to try again", (failure, sentence) => {
    expect(explain(failure)).toBe(sentence);
  });
});

describe("a link", () => {
  test.each([
    ["https://acme.service-now.com/x?sys_id=7", "https://acme.service-now.com/x?sys_id=7"],
    ["/api/change-requests/7/", "http://127.0.0.1/api/change-requests/7/"],
    ["javascript:alert(1)", undefined],
    [" JavaScript:alert(1)", undefined],
    ["java\nscript:alert(1)", undefined],
    ["data:text/html,x", undefined],
    ["blob:http://127.0.0.1/x", undefined],
    ["https://", undefined],
    [undefined, undefined],
  ])("to %j leads to %j", (url, target) => {
    expect(safeLink(url, "http://127.0.0.1/")).toBe(target);
  });
});

describe("an id", () => {
  test("is a random UUID with and without crypto.randomUUID", () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    const plainHttp = { getRandomValues: crypto.getRandomValues.bind(crypto) };
    expect(newId()).toMatch(uuid);
    expect(newId(plainHttp)).toMatch(uuid);
    expect(newId(plainHttp)).not.toBe(newId(plainHttp));
  });
});

describe("the memory", () => {
  test("keeps nothing, and breaks nothing, where storage is blocked", () => {
    const blocked = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    const memory = new Memory(blocked, blocked);
    memory.conversation = "c1";
    memory.draft = "half a sent";
    memory.unsent = { id: "k", text: "x", label: "x" };
    expect([memory.conversation, memory.draft, memory.unsent]).toEqual([undefined, "", undefined]);
  });

  test("leaves nothing behind that is empty", () => {
    const tab = storage();
    const memory = new Memory(storage, () => tab);
    memory.draft = "x";
    memory.draft = "";
    expect([...tab.all.keys()]).toEqual([]);
  });
});

describe("a conversation", () => {
  test("begins with the greeting and without a call", async () => {
    const { api, calls } = playing();
    const conversation = await opened(api);
    expect(conversation.state.phase.name).toBe("ready");
    expect(lines(conversation.state)).toEqual(["bot: Hello."]);
    expect(calls).toEqual([]);
  });

  test("goes on under the id that the first answer gave it", async () => {
    const { api, calls } = playing(answer("One."), answer("Two."));
    const memory = remembering();
    const conversation = await opened(api, memory);
    conversation.say(" first ");
    expect(conversation.state.phase.name).toBe("waiting");
    await settled(conversation);
    conversation.say("second");
    const state = await settled(conversation);
    expect(lines(state)).toEqual(["bot: Hello.", "user: first (sent)", "bot: One.", "user: second (sent)", "bot: Two."]);
    expect(calls.map(({ body }) => [body!["conversation_id"], body!["message"]])).toEqual([[null, "first"], ["c1", "second"]]);
    expect(new Set(calls.map(({ body }) => body!["client_message_id"])).size).toBe(2);
    expect(memory.conversation).toBe("c1");
    expect(memory.unsent).toBeUndefined();
  });

  test("sends a quick reply's value and shows its label", async () => {
    const { api, calls } = playing(answer("One."));
    const conversation = await opened(api);
    conversation.say("2", "2 High");
    expect(lines(await settled(conversation))).toContain("user: 2 High (sent)");
    expect(calls[0]!.body!["message"]).toBe("2");
  });

  test("takes one message at a time, none that is empty, none that is too long", async () => {
    const { api, calls } = playing(answer("One."));
    const conversation = await opened(api);
    expect(conversation.say(" \n ")).toBe(false);
    expect(conversation.say("x".repeat(LONGEST + 1))).toBe(false);
    expect(conversation.say(` ${"x".repeat(LONGEST)} `)).toBe(true);
    expect(conversation.say("too soon")).toBe(false);
    await settled(conversation);
    expect(calls.length).toBe(1);
  });

  test("retries a failed message under the same id, at the end", async () => {
    const { api, calls } = playing(new TypeError("offline"), answer("Two."), answer("One."));
    const conversation = await opened(api);
    conversation.say("first");
    const { entries } = await settled(conversation);
    expect(entries.at(-1)).toMatchObject({ delivery: { state: "failed", failure: { kind: "unreachable" } } });
    conversation.say("second");
    await settled(conversation);
    conversation.retry(entries.at(-1)!.id);
    expect(lines(await settled(conversation))).toEqual(["bot: Hello.", "user: second (sent)", "bot: Two.", "user: first (sent)", "bot: One."]);
    expect(calls[2]!.body).toEqual({ ...calls[0]!.body, conversation_id: "c1" });
  });

  test("begins another when the server has none such, and loses nothing", async () => {
    const { api, calls } = playing(json({ messages: [] }), json({ detail: "No such conversation." }, 404), answer("One."));
    const memory = remembering();
    memory.conversation = "gone";
    const conversation = await opened(api, memory);
    conversation.say("first");
    const { entries } = await settled(conversation);
    expect(lines(conversation.state)).toContain("user: first (failed)");
    conversation.retry(entries.at(-1)!.id);
    expect(lines(await settled(conversation))).toEqual(["bot: Hello.", "user: first (sent)", "bot: One."]);
    expect(calls.slice(1).map(({ body }) => body!["conversation_id"])).toEqual(["gone", null]);
    expect(memory.conversation).toBe("c1");
  });

  test("drops the answer to what was said before starting over", async () => {
    let late!: (response: Response) => void;
    const { api, calls } = playing(new Promise((resolve) => (late = resolve)), answer("New."));
    const memory = remembering();
    const conversation = await opened(api, memory);
    conversation.say("first");
    conversation.startOver();
    late(answer("Late."));
    conversation.say("second");
    expect(lines(await settled(conversation))).toEqual(["bot: Hello.", "user: second (sent)", "bot: New."]);
    expect(calls[1]!.body!["conversation_id"]).toBeNull();
  });

  test("tells its listeners once for all that happens at once", async () => {
    const { api } = playing(answer("One."));
    const conversation = await opened(api);
    await Promise.resolve();
    const seen: string[][] = [];
    conversation.subscribe((state) => seen.push(lines(state)));
    conversation.say("first");
    conversation.startOver();
    await Promise.resolve();
    expect(seen).toEqual([["bot: Hello."]]);
  });
});

describe("a conversation after a reload", () => {
  const said = (seq: number, sender: string, text: string, metadata: object = {}) => ({
    id: `s${seq}`,
    seq,
    sender,
    text,
    timestamp: "2026-11-22T10:00:00Z",
    metadata,
  });
  const STORED = {
    messages: [
      said(1, "user", "help"),
      said(2, "bot", "What's the priority?", { kind: "ask", quick_replies: [{ label: "2 High", value: "2" }] }),
      said(3, "user", "2"),
      said(4, "bot", "Created.", { kind: "answer", change_request: { number: "CHG0030001", state: "New", url: null }, quick_replies: [{ label: "Undo", value: "undo" }] }),
    ],
  };

  test("is all there, as it was shown", async () => {
    const memory = remembering();
    memory.conversation = "c1";
    const { state } = await opened(playing(json(STORED)).api, memory);
    expect(lines(state)).toEqual(["bot: Hello.", "user: help (sent)", "bot: What's the priority?", "user: 2 (sent)", "bot: Created."]);
    expect(state.entries.at(-1)).toMatchObject({
      id: "s4",
      live: false,
      reply: { change: { number: "CHG0030001" }, quickReplies: [{ label: "Undo", value: "undo" }] },
    });
  });

  test("leaves out what it cannot read", async () => {
    const memory = remembering();
    memory.conversation = "c1";
    const broken = { messages: [null, { id: "x", sender: "bot", text: "no time" }, { sender: "user", timestamp: "2026-11-22T10:00:00Z" }, said(2, "bot", "Still here.")] };
    expect(lines((await opened(playing(json(broken)).api, memory)).state)).toEqual(["bot: Hello.", "bot: Still here."]);
  });

  test.each([404, 401])("starts fresh on %i, and asks again next time as long as nothing was said", async (status) => {
    const memory = remembering();
    memory.conversation = "c1";
    const { api, calls } = playing(json({}, status), answer("One."));
    const conversation = await opened(api, memory);
    expect(lines(conversation.state)).toEqual(["bot: Hello."]);
    expect(memory.conversation).toBe("c1");
    conversation.say("first");
    await settled(conversation);
    expect(calls[1]!.body!["conversation_id"]).toBeNull();
  });

  test("is not given up while the server is away", async () => {
    const memory = remembering();
    memory.conversation = "c1";
    const { api } = playing(json({}, 503), json(STORED));
    const conversation = await opened(api, memory);
    expect(conversation.state.phase).toMatchObject({ name: "unrestored", failure: { status: 503 } });
    expect(conversation.say("too soon")).toBe(false);
    await conversation.open();
    expect(lines(conversation.state).at(-1)).toBe("bot: Created.");
  });

  test("takes in what was said of its own accord, once", async () => {
    const memory = remembering();
    memory.conversation = "c1";
    const told = { id: "s9", sender: "bot", text: "D-7 went through.", timestamp: "2030-11-23T12:00:00Z" };
    const news = { messages: [told] };
    const { api, calls } = playing(json(STORED), json(news), json(news), json({ messages: [] }, 503));
    const conversation = await opened(api, memory);
    const known = conversation.state.entries.length - 1;
    await conversation.refresh();
    expect(lines(conversation.state).at(-1)).toBe("bot: D-7 went through.");
    expect(conversation.state.entries.at(-1)).toMatchObject({ live: true });
    expect(calls[1]!.path).toContain(`?after=${known}`);
    await conversation.refresh();
    await conversation.refresh();
    expect(conversation.state.entries.length).toBe(known + 2);
    expect(calls[2]!.path).toContain(`?after=${known + 1}`);
  });

  test("offers what was under way again, and does not show twice what had arrived", async () => {
    const memory = remembering();
    const first = await opened(playing(new TypeError("the page goes away")).api, memory);
    first.say("2", "2 High");
    await settled(first);
    memory.conversation = "c1";

    const same = { conversation_id: "c1", message_id: "s4", bot_message: "Created." };
    const { api, calls } = playing(json(STORED), json(same));
    const conversation = await opened(api, memory);
    const left = conversation.state.entries.at(-1)!;
    expect(left).toMatchObject({ text: "2 High", delivery: { state: "failed", failure: { kind: "interrupted" } } });
    conversation.retry(left.id);
    expect(lines(await settled(conversation)).slice(-2)).toEqual(["user: 2 (sent)", "bot: Created."]);
    expect((conversation.state.entries).length).toBe(5);
    expect(calls[1]!.body).toEqual({ conversation_id: "c1", message: "2", client_message_id: left.id, ...locality() });
    expect(memory.unsent).toBeUndefined();
  });
});
