import { type Caller, mayTouchType } from "../access/caller.ts";
import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import {
  notifiesCreation,
  type Organization,
  segregationCodesOf,
} from "../organizations/organization.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import { checkDraft } from "./check-draft.ts";
import { checkPaymentOptions } from "./check-payment-options.ts";
import type { NewPositionFacts } from "./compose-position.ts";
import { fieldLengthMax } from "./draft-fields.ts";
import { draftFieldsOf, pointerOf } from "./draft-of-body.ts";
import { describeDraftProblem } from "./draft-problem.ts";
import type { PositionBody } from "./position-body.ts";

/** A field that is wrong: where it is in the body, and the sentence about it. */
export type BodyProblem = { readonly pointer: string; readonly detail: string };

/** A debt that was checked: all of a new position but its numbers. */
export type UnnumberedFacts = Omit<NewPositionFacts, "numberOf">;

export type CheckedBody =
  | { readonly facts: UnnumberedFacts }
  | { readonly problems: readonly BodyProblem[] };

type BodyFacts = {
  readonly organization: Organization;
  readonly oldIuvAcceptedUntil: CalendarDate;
  readonly now: Date;
  /** Due dates are judged as on this day. */
  readonly today: CalendarDate;
};

/** To the caller the ente has no other types than those that are its business. */
export function withTypesOf(
  caller: Pick<Caller, "typeCodes">,
  organization: Organization,
): Organization {
  const { debtPositionTypes } = organization;
  const own = debtPositionTypes.filter(({ code }) => mayTouchType(caller, code));
  return { ...organization, debtPositionTypes: own };
}

/** Checks a debt that a body brings, by the rules of every door; answers every problem. */
export function checkPositionBody(body: PositionBody, bodyFacts: BodyFacts): CheckedBody {
  const { organization, oldIuvAcceptedUntil, today, now } = bodyFacts;
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
  const { paymentOptions: options, spontaneous, published } = body;
  // Whoever has started the payment knows of it; and nobody makes the portal write to others.
  const notify = !spontaneous && notifiesCreation(organization, type);
  const { noticeVersion } = organization;
  const asked = { draft, options, spontaneous, published };
  return { facts: { organizationFiscalCode, ...asked, noticeVersion, notify, now } };
}

function spontaneityProblems(
  { spontaneous }: PositionBody,
  type: DebtPositionType | undefined,
): BodyProblem[] {
  const isRight = !spontaneous || type === undefined || type.spontaneous;
  const detail = "Il tipo di dovuto non ammette pagamenti spontanei.";
  return isRight ? [] : [{ pointer: "/spontaneous", detail }];
}
