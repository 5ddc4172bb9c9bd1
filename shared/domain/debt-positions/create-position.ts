import { type Caller, mayTouchType } from "../access/caller.ts";
import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import {
  findDebtPositionType,
  notifiesCreation,
  type Organization,
  type OrganizationStatus,
  segregationCodesOf,
} from "../organizations/organization.ts";
import { whatIsOpen } from "../organizations/organization-status.ts";
import type { OrganizationStore } from "../organizations/organization-store.ts";
import { type CalendarDate, romeDateOf } from "../values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { checkDraft } from "./check-draft.ts";
import { checkPaymentOptions } from "./check-payment-options.ts";
import {
  composePosition,
  isSameDebt,
  type NewPositionFacts,
  noticesWanted,
} from "./compose-position.ts";
import type { DebtPosition } from "./debt-position.ts";
import type { DebtPositionStore, IuvClaim } from "./debt-position-store.ts";
import { fieldLengthMax } from "./draft-fields.ts";
import { draftFieldsOf, pointerOf } from "./draft-of-body.ts";
import { describeDraftProblem } from "./draft-problem.ts";
import { noticesOf } from "./payable-notice.ts";
import type { PositionBody } from "./position-body.ts";

export type CreatePositionDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany" | "reserveProgressives" | "create">;
  readonly oldIuvAcceptedUntil: CalendarDate;
  readonly now: () => Date;
};

export type CreatePositionInput = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Pick<Caller, "typeCodes">;
  readonly body: PositionBody;
};

/** A field that is wrong: where it is in the body, and the sentence about it. */
export type BodyProblem = { readonly pointer: string; readonly detail: string };

type View = { readonly position: DebtPosition; readonly endsOnDueDate: boolean };

export type CreatePositionOutcome =
  | ({ readonly outcome: "created"; readonly today: CalendarDate } & View)
  /** The very same debt was created before: nothing changed. */
  | ({ readonly outcome: "alreadyCreated"; readonly today: CalendarDate } & View)
  | { readonly outcome: "iudTaken" }
  | { readonly outcome: "wrong"; readonly problems: readonly BodyProblem[] }
  | { readonly outcome: "organizationNotReady"; readonly status: OrganizationStatus }
  | { readonly outcome: "unknown" };

/** Two of the same ente that meet in the numbering, and meet again, are no surprise. */
const attemptsMax = 5;

/**
 * Creates one debt with its ways to pay: at once, by instalments, split among up to five enti. Its
 * notices are numbered in the same call. The IUD is the natural key: the same debt again answers
 * what is there, another one under the same IUD is refused while the first is not cancelled.
 */
export async function createPosition(
  { organization: organizationFiscalCode, caller, body }: CreatePositionInput,
  dependencies: CreatePositionDependencies,
): Promise<CreatePositionOutcome> {
  const { organizations, positions } = dependencies;
  const registered = await organizations.find(organizationFiscalCode);
  if (registered === undefined) return { outcome: "unknown" };
  const organization = withTypesOf(caller, registered);
  if (!whatIsOpen(organization.status).load) {
    return { outcome: "organizationNotReady", status: organization.status };
  }
  const checked = checkBody(body, organization, dependencies);
  if ("problems" in checked) return { outcome: "wrong", problems: checked.problems };
  const { facts, today } = checked;
  const type = findDebtPositionType(organization, facts.draft.typeCode);
  const view = { today, endsOnDueDate: type?.dueDateMandatory ?? false };
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const [existing] = await positions.findMany(organizationFiscalCode, [facts.draft.iud]);
    if (existing !== undefined && existing.status !== "CANCELLED") {
      const numbering = { segregationCode: organization.segregationCode, firstProgressive: 1 };
      const asked = composePosition({ ...facts, numbering });
      // Where no budget is sent, the shares of the type may have changed since.
      const isBudgetSame = body.budget === undefined || existing.budgetXml === asked.budgetXml;
      const isSame = isBudgetSame && isSameDebt(existing, asked);
      return isSame
        ? { outcome: "alreadyCreated", position: existing, ...view }
        : { outcome: "iudTaken" };
    }
    const position = await number(
      { ...facts, ...(existing && { cancelled: existing }) },
      {
        organization,
        positions,
      },
    );
    const written = await positions.create(position, claimsOf(position), existing);
    if (written === "written") return { outcome: "created", position, ...view };
  }
  throw new Error("a debt cannot be created: its IUD or its IUVs keep being taken");
}

/** To the caller the ente has no other types than those that are its business. */
function withTypesOf(caller: Pick<Caller, "typeCodes">, organization: Organization): Organization {
  const { debtPositionTypes } = organization;
  const own = debtPositionTypes.filter(({ code }) => mayTouchType(caller, code));
  return { ...organization, debtPositionTypes: own };
}

type Unnumbered = Omit<NewPositionFacts, "numbering">;

function checkBody(
  body: PositionBody,
  organization: Organization,
  { oldIuvAcceptedUntil, now }: CreatePositionDependencies,
): { readonly facts: Unnumbered; readonly today: CalendarDate } | { problems: BodyProblem[] } {
  const at = now();
  const today = romeDateOf(at);
  const types = new Map(organization.debtPositionTypes.map((type) => [type.code, type]));
  const drafted = checkDraft(
    { action: "I", fields: draftFieldsOf(body, organization), iudRepeated: false },
    {
      debtPositionTypes: types,
      segregationCodes: segregationCodesOf(organization),
      today,
      oldIuvAcceptedUntil,
      dueDateAlwaysRequired: false,
      descriptionLengthMax: fieldLengthMax.description,
      generateIuvByDefault: true,
    },
  );
  const type = types.get(body.debtPositionType);
  const { fiscalCode: organizationFiscalCode } = organization;
  const ofOptions = checkPaymentOptions(body.paymentOptions, {
    organizationFiscalCode,
    type,
    today,
  });
  const problems = [
    ...(drafted.ok ? [] : drafted.problems)
      // Amounts and dates are judged notice by notice.
      .filter(({ field }) => field !== "amount" && field !== "dueDate")
      .map((problem) => ({
        pointer: pointerOf(problem.field),
        detail: describeDraftProblem(problem),
      })),
    ...spontaneityProblems(body, type),
    ...ofOptions.map(({ place, sentence }) => ({
      pointer: `/paymentOptions${place}`,
      detail: sentence,
    })),
  ];
  if (problems.length > 0 || !drafted.ok || type === undefined) return { problems };
  const draft = { ...drafted.draft, ...(body.metadata && { metadata: body.metadata }) };
  const notify = notifiesCreation(organization, type);
  const { paymentOptions: options, spontaneous, published } = body;
  const { noticeVersion } = organization;
  const asked = { draft, options, spontaneous, published };
  return { facts: { organizationFiscalCode, ...asked, noticeVersion, notify, now: at }, today };
}

function spontaneityProblems(
  { spontaneous }: PositionBody,
  type: DebtPositionType | undefined,
): BodyProblem[] {
  const isRight = !spontaneous || type === undefined || type.spontaneous;
  const detail = "Il tipo di dovuto non ammette pagamenti spontanei.";
  return isRight ? [] : [{ pointer: "/spontaneous", detail }];
}

async function number(
  facts: Unnumbered,
  {
    organization,
    positions,
  }: {
    readonly organization: Organization;
    readonly positions: CreatePositionDependencies["positions"];
  },
): Promise<DebtPosition> {
  const { segregationCode, iuvFirstProgressive = 1, fiscalCode } = organization;
  const firstProgressive = await positions.reserveProgressives(fiscalCode, {
    segregationCode,
    firstProgressiveMin: iuvFirstProgressive,
    count: noticesWanted(facts.options),
  });
  return composePosition({ ...facts, numbering: { segregationCode, firstProgressive } });
}

/** A position that came by itself has no flow: its claims say so. */
const ownOrigin = "api";

function claimsOf(position: DebtPosition): IuvClaim[] {
  const { organizationFiscalCode, iud } = position;
  return noticesOf(position).map(({ iuv }, index) => ({
    organizationFiscalCode,
    iuv,
    iud,
    origin: { flowId: ownOrigin, row: index + 1 },
  }));
}
