import type { CalendarDate } from "../values/calendar-date.ts";
import {
  FULL_IUV_LENGTH,
  IUV_LENGTH,
  type Iuv,
  OLD_IUV_LENGTH,
  PORTAL_SYSTEM_CODE,
  parseIuv,
} from "../values/iuv.ts";
import type { ImportAction } from "./decide-import.ts";

export type IuvFacts = {
  readonly action: ImportAction;
  /** The ente asks the portal to number its debts, so its IUVs may be the portal's own. */
  readonly generateIuv: boolean;
  /** Two digits of each of the ente's stations (SANP 3.12.0, numero avviso). */
  readonly segregationCodes: readonly string[];
  /** The last day on which a debt with an old 15-digit IUV could be created. */
  readonly oldIuvAcceptedUntil: CalendarDate;
  readonly today: CalendarDate;
};

export type IuvRefusal = "iuvNotAccepted" | "iuvReserved" | "iuvTooOld";

export type IuvJudgement =
  | { readonly ok: true; readonly iuv: Iuv }
  | { readonly ok: false; readonly reason: IuvRefusal };

function refusalOfOldIuv(iuv: Iuv, facts: IuvFacts): IuvRefusal | undefined {
  if (iuv.startsWith("00")) return "iuvNotAccepted";
  const mayExist = facts.action !== "I" || facts.today <= facts.oldIuvAcceptedUntil;
  return mayExist ? undefined : "iuvTooOld";
}

/**
 * An ente numbers its own debts outside the portal's range. What the portal numbered comes back
 * when the ente amends or cancels from the enriched file, whichever tracciato it uses.
 */
function refusalOfIuv(iuv: Iuv, facts: IuvFacts): IuvRefusal | undefined {
  if (facts.generateIuv) return undefined;
  if (!facts.segregationCodes.includes(iuv.slice(0, 2))) return "iuvNotAccepted";
  const isReserved = facts.action === "I" && iuv.startsWith(PORTAL_SYSTEM_CODE, 2);
  return isReserved ? "iuvReserved" : undefined;
}

/** A 25-character IUV ending 0000 carries 99 as its type of payment. */
function refusalOfFullIuv(iuv: Iuv): IuvRefusal | undefined {
  return iuv.endsWith("0000") && !iuv.startsWith("99", 6) ? "iuvNotAccepted" : undefined;
}

function refusalOf(iuv: Iuv, facts: IuvFacts): IuvRefusal | undefined {
  switch (iuv.length) {
    case IUV_LENGTH:
      return refusalOfIuv(iuv, facts);
    case OLD_IUV_LENGTH:
      return refusalOfOldIuv(iuv, facts);
    case FULL_IUV_LENGTH:
      return refusalOfFullIuv(iuv);
    default:
      return "iuvNotAccepted";
  }
}

/**
 * Whether the IUV that an ente gives with a debt can be accepted: 17 digits (any when the portal
 * numbers, else one of the ente's own segregation codes and, for a new debt, not the portal's
 * range), 15 digits (created before the cut-off, not beginning 00), 25 characters.
 * Source: tracciato dovuti MyPay4, field `codIuv`.
 */
export function judgeGivenIuv(text: string, facts: IuvFacts): IuvJudgement {
  const iuv = parseIuv(text);
  if (iuv === undefined) return { ok: false, reason: "iuvNotAccepted" };
  const reason = refusalOf(iuv, facts);
  return reason === undefined ? { ok: true, iuv } : { ok: false, reason };
}
