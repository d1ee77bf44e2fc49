/* SPDX-License-Identifier: Apache-2.0 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Failure, Summary } from "../../core/types.ts";
import { Problem } from "../Problem.tsx";
import { useStrings, useSurroundings } from "../surroundings.ts";

interface Props {
  readonly conversation: Summary;
  readonly onClose: (isErased: boolean) => void;
}

export function EraseDialog({ conversation: { id, lastMessage }, onClose }: Props) {
  const strings = useStrings();
  const { chat } = useSurroundings().companion;
  const dialog = useRef<HTMLDialogElement>(null);
  const isErased = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  useLayoutEffect(() => dialog.current!.showModal(), []);

  const erase = async () => {
    setBusy(true);
    const result = await chat.erase(id);
    setBusy(false);
    if (!result.ok) return setFailure(result.failure);
    isErased.current = true;
    dialog.current?.close();
  };

  return (
    <dialog
      class="question"
      ref={dialog}
      aria-labelledby="erase-question"
      aria-describedby="erase-hint"
      onClose={() => onClose(isErased.current)}
    >
      <h2 id="erase-question">{strings.eraseQuestion}</h2>
      {lastMessage && (
        <blockquote dir="auto">
          <p>{lastMessage}</p>
        </blockquote>
      )}
      <p id="erase-hint">{strings.eraseHint}</p>
      {failure && <Problem failure={failure} retry={() => void erase()} />}
      <div class="buttons">
        <button type="button" class="button" autofocus onClick={() => dialog.current!.close()}>
          {strings.cancel}
        </button>
        <button type="button" class="button grave" disabled={isBusy} onClick={() => void erase()}>
          {strings.erase}
        </button>
      </div>
    </dialog>
  );
}
