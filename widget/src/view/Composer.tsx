/* SPDX-License-Identifier: Apache-2.0 */
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { LONGEST } from "../core/conversation.ts";
import { strings } from "../strings.ts";
import { SendIcon } from "./icons.tsx";

/** From here on the composer counts. */
const NEARLY = LONGEST - 400;

interface Props {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly ready: boolean;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly onSend: (text: string) => boolean;
}

export function Composer({ input, ready, draft, onDraft, onSend }: Props) {
  const [text, setText] = useState(draft);
  const length = text.trim().length;
  const over = length - LONGEST;

  const write = (next: string) => {
    setText(next);
    onDraft(next);
  };
  const send = () => {
    if (onSend(text)) write("");
    input.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="box">
        <label class="unseen" for="message">
          {strings.message}
        </label>
        <textarea
          id="message"
          ref={input}
          dir="auto"
          rows={Math.min(6, text.split("\n").length)}
          value={text}
          placeholder={strings.placeholder}
          enterkeyhint="send"
          aria-describedby="hint length"
          aria-invalid={over > 0}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" aria-label={strings.send} aria-disabled={!ready || length === 0 || over > 0}>
          <SendIcon />
        </button>
      </div>
      <p class="notes">
        <span id="hint">{strings.hint}</span>
        <span id="length" class="length" role="status" data-over={over > 0}>
          {over > 0 ? strings.tooLong(over) : length > NEARLY ? strings.length(length, LONGEST) : ""}
        </span>
      </p>
    </form>
  );
}
