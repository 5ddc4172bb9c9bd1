import { type Html, type HtmlPart, html } from "../../../../shared/domain/values/html.ts";
import type { FieldProblem } from "../reply.ts";

export type FormState = {
  /** What has been sent, to be shown again. */
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
};

export const emptyForm: FormState = { values: {}, problems: [] };

/** Above a form that was refused: how many fields are wrong, each with a way to it. */
export function problemSummary({ problems }: FormState, prefix: string): Html | undefined {
  if (problems.length === 0) return undefined;
  const links = problems.map(
    ({ pointer, detail }) =>
      html`<li><a href="#${prefix}-${fieldNameOf(pointer)}">${detail}</a></li>`,
  );
  return html`<div class="notice ko" role="alert"><h2>Correggere i dati indicati</h2>
<ul>${links}</ul></div>`;
}

type TextField = {
  readonly prefix: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly inputMode?: "numeric" | "decimal" | "text" | "email";
  readonly type?: "text" | "email" | "number";
  readonly autocomplete?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
};

/** A labelled text field, with its hint and its fault read out together with it. */
export function textField(field: TextField, { values, problems }: FormState): Html {
  const { prefix, name, label, hint, inputMode = "text", type = "text" } = field;
  const id = `${prefix}-${name}`;
  const problem = problems.find(({ pointer }) => fieldNameOf(pointer) === name);
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return html`<div class="field${problem === undefined ? "" : " wrong"}">
<label for="${id}">${label}</label>
${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}
${
  problem !== undefined && html`<p class="problem" id="${id}-problem">Errore: ${problem.detail}</p>`
}
<input id="${id}" name="${name}" type="${type}" inputmode="${inputMode}"
 value="${values[name] ?? field.value ?? ""}" autocomplete="${field.autocomplete ?? "off"}"
 ${field.maxLength !== undefined && html`maxlength="${field.maxLength}"`}
 ${field.required === true && html`required`}
 ${describedBy !== "" && html`aria-describedby="${describedBy}"`}
 ${problem !== undefined && html`aria-invalid="true"`}>
</div>`;
}

type Choice = { readonly value: string; readonly label: string };

/** A question with one answer among a few, all in sight. */
export function radioGroup(
  group: { readonly prefix: string; readonly name: string; readonly legend: string },
  choices: readonly Choice[],
  { values }: FormState,
): Html {
  const { prefix, name, legend } = group;
  const chosen = values[name] ?? choices[0]?.value;
  const options = choices.map(({ value, label }) => {
    const id = `${prefix}-${name}-${value}`;
    return html`<div class="choice">
<input type="radio" id="${id}" name="${name}" value="${value}" ${value === chosen && html`checked`}>
<label for="${id}">${label}</label></div>`;
  });
  return html`<fieldset id="${prefix}-${name}"><legend>${legend}</legend>${options}</fieldset>`;
}

/** A fact in a list of facts; what is not known is left out. */
export function fact(term: string, value: HtmlPart): Html | undefined {
  if (value === undefined || value === false) return undefined;
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

function fieldNameOf(pointer: string): string {
  return pointer.split("/")[1] ?? "";
}
