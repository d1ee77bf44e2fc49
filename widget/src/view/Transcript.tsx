/* SPDX-License-Identifier: Apache-2.0 */
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Entry, State } from "../core/conversation.ts";
import type { QuickReply } from "../core/reply.ts";
import { strings } from "../strings.ts";
import { explain } from "./explain.ts";
import { DownIcon } from "./icons.tsx";
import { HeardMessage, Problem, SaidMessage } from "./Message.tsx";

interface Props {
  readonly state: State;
  readonly log: RefObject<HTMLDivElement | null>;
  readonly onChoose: (choice: QuickReply) => void;
  readonly onRetry: (id: string) => void;
  readonly onReopen: () => void;
}

export function Transcript({ state: { phase, entries }, log, onChoose, onRetry, onReopen }: Props) {
  const last = entries.at(-1);
  const { list, atEnd, onScroll, toEnd } = useStickToEnd(log);
  const choices = phase.name === "ready" && last?.from === "bot" ? last.reply.quickReplies : [];

  useLayoutEffect(() => {
    if (last?.from === "user") toEnd();
  }, [last]);

  return (
    <div class="transcript">
      <div class="log" role="log" aria-live="off" aria-label={strings.conversation} tabIndex={0} ref={log} onScroll={onScroll}>
        <div class="page" ref={list}>
          <ol>
            {entries.map((entry, index) => {
              const dated = !sameMinute(entry, entries[index + 1]);
              return entry.from === "bot" ? (
                <HeardMessage key={entry.id} message={entry} dated={dated} />
              ) : (
                <SaidMessage key={entry.id} message={entry} dated={dated} onRetry={() => onRetry(entry.id)} />
              );
            })}
          </ol>
          <Typing hidden={phase.name !== "waiting"} />
          <Choices choices={choices} onChoose={onChoose} />
          {phase.name === "restoring" && <p class="restoring">{strings.restoring}</p>}
          {phase.name === "unrestored" && (
            <Problem summary={strings.notOpened} reason={explain(phase.failure)} onRetry={onReopen} />
          )}
        </div>
      </div>
      <button type="button" class="latest" aria-label={strings.latest} hidden={atEnd} onClick={toEnd}>
        <DownIcon />
      </button>
    </div>
  );
}

/** The time stands once, below the last message of its minute. */
function sameMinute(one: Entry, next: Entry | undefined): boolean {
  return !!one.at && !!next?.at && Math.floor(+one.at / 60_000) === Math.floor(+next.at / 60_000);
}

function Typing({ hidden }: { hidden: boolean }) {
  return (
    <p class="typing" role="img" aria-label={strings.typing} hidden={hidden}>
      <span />
      <span />
      <span />
    </p>
  );
}

function Choices({ choices, onChoose }: { choices: readonly QuickReply[]; onChoose: (choice: QuickReply) => void }) {
  return (
    <div class="choices" role="group" aria-label={strings.choices} hidden={choices.length === 0}>
      {choices.map((choice) => (
        <button type="button" key={choice.value} dir="auto" onClick={() => onChoose(choice)}>
          {choice.label}
        </button>
      ))}
    </div>
  );
}

/** Keeps the end in view as long as it is in view; who reads further up stays there. */
function useStickToEnd(log: RefObject<HTMLDivElement | null>) {
  const list = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const [atEnd, setAtEnd] = useState(true);

  const onScroll = () => {
    const { scrollHeight, scrollTop, clientHeight } = log.current!;
    sticks.current = scrollHeight - scrollTop - clientHeight < 48;
    setAtEnd(sticks.current);
  };
  const toEnd = () => {
    sticks.current = true;
    log.current!.scrollTop = log.current!.scrollHeight;
  };
  useEffect(() => {
    const resized = new ResizeObserver(() => sticks.current && toEnd());
    resized.observe(log.current!);
    resized.observe(list.current!);
    return () => resized.disconnect();
  }, []);

  return { list, atEnd, onScroll, toEnd };
}
