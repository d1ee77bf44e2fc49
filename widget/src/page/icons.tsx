/* SPDX-License-Identifier: Apache-2.0 */
import type { ComponentChildren } from "preact";

function Icon({ children, kind = "icon" }: { children: ComponentChildren; kind?: string }) {
  return (
    <svg class={kind} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** The name's own: a bubble with two lines. */
export const ParleyIcon = () => (
  <Icon kind="icon logo">
    <path class="solid" d="M6 2h12a4.5 4.5 0 0 1 4.5 4.5v6.7a4.5 4.5 0 0 1-4.5 4.5h-6L7 21.7a.7.7 0 0 1-1.1-.6v-3.4A4.5 4.5 0 0 1 1.5 13.200V6.500A4.5 4.5 0 0 1 6 2Z" />
    <path class="ink" d="M6.7 7.600h10.600M6.7 12.100h6" />
  </Icon>
);

export const PlusIcon = () => (
  <Icon>
    <path d="M12 5v14M5 12h14" />
  </Icon>
);

export const TalkIcon = () => (
  <Icon>
    <path d="M6.5 4h11A2.5 2.5 0 0 1 20 6.500v7a2.5 2.5 0 0 1-2.5 2.500H12l-4.5 4v-4h-1A2.5 2.5 0 0 1 4 13.500v-7A2.5 2.5 0 0 1 6.5 4Z" />
  </Icon>
);

export const ListIcon = () => (
  <Icon>
    <path d="M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01" />
  </Icon>
);

export const CalendarIcon = () => (
  <Icon>
    <path d="M6 5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2ZM4 10h16M8 3v4M16 3v4" />
  </Icon>
);

export const MenuIcon = () => (
  <Icon>
    <path d="M4 7h16M4 12h16M4 17h16" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m6 6 12 12M18 6 6 18" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <path d="M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.5 15.5 20 20" />
  </Icon>
);

export const EraseIcon = () => (
  <Icon>
    <path d="M5 7h14M10 4h4M7 7l.8 11.500A1.5 1.5 0 0 0 9.3 20h5.400a1.5 1.5 0 0 0 1.5-1.500L17 7M10.5 11v5M13.5 11v5" />
  </Icon>
);

/** Points back, in the direction of reading. */
export const BackIcon = () => (
  <Icon kind="icon directed">
    <path d="m14 6-6 6 6 6" />
  </Icon>
);

export const ForthIcon = () => (
  <Icon kind="icon directed">
    <path d="m10 6 6 6-6 6" />
  </Icon>
);

export const OpenIcon = () => (
  <Icon>
    <path d="M14 5h5v5M19 5l-8 8M17 14v4a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h4" />
  </Icon>
);

/** Sorted: down, up; both where it could be. */
export const OrderIcon = ({ order }: { order: "ascending" | "descending" | "none" }) => (
  <Icon kind="icon small">
    {order !== "descending" && <path d="m8 10 4-4 4 4" />}
    {order !== "ascending" && <path d="m8 14 4 4 4-4" />}
  </Icon>
);

/** Two things in one place: known by its shape, in any colour. */
export const ClashIcon = () => (
  <Icon kind="icon clash-icon">
    <path d="M12 4 21 19.500H3ZM12 10v4.500M12 17.200v.01" />
  </Icon>
);
