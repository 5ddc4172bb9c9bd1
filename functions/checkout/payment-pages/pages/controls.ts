import { type Html, type HtmlPart, html } from "../../../../shared/domain/values/html.ts";

/** What was sent and what is wrong with it, by the names of the fields. */
export type FormState = {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
};

export const emptyForm: FormState = { values: {}, problems: {} };

/** Above a form that was refused: what is wrong, each with a way to its field. */
export function problemSummary({ problems }: FormState): Html | undefined {
  const wrong = Object.entries(problems);
  if (wrong.length === 0) return undefined;
  return html`<div class="notice ko" role="alert"><h2>Correggi i dati indicati</h2>
<ul>${wrong.map(([name, text]) => html`<li><a href="#${name}">${text}</a></li>`)}</ul></div>`;
}

type InputField = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** What else the field says of itself; written out as it is. */
  readonly attributes: Html;
};

/** A field with its label; hint and fault are read out together with it. */
export function inputField(field: InputField, { values, problems }: FormState): Html {
  const { name, label, hint, attributes } = field;
  const problem = problems[name];
  const isWrong = problem !== undefined;
  return html`<div class="field${isWrong && " wrong"}">
<label for="${name}">${label}</label>
<p class="hint" id="${name}-nota">${hint}</p>
${isWrong && html`<p class="problem" id="${name}-errore">Errore: ${problem}</p>`}
<input id="${name}" name="${name}" value="${values[name]}" ${attributes}
 aria-describedby="${name}-nota${isWrong && ` ${name}-errore`}"${isWrong && wrongMark} />
</div>`;
}

const wrongMark = html` aria-invalid="true"`;

/** Where the receipt goes: nobody has to say it. */
export function emailField(state: FormState): Html {
  return inputField(
    {
      name: "email",
      label: "Indirizzo e-mail per la ricevuta (facoltativo)",
      hint: "Ti inviamo qui la ricevuta del pagamento.",
      attributes: html`type="email" inputmode="email" autocomplete="email" maxlength="256"`,
    },
    state,
  );
}

/** Fields that nobody sees, by name. */
export function hiddenFields(fields: Readonly<Record<string, string | number>>): Html[] {
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
}

/** A list of facts; what is not known is left out. */
export function factList(facts: readonly (readonly [term: string, value: HtmlPart])[]): Html {
  const known = facts.filter(([, value]) => value !== undefined && value !== false);
  const rows = known.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`);
  return html`<dl class="facts">${rows}</dl>`;
}
