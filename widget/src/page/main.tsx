/* SPDX-License-Identifier: Apache-2.0 */
import { render } from "preact";
import "../element/index.ts";
import { App } from "./App.tsx";
import { PageApi } from "./api.ts";
import { Zone } from "./calendar/zone.ts";
import { speak } from "./languages/index.ts";
import { Place } from "./place.ts";
import type { Companion } from "./surroundings.ts";
import { Times } from "./times.ts";

const language = speak(...navigator.languages);
const zone = new Zone();

const times = new Times(language.tag, zone);
const place = new Place();

const companion = document.createElement("parley-chat") as Companion;
const attributes = { mode: "assistant", display: "page", lang: times.tag };
for (const [name, value] of Object.entries(attributes)) companion.setAttribute(name, value);
if (place.route.view === "conversation" && place.route.id) companion.setAttribute("conversation-id", place.route.id);

document.documentElement.lang = language.tag;
document.documentElement.dir = language.strings.direction;

render(
  <App around={{ api: new PageApi(), place, language, zone, times, companion }} />,
  document.getElementById("parley")!,
);
