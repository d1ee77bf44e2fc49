/* SPDX-License-Identifier: Apache-2.0 */
import { isRefused } from "./http.ts";
import type { Ride } from "./ride.ts";
import { framesIn, newsPath } from "./routes.ts";

/** Asks again and again, as long as somebody looks. */
export const poll: Ride = async (ground, { riding: { signal }, up, rest }) => {
  const session = ground.session!;
  while (!signal.aborted) {
    for (const [conversation, after] of session.company.wants()) {
      const news = await ground.http.call(newsPath(ground.options.mode, conversation, after), { signal });
      if (signal.aborted) return undefined;
      if (news.ok) framesIn(conversation, news.value).forEach((frame) => session.tell({ frame }));
      else if (isRefused(news.failure, 404)) session.tell({ frame: { type: "erased", conversation_id: conversation } });
      else return news.failure;
    }
    up(true);
    await rest(session.company.isWatched() ? ground.interval : undefined);
  }
  return undefined;
};
