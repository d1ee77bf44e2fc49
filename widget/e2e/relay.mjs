/* SPDX-License-Identifier: Apache-2.0 */
import { setTimeout as after } from "node:timers/promises";
import { frames } from "./frames.mjs";

/**
 * What becomes of something that is said, over HTTP or over a socket:
 * `lost` never arrives; `unanswered` arrives, and nothing comes back; `acknowledged` is told to be stored where the
 * socket tells, and the answer is lost; `half` of the answer comes back; each time the connection breaks then.
 * `late` takes `ms` longer.
 *
 * @typedef {{ kind: "lost" | "unanswered" | "acknowledged" | "half" } | { kind: "late", ms: number }} Fate
 */

/**
 * Carries what a socket brings there and back.
 *
 * @param {import("node:net").Socket} client
 * @param {import("node:net").Socket} server
 * @param {() => Fate | undefined} next what becomes of what is said now
 */
export function relay(client, server, next) {
  const texts = frames();
  let fate = /** @type {Fate | undefined} */ (undefined);
  let sent = Promise.resolve();
  client.on("data", (some) => {
    for (const text of texts(some)) if (isSaid(text)) fate = next() ?? fate;
    if (fate?.kind === "lost") return void client.resetAndDestroy();
    const wait = fate?.kind === "late" ? fate.ms : 0;
    if (wait > 0) fate = undefined;
    sent = sent.then(() => (wait > 0 ? after(wait) : undefined)).then(() => void (server.destroyed || server.write(some)));
  });
  server.on("data", (some) => {
    const isAnswer = some.includes('"bot_message"');
    if (fate?.kind === "half" && isAnswer) client.write(some.subarray(0, some.length / 2), () => client.resetAndDestroy());
    else if (fate && isAnswer) client.resetAndDestroy();
    else if (fate?.kind !== "unanswered") client.write(some);
  });
}

/** A broken answer. @param {import("node:http").IncomingMessage} answer @param {import("node:http").ServerResponse} response @param {Fate} fate */
export async function breakOff(answer, response, fate) {
  const body = await read(answer).catch(() => Buffer.alloc(0));
  if (fate.kind !== "half") return void response.socket?.resetAndDestroy();
  const { "transfer-encoding": _, ...headers } = answer.headers;
  response.writeHead(answer.statusCode ?? 502, { ...headers, "content-length": body.length });
  response.write(body.subarray(0, body.length / 2), () => response.socket?.destroy());
}

/** @param {string} text */
function isSaid(text) {
  return text.includes('"user_message"');
}

/** The request as it came, but for compression: what goes over the socket shall be read here. @param {import("node:http").IncomingMessage} request */
export function handshake({ method, url, rawHeaders }) {
  let head = `${method} ${url} HTTP/1.1\r\n`;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.toLowerCase() !== "sec-websocket-extensions") head += `${rawHeaders[i]}: ${rawHeaders[i + 1]}\r\n`;
  }
  return `${head}\r\n`;
}

/** @param {NodeJS.ReadableStream} from */
export async function read(from) {
  const parts = [];
  for await (const part of from) parts.push(/** @type {Buffer} */ (part));
  return Buffer.concat(parts);
}
