/* SPDX-License-Identifier: Apache-2.0 */
import type { Mount } from "./ui.ts";

/** Of the panel that was built with this script: whoever checks the one has checked the other. Given by the build. */
declare const PANEL_INTEGRITY: string;

/** Beside the script, as long as it is known where that is. */
const beside = (document.currentScript as HTMLScriptElement | null)?.src;

let panel: Promise<Mount> | undefined;
let failures = 0;

/** The panel, fetched once; what failed is fetched again when it is asked for again. Rejects if it cannot be had unaltered. */
export function loadPanel(base: string): Promise<Mount> {
  panel ??= fetchPanel(new URL(base + "/", document.baseURI).href).catch((failure: unknown) => {
    panel = undefined;
    failures++;
    throw failure;
  });
  return panel;
}

async function fetchPanel(parley: string): Promise<Mount> {
  // another name for another content, so that caches mix up no versions; and for another try, as browsers remember failures
  const version = PANEL_INTEGRITY.replace(/\W/g, "").slice(6, 14);
  const { href } = new URL(`parley-chat-panel.js?${version}${failures || ""}`, beside || parley);
  const link = document.createElement("link");
  try {
    // an import alone checks nothing; it takes what was preloaded, and is not tried without that
    await new Promise((loaded, failed) => {
      Object.assign(link, { rel: "modulepreload", crossOrigin: "anonymous", integrity: PANEL_INTEGRITY, href });
      link.onload = loaded;
      link.onerror = failed;
      document.head.append(link);
    });
  } finally {
    link.remove();
  }
  const { mount } = (await import(/* @vite-ignore */ href)) as { mount: Mount };
  return mount;
}
