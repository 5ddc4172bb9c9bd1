import { anonymousDebtorCode } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { PositionBody } from "../../../shared/domain/debt-positions/position-body.ts";
import type { PspService } from "../../../shared/domain/organizations/debt-position-type.ts";
import {
  type FormField,
  fieldAt,
  type SpontaneousForm,
} from "../../../shared/domain/organizations/spontaneous-form.ts";
import {
  readServiceData,
  type ServiceData,
} from "../../../shared/pagopa/service-data/read-service-data.ts";

export type Answers = Readonly<Record<string, unknown>>;

/** What somebody at a PSP's asks for: the answers to the type's form, and who owes. */
export type DemandReading =
  | {
      readonly outcome: "read";
      readonly answers: Answers;
      readonly debtor: PositionBody["debtor"];
    }
  /** No document, or one that says a thing twice. */
  | { readonly outcome: "malformed"; readonly detail: string };

const nobody = { kind: "F", code: anonymousDebtorCode, fullName: anonymousDebtorCode };

/**
 * Reads the data of a service as answers to a form, by what the type says of their elements.
 * Whether they are right is the form's business.
 * @throws Error when the type names a place that its form does not have.
 */
export function readDemand(
  base64: string,
  { fields, debtor }: PspService,
  form: SpontaneousForm,
): DemandReading {
  const reading = readServiceData(base64);
  if (reading.outcome === "refused") return { outcome: "malformed", detail: reading.detail };
  const { texts } = reading;
  const wanted = [...Object.values(fields), ...Object.values(debtor ?? {})];
  const repeated = wanted.find((element) => (texts.get(element)?.length ?? 0) > 1);
  if (repeated !== undefined) {
    const detail = `Dati del servizio: l'elemento ${repeated} è ripetuto.`;
    return { outcome: "malformed", detail };
  }
  let answers: Answers = {};
  for (const [place, element] of Object.entries(fields)) {
    const field = fieldAt(form, place);
    if (field === undefined) throw new Error("a service with a field that its form has not");
    const text = textOf(texts, element);
    if (text !== "") answers = withAnswer(answers, place.split("."), answerOf(field, text));
  }
  return { outcome: "read", answers, debtor: debtor ? debtorOf(texts, debtor) : nobody };
}

function textOf(texts: ServiceData, element: string): string {
  return texts.get(element)?.[0] ?? "";
}

/** A text that is no number, or neither true nor false, is left for the form to refuse. */
function answerOf(field: FormField, text: string): string | number | boolean {
  if (field.type === "integer") return /^-?\d{1,15}$/u.test(text) ? Number(text) : text;
  if (field.type !== "boolean") return text;
  if (text === "true" || text === "1") return true;
  return text === "false" || text === "0" ? false : text;
}

function withAnswer(answers: Answers, path: readonly string[], value: unknown): Answers {
  const [name = "", ...rest] = path;
  if (rest.length === 0) return { ...answers, [name]: value };
  const inner = answers[name];
  const group = typeof inner === "object" && inner !== null ? Object.entries(inner) : [];
  return { ...answers, [name]: withAnswer(Object.fromEntries(group), rest, value) };
}

/** Eleven digits are a firm's. */
function debtorOf(
  texts: ServiceData,
  { code: codeElement, fullName }: NonNullable<PspService["debtor"]>,
): PositionBody["debtor"] {
  const code = textOf(texts, codeElement);
  const kind = /^\d{11}$/u.test(code) ? "G" : "F";
  return { kind, code, fullName: textOf(texts, fullName) };
}
