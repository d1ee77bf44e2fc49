/* SPDX-License-Identifier: Apache-2.0 */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";

export const HOOK_SECRET = "only-servicenow-knows";
const ASSESS = "-4";
let events = 0;

/** The ServiceNow inside a Parley that was started with `--sandbox`. */
export class ServiceNow {
  /** @param {string} parley */
  constructor(parley) {
    this.parley = parley;
  }

  /** Moves a change on to Assess, and tells Parley so. @param {string} number */
  async assess(number) {
    const table = "/sandbox/servicenow/api/now/table";
    const [change] = await this.#call("GET", `${table}/change_request?sysparm_query=number=${number}`);
    const [group] = await this.#call("GET", `${table}/sys_user_group?sysparm_limit=1`);
    const moved = { state: ASSESS, assignment_group: group.sys_id };
    await this.#call("PATCH", `/sandbox/servicenow/api/sn_chg_rest/change/${change.sys_id}`, moved);
    await this.#tell({ event_id: `e2e-${++events}`, table: "change_request", sys_id: change.sys_id, number, sys_mod_count: events });
  }

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async #call(method, path, body) {
    const headers = {
      Accept: "application/json",
      Authorization: `Basic ${Buffer.from("owner:owner").toString("base64")}`,
      "Content-Type": "application/json",
    };
    const answer = await fetch(this.parley + path, { method, headers, body: body ? JSON.stringify(body) : null });
    assert.equal(answer.status, 200, `${path}: ${await answer.clone().text()}`);
    return (await answer.json()).result;
  }

  /** @param {object} news */
  async #tell(news) {
    const body = JSON.stringify(news);
    const signature = `sha256=${createHmac("sha256", HOOK_SECRET).update(body).digest("hex")}`;
    const headers = { "Content-Type": "application/json", "X-Parley-Signature": signature };
    const answer = await fetch(`${this.parley}/api/hooks/servicenow/`, { method: "POST", headers, body });
    assert.equal(answer.status, 202);
  }
}
