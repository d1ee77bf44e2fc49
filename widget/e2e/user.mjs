/* SPDX-License-Identifier: Apache-2.0 */
import { createHmac } from "node:crypto";

export const SECRET = "a secret of these tests alone, long enough";

/** @typedef {{ id: string, seq: number, sender: string, text: string, feedback?: string, client_message_id?: string }} Message */

/** Somebody whom the page's own system has signed in, and what Parley's log has of them. */
export class User {
  #base;

  /** @param {() => string} base of Parley itself, not of a way to it @param {string} name */
  constructor(base, name) {
    this.#base = base;
    this.name = name;
    this.token = token(name);
  }

  /** The conversations with the customer bot, the newest first. @returns {Promise<{ id: string }[]>} */
  async conversations(bot = "chatbot") {
    return (await this.#get(`/api/${bot}/conversations/`)).results;
  }

  /** The log of the only conversation, or of this one. @returns {Promise<Message[]>} */
  async log(conversation = "") {
    const all = conversation ? [{ id: conversation }] : await this.conversations();
    if (all.length !== 1) throw new Error(`${this.name} has ${all.length} conversations`);
    return this.#get(`/api/chatbot/conversations/${all[0]?.id}/messages/`);
  }

  /** @param {string} path @returns {Promise<any>} */
  async #get(path) {
    const answer = await fetch(this.#base() + path, { headers: { Authorization: `Bearer ${this.token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}

/** A JWT (RFC 7519) that counts for an hour, signed with the secret. @param {string} name */
export function token(name) {
  const claims = { sub: name, name, exp: Math.floor(Date.now() / 1000) + 3600 };
  const part = (/** @type {object} */ json) => Buffer.from(JSON.stringify(json)).toString("base64url");
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${createHmac("sha256", SECRET).update(signed).digest("base64url")}`;
}
