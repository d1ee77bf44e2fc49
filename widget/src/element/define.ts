/* SPDX-License-Identifier: Apache-2.0 */
import { createChat } from "../core/chat.ts";
import type { ChatOptions } from "../core/types.ts";
import { ChatElement } from "./ChatElement.ts";
import type { Mount } from "./ui.ts";

/** Makes `<parley-chat>` known to the page; `load` gives the panel, for a Parley at `base`. */
export function define(load: (base: string) => Mount | Promise<Mount>) {
  if (customElements.get("parley-chat")) return;
  customElements.define(
    "parley-chat",
    class extends ChatElement {
      protected override connect(options: ChatOptions) {
        return createChat(options);
      }

      protected override load(base: string) {
        return load(base);
      }
    },
  );
}
