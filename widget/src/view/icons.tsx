/* SPDX-License-Identifier: Apache-2.0 */
import type { ComponentChildren } from "preact";

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const BubbleIcon = () => (
  <Icon>
    <path class="solid" d="M6 2h12a4.5 4.5 0 0 1 4.5 4.5v6.7a4.5 4.5 0 0 1-4.5 4.5h-6L7 21.7a.7.7 0 0 1-1.1-.6v-3.4A4.5 4.5 0 0 1 1.5 13.2V6.5A4.5 4.5 0 0 1 6 2Z" />
    <path class="ink" d="M6.7 7.6h10.6M6.7 12.1h6" />
  </Icon>
);

export const NewIcon = () => (
  <Icon>
    <path d="M12 5v14M5 12h14" />
  </Icon>
);

export const SendIcon = () => (
  <Icon>
    <path d="M12 19V5m-6 6 6-6 6 6" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="M12 5v14m6-6-6 6-6-6" />
  </Icon>
);

export const RetryIcon = () => (
  <Icon>
    <path d="M20 5v5h-5M19.5 10A8 8 0 1 0 20 14" />
  </Icon>
);

export const ChangeIcon = () => (
  <Icon>
    <path d="M9 4H6.5a1.5 1.5 0 0 0-1.5 1.5v14A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5v-14A1.5 1.5 0 0 0 17.5 4H15M9 3h6v3H9zM9 13.5l2.200 2.200 4-4.400" />
  </Icon>
);

export const OpenIcon = () => (
  <Icon>
    <path d="M14 5h5v5M19 5l-8 8M17 14v4a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h4" />
  </Icon>
);
