/* SPDX-License-Identifier: Apache-2.0 */
import { render } from "preact";
import { ChatApi } from "./core/api.ts";
import { Conversation } from "./core/conversation.ts";
import { Memory } from "./core/memory.ts";
import { strings } from "./strings.ts";
import { Chat } from "./view/Chat.tsx";

const memory = new Memory(
  () => localStorage,
  () => sessionStorage,
);
const conversation = new Conversation(new ChatApi(), memory, {
  kind: "answer",
  text: strings.greeting,
  quickReplies: strings.suggestions,
  change: undefined,
});
const page = document.getElementById("parley")!;
const show = () => render(<Chat conversation={conversation} memory={memory} />, page);

show();
conversation.subscribe(show);
void conversation.open();
