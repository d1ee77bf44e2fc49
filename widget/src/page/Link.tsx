/* SPDX-License-Identifier: Apache-2.0 */
import type { ComponentChildren } from "preact";
import { writeRoute, type Route } from "./routes.ts";
import { useSurroundings } from "./surroundings.ts";

interface Props {
  readonly to: Route;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly label?: string;
  readonly current?: boolean;
  readonly tabIndex?: number;
  readonly title?: string;
}

/** A link within the page: a real one, which another tab can open, and which needs no reload in this. */
export function Link({ to, children, label, current, ...rest }: Props) {
  const { place } = useSurroundings();
  return (
    <a
      {...rest}
      href={writeRoute(to)}
      aria-label={label}
      aria-current={current ? "page" : undefined}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        place.go(to);
      }}
    >
      {children}
    </a>
  );
}
