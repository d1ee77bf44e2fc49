/* SPDX-License-Identifier: Apache-2.0 */
import { Component } from "preact";
import type { Candidate, Field } from "../core/types.ts";
import type { Ui } from "./ui.ts";

/** How long the user has not typed when values are looked up, in milliseconds. */
const PAUSE = 200;

/** What every field that is written into has. */
export interface Written {
  readonly id: string;
  readonly name: string;
  readonly dir: "auto";
  readonly defaultValue: string;
  readonly maxLength?: number;
  readonly "aria-invalid": boolean;
  readonly "aria-required": boolean;
  readonly "aria-describedby": string;
}

interface Props {
  readonly ui: Ui;
  readonly field: Field;
  readonly written: Written;
}

interface Shown {
  readonly text: string;
  readonly picked?: Candidate | undefined;
  readonly found: readonly Candidate[];
  /** Which of `found` the keys are at; -1 for none. */
  readonly active: number;
}

/** A combobox with a list of what fits; what is typed counts if nothing is picked. */
export class Reference extends Component<Props, Shown> {
  override state: Shown = { text: this.props.written.defaultValue, found: [], active: -1 };
  #timer: ReturnType<typeof setTimeout> | undefined;

  override componentWillUnmount() {
    this.#show([]);
  }

  /** Shows these, whatever is still being looked up. */
  #show(found: readonly Candidate[]) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.setState({ found, active: -1 });
  }

  #look(typed: string) {
    clearTimeout(this.#timer);
    const { ui, field } = this.props;
    const mine = (this.#timer = setTimeout(async () => {
      const found = await ui.chat.candidates(field, typed);
      if (mine !== this.#timer) return;
      this.#show(found);
      ui.announce(ui.s.results(found.length));
    }, PAUSE));
  }

  #pick(picked: Candidate) {
    this.setState({ picked, text: picked.label });
    this.#show([]);
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    const { key, isComposing } = event;
    const { text, found, active } = this.state;
    const { length } = found;
    if (isComposing) return;
    if (key === "ArrowDown") length ? this.setState({ active: (active + 1) % length }) : this.#look(text);
    else if (key === "ArrowUp" && length) this.setState({ active: (active < 1 ? length : active) - 1 });
    else if (key === "Enter" && found[active]) this.#pick(found[active]);
    else if (key === "Escape" && length) this.#show([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  override render({ field, written: { id, name, defaultValue: _, ...rest } }: Props, { text, picked, found, active }: Shown) {
    return (
      <>
        <input
          {...rest}
          id={id}
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
          value={text}
          onInput={({ currentTarget: { value } }) => {
            this.setState({ text: value, picked: undefined });
            value.trim() ? this.#look(value) : this.#show([]);
          }}
          onKeyDown={this.#onKeyDown}
          onBlur={() => this.#show([])}
        />
        <input type="hidden" name={name} value={picked?.value ?? text} data-label={picked?.label} />
        <ul role="listbox" id={`${id}-list`} aria-label={field.label} hidden={!found.length}>
          {found.map((candidate, index) => (
            <li
              role="option"
              id={`${id}-${index}`}
              aria-selected={index === active}
              dir="auto"
              onMouseDown={(event) => {
                // keeps the focus in the field
                event.preventDefault();
                this.#pick(candidate);
              }}
            >
              {candidate.label}
            </li>
          ))}
        </ul>
      </>
    );
  }
}
