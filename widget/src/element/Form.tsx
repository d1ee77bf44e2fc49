/* SPDX-License-Identifier: Apache-2.0 */
import { Component, createRef } from "preact";
import type { Field, Form } from "../core/types.ts";
import { toLocal, zone } from "./dates.ts";
import { read } from "./form.ts";
import { Reference, type Written } from "./Reference.tsx";
import type { Ui } from "./ui.ts";

/** Up to here choices are all in sight. */
const IN_SIGHT = 6;

interface Props {
  readonly ui: Ui;
  readonly form: Form;
}

/** What is wrong, by field name. */
type Problems = Readonly<Record<string, string | undefined>>;

/** The questions that are open, to be answered at once; typing an answer works just as well. */
export class FormView extends Component<Props, Problems> {
  readonly #form = createRef<HTMLFormElement>();

  constructor(props: Props) {
    super(props);
    this.state = Object.fromEntries(props.form.fields.map(({ name, problem }) => [name, problem]));
  }

  /** Refused by the server: goes back to where it can be mended, unless the user is elsewhere or writes already. */
  override componentDidMount() {
    const focused = (this.#form.current!.getRootNode() as Document).activeElement;
    if (focused?.id === "message" && !this.props.ui.chat.state.draft) this.#toProblem();
  }

  readonly #toProblem = () => this.#form.current!.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    const { ui, form } = this.props;
    const inputs = this.#form.current!;
    const data = new FormData(inputs);
    const problems: Record<string, string | undefined> = {};
    const values: Record<string, string> = {};
    const lines: string[] = [];
    for (const field of form.fields) {
      const { name } = field;
      const input = inputs.elements.namedItem(name);
      const picked = input instanceof HTMLInputElement ? input.dataset["label"] : undefined;
      const { problem, value, label } = read(field, String(data.get(name) ?? ""), picked, ui);
      problems[name] = problem;
      if (!value) continue;
      values[name] = value;
      lines.push(form.fields.length > 1 ? `${field.label}: ${label}` : label);
    }
    if (Object.values(problems).some(Boolean)) {
      this.setState(problems, this.#toProblem);
    } else {
      ui.chat.fill(values, lines.join("\n"));
      ui.goOn();
    }
  };

  override render({ ui, form: { fields } }: Props, problems: Problems) {
    return (
      <form class="card" part="form" noValidate aria-label={ui.s.form} ref={this.#form} onSubmit={this.#onSubmit}>
        {fields.map((field) => (
          <FieldView ui={ui} field={field} problem={problems[field.name]} />
        ))}
        <div class="head">
          <small>{ui.s.orType}</small>
          <button type="submit" class="primary">
            {ui.s.send}
          </button>
        </div>
      </form>
    );
  }
}

interface FieldProps {
  readonly ui: Ui;
  readonly field: Field;
  readonly problem: string | undefined;
}

function FieldView({ ui, field, problem }: FieldProps) {
  const { name, type, options, label, required, maxLength, value = "", search } = field;
  const id = `field-${name}`;
  const marks = {
    name,
    "aria-invalid": !!problem,
    "aria-required": required,
    "aria-describedby": `${id}-problem`,
  };
  const written: Written = { ...marks, id, dir: "auto", defaultValue: value, ...(maxLength > 0 && { maxLength }) };
  const title = [label, !required && <small> ({ui.s.optional})</small>];
  const wrong = (
    <p class="wrong" id={`${id}-problem`}>
      {problem}
    </p>
  );
  if (type === "choice" && options.length <= IN_SIGHT) {
    return (
      <fieldset>
        <legend>{title}</legend>
        {options.map((option, index) => (
          <label class="option">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              aria-invalid={!!problem && !index}
              aria-describedby={`${id}-problem`}
            />
            <span dir="auto">{option.label}</span>
          </label>
        ))}
        {wrong}
      </fieldset>
    );
  }
  return (
    <div>
      <label for={id}>{title}</label>
      {type === "choice" ? (
        <select {...marks} id={id}>
          <option value="">{ui.s.choose}</option>
          {options.map((option) => (
            <option value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : type === "long_text" ? (
        <textarea {...written} rows={3} />
      ) : type === "date_time" ? (
        <>
          <input
            {...written}
            type="datetime-local"
            defaultValue={toLocal(value)}
            aria-describedby={`${id}-problem ${id}-zone`}
          />
          <small id={`${id}-zone`}>{zone()}</small>
        </>
      ) : search ? (
        <Reference ui={ui} field={field} written={written} />
      ) : (
        <input {...written} inputMode={type === "number" ? "decimal" : undefined} />
      )}
      {wrong}
    </div>
  );
}
