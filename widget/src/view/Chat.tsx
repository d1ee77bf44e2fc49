/* SPDX-License-Identifier: Apache-2.0 */
import { useEffect, useRef } from "preact/hooks";
import type { Conversation, State } from "../core/conversation.ts";
import type { Memory } from "../core/memory.ts";
import { strings } from "../strings.ts";
import { Composer } from "./Composer.tsx";
import { explain } from "./explain.ts";
import { BubbleIcon, NewIcon } from "./icons.tsx";
import { Transcript } from "./Transcript.tsx";

/** How often to ask whether Parley has said something of its own accord, in milliseconds. */
const NEWS_EVERY = 5_000;

export function Chat({ conversation, memory }: { conversation: Conversation; memory: Memory }) {
  const { state } = conversation;
  const composer = useRef<HTMLTextAreaElement>(null);
  const log = useRef<HTMLDivElement>(null);

  /** The control that was used may be gone then: goes on at the composer, or at the log so as to call up no keyboard. */
  const act = (action: () => void) => {
    action();
    (matchMedia("(pointer: coarse)").matches ? log : composer).current?.focus({ preventScroll: true });
  };

  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) composer.current?.focus();
  }, []);

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void conversation.refresh();
    }, NEWS_EVERY);
    return () => clearInterval(timer);
  }, [conversation]);

  return (
    <div class="chat">
      <header class="bar">
        <BubbleIcon />
        <h1>{strings.name}</h1>
        <p>{strings.role}</p>
        <button type="button" class="new" aria-label={strings.newConversation} onClick={() => act(() => conversation.startOver())}>
          <NewIcon />
          <span>{strings.newConversation}</span>
        </button>
      </header>
      <main>
        <Transcript
          state={state}
          log={log}
          onChoose={({ value, label }) => act(() => conversation.say(value, label))}
          onRetry={(id) => act(() => conversation.retry(id))}
          onReopen={() => act(() => void conversation.open())}
        />
        <Composer
          input={composer}
          ready={state.phase.name === "ready"}
          draft={memory.draft}
          onDraft={(text) => (memory.draft = text)}
          onSend={(text) => conversation.say(text)}
        />
      </main>
      <Announcer state={state} />
    </div>
  );
}

/** Says aloud, once, what is new: the transcript itself is silent, so that a restored conversation is not read out. */
function Announcer({ state }: { state: State }) {
  const news = announcement(state);
  return (
    <div class="unseen" role="status" aria-live="polite">
      {news && <p key={news.id}>{news.text}</p>}
    </div>
  );
}

function announcement({ phase, entries }: State): { id: string; text: string } | undefined {
  if (phase.name === "unrestored") return { id: "unrestored", text: `${strings.notOpened} ${explain(phase.failure)}` };
  const last = entries.at(-1);
  if (last?.from === "bot") return last.live ? { id: last.id, text: last.reply.text } : undefined;
  if (last?.delivery.state !== "failed") return undefined;
  return { id: last.id, text: `${strings.notSent} ${explain(last.delivery.failure)}` };
}
