/* SPDX-License-Identifier: Apache-2.0 */
import type { Heard, Said } from "../core/conversation.ts";
import { safeLink } from "../core/link.ts";
import type { Change, Reply } from "../core/reply.ts";
import { strings } from "../strings.ts";
import { explain } from "./explain.ts";
import { ChangeIcon, OpenIcon, RetryIcon } from "./icons.tsx";

interface SaidProps {
  readonly message: Said;
  readonly dated: boolean;
  readonly onRetry: () => void;
}

export function SaidMessage({ message, dated, onRetry }: SaidProps) {
  const { at, text, delivery } = message;
  return (
    <li data-from="user" data-delivery={delivery.state}>
      <div class="bubble">
        <span class="unseen">{strings.saidByUser} </span>
        <p dir="auto">{text}</p>
      </div>
      {delivery.state === "failed" && (
        <Problem summary={strings.notSent} reason={explain(delivery.failure)} onRetry={onRetry} />
      )}
      {delivery.state === "sent" && dated && <Time at={at} />}
    </li>
  );
}

export function HeardMessage({ message: { at, reply }, dated }: { message: Heard; dated: boolean }) {
  const remark = remarkOn(reply);
  return (
    <li data-from="bot" data-kind={reply.kind}>
      <div class="bubble">
        <span class="unseen">{strings.saidByBot} </span>
        {remark && <strong>{remark}</strong>}
        <p dir="auto">{reply.text}</p>
      </div>
      {reply.kind === "answer" && reply.change && <ChangeCard change={reply.change} />}
      {at && dated && <Time at={at} />}
    </li>
  );
}

/** What is said above a reply that is more than a sentence. */
function remarkOn(reply: Reply): string | undefined {
  switch (reply.kind) {
    case "answer":
    case "ask":
      return undefined;
    case "confirm":
      return strings.confirm;
    case "hand_off":
      return strings.handOff;
    case "failure":
      return strings.failure;
    default:
      return reply satisfies never;
  }
}

function ChangeCard({ change: { number, state, url } }: { change: Change }) {
  const link = safeLink(url, location.href);
  return (
    <section class="card" aria-label={`${strings.change} ${number}`}>
      <ChangeIcon />
      <div>
        <span class="label">{strings.change}</span>
        <b>{number}</b>
      </div>
      {state && (
        <span class="state">
          <span class="unseen">{strings.state}: </span>
          {state}
        </span>
      )}
      {link && (
        <a href={link} target="_blank" rel="noopener noreferrer" aria-label={strings.openChange(number)}>
          <OpenIcon />
        </a>
      )}
    </section>
  );
}

export function Problem(props: { summary: string; reason: string; onRetry: () => void }) {
  return (
    <div class="problem">
      <p>
        <b>{props.summary}</b> {props.reason}
      </p>
      <button type="button" onClick={props.onRetry}>
        <RetryIcon />
        {strings.retry}
      </button>
    </div>
  );
}

function Time({ at }: { at: Date }) {
  const day = at.toDateString() === new Date().toDateString() ? {} : ({ day: "numeric", month: "short" } as const);
  return (
    <time dateTime={at.toISOString()}>{at.toLocaleString([], { ...day, hour: "2-digit", minute: "2-digit" })}</time>
  );
}
