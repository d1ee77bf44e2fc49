/* SPDX-License-Identifier: Apache-2.0 */
import { send } from "./icons.tsx";
import type { Ui } from "./ui.ts";

/** What the API takes, in characters; and from where the composer counts. */
const LONGEST = 4_000;
const NEARLY = 3_600;

/** Where the user writes, at any time: what cannot go yet waits. */
export function Composer({ ui: { chat, s, tag, goOn }, draft }: { ui: Ui; draft: string }) {
  const length = draft.trim().length;
  const over = length - LONGEST;
  const count = (number: number) => number.toLocaleString(tag);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (chat.say(chat.state.draft)) chat.setDraft("");
    goOn();
  };
  return (
    <form class="composer" part="composer" onSubmit={onSubmit}>
      <textarea
        id="message"
        aria-label={s.message}
        dir="auto"
        rows={1}
        value={draft}
        placeholder={s.message}
        enterkeyhint="send"
        aria-describedby="hint length"
        aria-invalid={over > 0}
        onInput={(event) => {
          chat.setDraft(event.currentTarget.value);
          chat.typing();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.isComposing) onSubmit(event);
        }}
      />
      <button type="submit" class="primary round" aria-label={s.send} aria-disabled={!length || over > 0}>
        {send()}
      </button>
      <span class="unseen" id="hint">
        {s.hint}
      </span>
      <small id="length" role="status">
        {over > 0 ? s.tooLong(over) : length > NEARLY && `${count(length)} / ${count(LONGEST)}`}
      </small>
    </form>
  );
}
