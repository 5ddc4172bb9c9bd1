import { parseCalendarDate } from "../values/calendar-date.ts";
import { hasControlCharacter, isWithinLength } from "../values/character-codes.ts";
import { parseEmailAddress } from "../values/email-address.ts";
import { type EuroCents, euroCents } from "../values/euro-cents.ts";
import { printedText } from "../values/printed-text.ts";
import type { TypeProblem } from "./judge-type.ts";
import {
  answerLengthMax,
  causaleLengthMax,
  type FieldGroup,
  type FormField,
  fieldAt,
  filled,
  type IntegerField,
  type SpontaneousForm,
  type TextField,
} from "./spontaneous-form.ts";

/** What the answers come to. */
export type AnsweredForm = {
  readonly causale: string;
  readonly causaleVisualizzata: string;
  readonly amountCents?: EuroCents;
  /** Chapter of the budget that a choice leads to. */
  readonly chapterCode?: string;
};

export type FormVerdict =
  | ({ readonly ok: true } & AnsweredForm)
  | { readonly ok: false; readonly problems: readonly TypeProblem[] };

type Answer = string | number | boolean;

/** 999,999,999.99 euro (SANP 3.12.0, stAmount). */
const amountCentsMax = 99_999_999_999;

/**
 * Holds answers against a form. Nothing of the form is ever run: its texts are filled in, its
 * tables are looked up. Every problem is told, by where it stands in the answers.
 */
export function checkFormAnswers(form: SpontaneousForm, answers: unknown): FormVerdict {
  const problems: TypeProblem[] = [];
  const values = new Map<string, Answer>();
  checkGroup(form, answers, { pointer: "", place: "", problems, values });
  const amount = amountOf(form, values);
  if (amount !== undefined && (amount < 1 || amount > amountCentsMax)) {
    const pointer = `/${form["x-importo"]?.campo.replaceAll(".", "/") ?? ""}`;
    problems.push({ pointer, detail: "L'importo è di almeno un centesimo." });
  }
  if (problems.length > 0) return { ok: false, problems };
  const chapter = form["x-capitolo"];
  const chosen = chapter && values.get(chapter.campo);
  const chapterCode = chosen === undefined ? undefined : chapter?.capitoli[String(chosen)];
  const technical = form["x-causale"];
  const readable = form["x-causaleVisualizzata"] ?? technical;
  return {
    ok: true,
    causale: textOf(technical, (place) => String(values.get(place) ?? "")),
    causaleVisualizzata: textOf(readable, (place) =>
      shown(fieldAt(form, place), values.get(place)),
    ),
    ...(amount !== undefined && { amountCents: euroCents(amount) }),
    ...(chapterCode !== undefined && { chapterCode }),
  };
}

function amountOf(form: SpontaneousForm, values: ReadonlyMap<string, Answer>): number | undefined {
  const amount = form["x-importo"];
  const value = amount && values.get(amount.campo);
  if (amount === undefined || value === undefined) return undefined;
  if (amount.scelte === undefined) return typeof value === "number" ? value : undefined;
  const key = String(value);
  return Object.hasOwn(amount.scelte, key) ? amount.scelte[key] : undefined;
}

function textOf(template: string, valueAt: (place: string) => string): string {
  return printedText(filled(template, valueAt), causaleLengthMax);
}

/** An answer as people read it: the title of a choice, sì or no, a date as it is written. */
function shown(field: FormField | undefined, value: Answer | undefined): string {
  if (value === undefined) return "";
  if (field?.type === "boolean") return value === true ? "sì" : "no";
  if (field?.type === "string" || field?.type === "integer") {
    const choices: readonly { readonly const: Answer; readonly title: string }[] =
      field.oneOf ?? [];
    const choice = choices.find((each) => each.const === value);
    if (choice !== undefined) return choice.title;
    const date = field.type === "string" && field.format === "date";
    if (date) return String(value).split("-").reverse().join("/");
  }
  return String(value);
}

type Check = {
  /** JSON pointer into the answers, and names on the way joined by dots. */
  readonly pointer: string;
  readonly place: string;
  readonly problems: TypeProblem[];
  readonly values: Map<string, Answer>;
};

function checkGroup(group: FieldGroup, answers: unknown, check: Check): void {
  const { pointer, problems } = check;
  if (typeof answers !== "object" || answers === null || Array.isArray(answers)) {
    problems.push({ pointer, detail: "Le risposte sono un oggetto." });
    return;
  }
  const given = new Map<string, unknown>(Object.entries(answers));
  for (const name of given.keys()) {
    if (Object.hasOwn(group.properties, name)) continue;
    problems.push({ pointer: `${pointer}/${escaped(name)}`, detail: "Campo sconosciuto." });
  }
  for (const [name, field] of Object.entries(group.properties)) {
    const value = given.get(name);
    const at = `${pointer}/${escaped(name)}`;
    const place = check.place === "" ? name : `${check.place}.${name}`;
    if (value === undefined || value === null) {
      if (group.required?.includes(name)) {
        problems.push({ pointer: at, detail: "Campo obbligatorio." });
      }
    } else if (field.type === "object") {
      checkGroup(field, value, { ...check, pointer: at, place });
    } else {
      checkAnswer(field, value, { ...check, pointer: at, place });
    }
  }
}

function checkAnswer(field: Exclude<FormField, FieldGroup>, value: unknown, check: Check): void {
  const report = (detail: string) => check.problems.push({ pointer: check.pointer, detail });
  if (field.type === "boolean") {
    if (typeof value !== "boolean") report("Indicare sì o no (true, false).");
    else if (field.const !== undefined && value !== field.const) report("Valore non ammesso.");
    else check.values.set(check.place, value);
    return;
  }
  if (field.type === "integer") {
    const detail = integerProblem(field, value);
    if (detail !== undefined) report(detail);
    else if (typeof value === "number") check.values.set(check.place, value);
    return;
  }
  const detail = textProblem(field, value);
  if (detail !== undefined) report(detail);
  else if (typeof value === "string") check.values.set(check.place, value);
}

function integerProblem(field: IntegerField, value: unknown): string | undefined {
  if (typeof value !== "number" || !Number.isSafeInteger(value))
    return "Indicare un numero intero.";
  const { minimum, maximum, multipleOf } = field;
  if (minimum !== undefined && value < minimum) return `Il valore è almeno ${minimum}.`;
  if (maximum !== undefined && value > maximum) return `Il valore è al più ${maximum}.`;
  if (multipleOf !== undefined && value % multipleOf !== 0) {
    return `Il valore è un multiplo di ${multipleOf}.`;
  }
  return isAmong(field, value) ? undefined : "Valore non ammesso.";
}

function textProblem(field: TextField, value: unknown): string | undefined {
  if (typeof value !== "string") return "Indicare un testo.";
  const { minLength = 0, maxLength = answerLengthMax, pattern, format } = field;
  if (!isWithinLength(value, maxLength)) return `Il testo supera ${maxLength} caratteri.`;
  if (Array.from(value).length < minLength) return `Il testo ha almeno ${minLength} caratteri.`;
  if (hasControlCharacter(value) || !value.isWellFormed()) {
    return "Il testo contiene caratteri non ammessi.";
  }
  if (format === "date" && parseCalendarDate(value) === undefined) {
    return "Data inesistente o non nel formato aaaa-mm-gg.";
  }
  if (format === "email" && parseEmailAddress(value) === undefined) {
    return "Indirizzo e-mail non corretto.";
  }
  if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) {
    return "Il testo non ha il formato previsto.";
  }
  return isAmong(field, value) ? undefined : "Valore non ammesso.";
}

function isAmong(field: TextField | IntegerField, value: string | number): boolean {
  if (field.const !== undefined && field.const !== value) return false;
  const values: readonly (string | number)[] | undefined =
    field.enum ?? field.oneOf?.map((choice) => choice.const);
  return values === undefined || values.includes(value);
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
