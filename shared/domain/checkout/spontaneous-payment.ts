import { budgetLinesOfParts } from "../debt-positions/budget-lines.ts";
import type { BodyProblem } from "../debt-positions/check-position-body.ts";
import type { CreatePositionOutcome } from "../debt-positions/create-position.ts";
import { anonymousDebtorCode, type DebtPosition } from "../debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../debt-positions/debt-position-store.ts";
import type { FindLookalikes } from "../debt-positions/find-lookalikes.ts";
import type { PositionBody } from "../debt-positions/position-body.ts";
import { answerForm, type StartedPayment } from "../organizations/answer-form.ts";
import type { Organization, OrganizationStatus } from "../organizations/organization.ts";
import type { Brand } from "../values/brand.ts";
import { romeDateOf } from "../values/calendar-date.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import type { Iud } from "../values/iud.ts";
import { metadataEntriesMax } from "../values/metadata-entry.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import {
  amountSourceOf,
  type FindSpontaneousTypeDependencies,
  findSpontaneousType,
  formOf,
  type SpontaneousType,
  type SpontaneousTypeReference,
} from "./spontaneous-type.ts";

/** What whoever starts a payment makes up: starting it again with it starts no second one. */
export type SpontaneousKey = Brand<string, "SpontaneousKey">;

function isSpontaneousKey(text: string): text is SpontaneousKey {
  return /^[\w-]{32,64}$/u.test(text);
}

/** Reads such a key, at least 128 bits in base64url or hexadecimal, or `undefined`. */
export function parseSpontaneousKey(text: string): SpontaneousKey | undefined {
  return isSpontaneousKey(text) ? text : undefined;
}

/** Who owes: a person (F), another subject (G), or nobody who says who they are. */
export type SpontaneousDebtor =
  | {
      readonly kind: "F" | "G";
      readonly code: string;
      readonly fullName: string;
      readonly email?: string;
    }
  | { readonly kind: "ANONIMO" };

export type SpontaneousRequest = SpontaneousTypeReference & {
  readonly key: SpontaneousKey;
  readonly debtor: SpontaneousDebtor;
  /** The form that was filled in, and what was answered to it. */
  readonly formVersion: string;
  readonly answers: unknown;
  /** What is to be paid; where it is not the payer who says it, what they have been shown. */
  readonly amountCents?: EuroCents;
  /** Whoever pays knows that there is another debt that looks the same. */
  readonly duplicatesAccepted: boolean;
};

/** A position as it is to be created. */
export type NewPosition = {
  readonly organization: OrganizationFiscalCode;
  readonly body: PositionBody;
};

export type StartSpontaneousPaymentDependencies = FindSpontaneousTypeDependencies & {
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly findLookalikes: FindLookalikes;
  /** The one way to a new position, for nobody in particular. */
  readonly create: (position: NewPosition) => Promise<CreatePositionOutcome>;
  /** The name of the debt that the key starts, of that ente and type. */
  readonly iudOf: (organization: OrganizationFiscalCode, typeCode: string, key: string) => Iud;
  readonly now: () => Date;
};

export type SpontaneousPayment = {
  readonly organization: Organization;
  readonly position: DebtPosition;
};

export type StartSpontaneousPaymentOutcome =
  | ({ readonly outcome: "started" } & SpontaneousPayment)
  /** By the same request, sent again. */
  | ({ readonly outcome: "alreadyStarted" } & SpontaneousPayment)
  /** The key has started another payment. */
  | { readonly outcome: "keyTaken" }
  /** Citizens pay it elsewhere: there is no form. */
  | { readonly outcome: "elsewhere"; readonly url: string }
  | { readonly outcome: "formChanged"; readonly formVersion: string }
  | { readonly outcome: "amountChanged"; readonly amountCents: EuroCents }
  /** There is a debt that looks the same; whether it is paid, and which it is, nobody is told. */
  | { readonly outcome: "lookalike" }
  | { readonly outcome: "wrong"; readonly problems: readonly BodyProblem[] }
  | { readonly outcome: "organizationNotReady"; readonly status: OrganizationStatus }
  | { readonly outcome: "unknown" };

/**
 * Starts a payment that nobody has asked for: the answers to the form of a type say what is paid,
 * and a position of it is payable at once (MyPay: spontaneo). Whoever sends the same again has the
 * same payment, though days have passed and the form is another one by now.
 */
export async function startSpontaneousPayment(
  request: SpontaneousRequest,
  dependencies: StartSpontaneousPaymentDependencies,
): Promise<StartSpontaneousPaymentOutcome> {
  const found = await findSpontaneousType(request, dependencies);
  if (found.outcome !== "found") return found;
  const { organization, type, formVersion } = found;
  const { fiscalCode } = organization;
  if (type.paymentPageUrl !== undefined) return { outcome: "elsewhere", url: type.paymentPageUrl };
  const form = await formOf(found, request.formVersion, dependencies);
  if (form === undefined) return { outcome: "formChanged", formVersion };
  const verdict = answerForm({ type, form }, request, romeDateOf(dependencies.now()));
  const anonymity = anonymityProblems(request, found);
  if (!verdict.ok || anonymity.length > 0) {
    return { outcome: "wrong", problems: [...anonymity, ...(verdict.ok ? [] : verdict.problems)] };
  }
  const iud = dependencies.iudOf(fiscalCode, type.code, request.key);
  const [known] = await dependencies.positions.findMany(fiscalCode, [iud]);
  const existing = known?.status === "CANCELLED" ? undefined : known;
  const { payment } = verdict;
  if (existing === undefined) {
    if (request.formVersion !== formVersion) return { outcome: "formChanged", formVersion };
    const { amountCents } = payment;
    const isAsShown =
      amountSourceOf(type, form) === "payer" ||
      request.amountCents === undefined ||
      request.amountCents === amountCents;
    if (!isAsShown) return { outcome: "amountChanged", amountCents };
    const looksTheSame = await hasLookalike({ request, found, payment, iud }, dependencies);
    if (looksTheSame) return { outcome: "lookalike" };
  }
  // Days after it is started the rule would give another due date than the payment has.
  const asked = existing === undefined ? payment : withDueDateOf(payment, existing);
  const body = bodyOf({ request, found, payment: asked, iud });
  return outcomeOf(await dependencies.create({ organization: fiscalCode, body }), organization);
}

type Started = {
  readonly request: SpontaneousRequest;
  readonly found: SpontaneousType;
  readonly payment: StartedPayment;
  readonly iud: Iud;
};

function anonymityProblems(
  { debtor }: SpontaneousRequest,
  { type }: SpontaneousType,
): readonly BodyProblem[] {
  if (debtor.kind !== "ANONIMO" || type.anonymousDebtorAllowed) return [];
  const detail = "Per questo pagamento indicare chi paga: non può essere anonimo.";
  return [{ pointer: "/debtor/kind", detail }];
}

function withDueDateOf(payment: StartedPayment, { dueDate }: DebtPosition): StartedPayment {
  const { dueDate: _, ...rest } = payment;
  return dueDate === undefined ? rest : { ...rest, dueDate };
}

function debtorOf({ debtor }: SpontaneousRequest): PositionBody["debtor"] {
  return debtor.kind === "ANONIMO"
    ? { kind: "F", code: anonymousDebtorCode, fullName: anonymousDebtorCode }
    : debtor;
}

/**
 * Only whoever has written code, name and subject of the other debt is warned of it: who knows
 * less than its debtor learns nothing.
 */
async function hasLookalike(
  { request, found, payment, iud }: Started,
  { findLookalikes, positions, now }: StartSpontaneousPaymentDependencies,
): Promise<boolean> {
  const { debtor } = request;
  if (request.duplicatesAccepted || debtor.kind === "ANONIMO") return false;
  const { fiscalCode: organizationFiscalCode } = found.organization;
  const code = debtor.code.trim().toUpperCase();
  const asked = {
    organizationFiscalCode,
    debtor: { kind: debtor.kind, code, fullName: debtor.fullName },
    typeCode: found.type.code,
    description: payment.causaleVisualizzata,
    iud,
  };
  const lookalikes = await findLookalikes(asked, now());
  if (lookalikes.length === 0) return false;
  const others = await positions.findMany(
    organizationFiscalCode,
    lookalikes.map((each) => each.iud),
  );
  const name = nameOf(debtor.fullName);
  return others.some((each) => nameOf(each.debtor.fullName) === name);
}

/** Name and surname in whichever order they were written. */
function nameOf(fullName: string): string {
  const words = fullName.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase();
  return words
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(" ");
}

function bodyOf({ request, found, payment, iud }: Started): PositionBody {
  const { amountCents, dueDate, causale, causaleVisualizzata, budget } = payment;
  return {
    iud,
    debtPositionType: found.type.code,
    description: causaleVisualizzata,
    debtor: debtorOf(request),
    ...(causale !== causaleVisualizzata && { metadata: metadataOf(causale) }),
    ...(budget.length > 0 && { budget: budgetOf(payment) }),
    spontaneous: true,
    published: true,
    paymentOptions: [{ kind: "SINGLE", amountCents, ...(dueDate !== undefined && { dueDate }) }],
  };
}

function budgetOf({ budget }: StartedPayment) {
  return budgetLinesOfParts(budget).map(({ assessments, ...line }) => ({
    ...line,
    assessments: [...assessments],
  }));
}

const metadataLengthMax = 140;

/** The causale that programs read goes with the payment, in as many parts as it takes. */
function metadataOf(causale: string) {
  const characters = [...causale];
  const parts = Math.ceil(characters.length / metadataLengthMax);
  return Array.from({ length: Math.min(parts, metadataEntriesMax) }, (_, part) => ({
    key: part === 0 ? "causale" : `causale-${part + 1}`,
    value: characters.slice(part * metadataLengthMax, (part + 1) * metadataLengthMax).join(""),
  }));
}

function outcomeOf(
  created: CreatePositionOutcome,
  organization: Organization,
): StartSpontaneousPaymentOutcome {
  switch (created.outcome) {
    case "created":
      return { outcome: "started", organization, position: created.position };
    case "alreadyCreated":
      return { outcome: "alreadyStarted", organization, position: created.position };
    case "iudTaken":
      return { outcome: "keyTaken" };
    case "wrong":
      return { outcome: "wrong", problems: created.problems.map(asAsked) };
    case "organizationNotReady":
    case "unknown":
      return created;
  }
}

/** Where the field stands in what was asked for: the answers say the subject of the debt. */
function asAsked({ pointer, detail }: BodyProblem): BodyProblem {
  if (pointer.startsWith("/debtor")) return { pointer, detail };
  const isAmount = pointer.startsWith("/paymentOptions");
  return { pointer: isAmount ? "/amountCents" : "/answers", detail };
}
