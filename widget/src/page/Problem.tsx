/* SPDX-License-Identifier: Apache-2.0 */
import type { Failure } from "../core/types.ts";
import { within } from "../languages/format.ts";
import type { Language } from "./languages/index.ts";
import { useSurroundings } from "./surroundings.ts";

/** What went wrong, and what can be done about it. */
export function Problem({ failure, retry }: { failure: Failure; retry: () => void }) {
  const { language } = useSurroundings();
  const { strings } = language;
  const isSignedOut = failure.kind === "refused" && failure.status === 401;
  return (
    <div class="problem" role="alert">
      <p>{isSignedOut ? strings.signedOut : explain(failure, language)}</p>
      {isSignedOut ? (
        <a class="button" href={`/sign-in/?${new URLSearchParams({ next: location.pathname + location.search })}`}>
          {strings.signIn}
        </a>
      ) : (
        <button type="button" class="button" onClick={retry}>
          {strings.retry}
        </button>
      )}
    </div>
  );
}

function explain(failure: Failure, { tag, strings }: Language): string {
  if (failure.kind !== "refused") return failure.kind === "unreadable" ? strings.unreadable : strings.unreachable;
  const reason = failure.detail ?? strings.refused(failure.status);
  const { retryAfter } = failure;
  if (retryAfter === undefined || reason.includes(String(retryAfter))) return reason;
  return `${reason} ${strings.tryAgain(within(tag, retryAfter))}`;
}
