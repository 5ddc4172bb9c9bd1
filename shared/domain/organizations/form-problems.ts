import { hasControlCharacter } from "../values/character-codes.ts";
import type { TypeProblem } from "./judge-type.ts";
import { isSafePattern, patternedLengthMax } from "./safe-pattern.ts";
import {
  answerLengthMax,
  causaleLengthMax,
  type FieldGroup,
  type FormField,
  fieldAt,
  formDepthMax,
  formFieldsMax,
  type IntegerField,
  placesIn,
  type SpontaneousForm,
  type TextField,
} from "./spontaneous-form.ts";

type Report = (pointer: string, detail: string) => void;

/** 999,999,999.99 euro (SANP 3.12.0, stAmount). */
const amountCentsMax = 99_999_999_999;
/** Names stand in places of texts, where dots join them. */
const fieldName = /^[A-Za-z][\w-]{0,63}$/u;
const chapterCode = /^[\p{L}\p{N}._/ -]{1,64}$/u;

/** What is wrong with a form whose parts are all of the right kind. */
export function formProblems(form: SpontaneousForm): readonly TypeProblem[] {
  const problems: TypeProblem[] = [];
  const report: Report = (pointer, detail) => problems.push({ pointer, detail });
  const fields = checkGroup(form, { pointer: "", depth: 1 }, report);
  if (fields > formFieldsMax) report("/properties", `I campi sono al più ${formFieldsMax}.`);
  for (const name of ["x-causale", "x-causaleVisualizzata"] as const) {
    const template = form[name];
    if (template !== undefined) checkTemplate(form, { name, template }, report);
  }
  checkAmount(form, report);
  checkChapters(form, report);
  return problems;
}

type Place = { readonly pointer: string; readonly depth: number };

/** Answers how many fields there are. */
function checkGroup(group: FieldGroup, { pointer, depth }: Place, report: Report): number {
  if (depth > formDepthMax) {
    report(pointer, `I gruppi di campi stanno uno nell'altro al più ${formDepthMax} volte.`);
    return 0;
  }
  for (const name of group.required ?? []) {
    if (Object.hasOwn(group.properties, name)) continue;
    report(`${pointer}/required`, `Il campo obbligatorio ${name} non è fra i campi.`);
  }
  let fields = 0;
  for (const [name, field] of Object.entries(group.properties)) {
    const at = `${pointer}/properties/${name}`;
    fields += 1;
    if (!fieldName.test(name)) report(at, "Il nome di un campo ha lettere, cifre, _ e -.");
    if (field.type === "object") {
      fields += checkGroup(field, { pointer: at, depth: depth + 1 }, report);
    } else {
      checkField(field, at, report);
    }
  }
  return fields;
}

function checkField(field: Exclude<FormField, FieldGroup>, at: string, report: Report): void {
  if (field.type === "boolean") return;
  if (field.type === "string") checkText(field, at, report);
  else if ((field.minimum ?? 0) > (field.maximum ?? Number.MAX_SAFE_INTEGER)) {
    report(`${at}/minimum`, "Il minimo supera il massimo.");
  }
  const ways = [field.enum, field.const, field.oneOf].filter((each) => each !== undefined);
  if (ways.length > 1) report(at, "Indicare uno solo fra enum, const e oneOf.");
  const values = choicesOf(field);
  if (values?.length === 0) report(at, "Una scelta ha almeno un valore.");
  if (values !== undefined && new Set(values).size !== values.length) {
    report(at, "I valori di una scelta sono tutti diversi.");
  }
}

function checkText(field: TextField, at: string, report: Report): void {
  const { minLength = 0, maxLength, pattern } = field;
  if (minLength > (maxLength ?? answerLengthMax)) {
    report(`${at}/minLength`, "La lunghezza minima supera quella massima.");
  }
  if (maxLength !== undefined && maxLength > answerLengthMax) {
    report(`${at}/maxLength`, `La lunghezza massima è al più ${answerLengthMax}.`);
  }
  if (pattern === undefined) return;
  if (!isSafePattern(pattern)) {
    report(
      `${at}/pattern`,
      "Espressione non ammessa: al più 200 caratteri, nessuna ripetizione dentro un'altra, " +
        "nessun riferimento all'indietro, poche ripetizioni di lunghezza libera.",
    );
  }
  if (maxLength === undefined || maxLength > patternedLengthMax) {
    const detail = `Un campo con pattern ha maxLength di al più ${patternedLengthMax}.`;
    report(`${at}/maxLength`, detail);
  }
}

/** The values among which a field lets choose; none where any value will do. */
function choicesOf(field: TextField | IntegerField): readonly (string | number)[] | undefined {
  return field.enum ?? field.oneOf?.map((choice) => choice.const);
}

function checkTemplate(
  form: SpontaneousForm,
  { name, template }: { readonly name: string; readonly template: string },
  report: Report,
): void {
  if (template.trim() === "" || template.length > causaleLengthMax) {
    report(`/${name}`, `Il testo della causale ha da 1 a ${causaleLengthMax} caratteri.`);
  }
  if (hasControlCharacter(template)) report(`/${name}`, "Il testo ha caratteri di controllo.");
  for (const place of placesIn(template)) {
    const field = fieldAt(form, place);
    if (field === undefined || field.type === "object") {
      report(`/${name}`, `{${place}} non è un campo del modulo.`);
    }
  }
}

function checkAmount(form: SpontaneousForm, report: Report): void {
  const amount = form["x-importo"];
  if (amount === undefined) return;
  const field = fieldAt(form, amount.campo);
  const { scelte } = amount;
  if (scelte === undefined) {
    if (field?.type === "integer") return;
    report("/x-importo/campo", "L'importo è in un campo integer, in centesimi, o in una scelta.");
    return;
  }
  checkTable(field, { at: "/x-importo", member: "scelte", table: scelte }, report);
  for (const [choice, cents] of Object.entries(scelte)) {
    if (cents >= 1 && cents <= amountCentsMax) continue;
    report(`/x-importo/scelte/${choice}`, "L'importo è di almeno un centesimo.");
  }
}

function checkChapters(form: SpontaneousForm, report: Report): void {
  const chapters = form["x-capitolo"];
  if (chapters === undefined) return;
  const { campo, capitoli } = chapters;
  const table = { at: "/x-capitolo", member: "capitoli", table: capitoli };
  checkTable(fieldAt(form, campo), table, report);
  for (const [choice, code] of Object.entries(capitoli)) {
    if (chapterCode.test(code)) continue;
    report(`/x-capitolo/capitoli/${choice}`, "Il capitolo ha da 1 a 64 lettere o cifre.");
  }
}

type ChoiceTable = {
  readonly at: string;
  readonly member: string;
  readonly table: Readonly<Record<string, unknown>>;
};

/** A table says something of every choice of its field, and of nothing else. */
function checkTable(
  field: FormField | undefined,
  { at, member, table }: ChoiceTable,
  report: Report,
): void {
  const isChoice = field?.type === "string" || field?.type === "integer";
  const values = isChoice ? choicesOf(field)?.map(String) : undefined;
  if (values === undefined) {
    report(`${at}/campo`, "Il campo non è una scelta (enum oppure oneOf).");
    return;
  }
  const missing = values.filter((value) => !Object.hasOwn(table, value));
  const others = Object.keys(table).filter((value) => !values.includes(value));
  if (missing.length > 0) report(`${at}/${member}`, `Mancano le scelte: ${missing.join(", ")}.`);
  if (others.length > 0) report(`${at}/${member}`, `Scelte sconosciute: ${others.join(", ")}.`);
}
