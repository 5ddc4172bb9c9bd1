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
  /** The ente's two digits (SANP 3.12.0, numero avviso). */
  readonly segregationCode: string;
  /** The last day on which a debt with an old 15-digit IUV could be created. */
  readonly oldIuvAcceptedUntil: CalendarDate;
  readonly today: CalendarDate;
};

function isOldIuvAcceptable(iuv: Iuv, facts: IuvFacts): boolean {
  const mayExist = facts.action !== "I" || facts.today <= facts.oldIuvAcceptedUntil;
  return mayExist && !iuv.startsWith("00");
}

/**
 * An ente numbers its own debts outside the portal's range. What the portal numbered comes back
 * when the ente amends or cancels from the enriched file, whichever tracciato it uses.
 */
function isIuvAcceptable(iuv: Iuv, facts: IuvFacts): boolean {
  if (facts.generateIuv) return true;
  if (!iuv.startsWith(facts.segregationCode)) return false;
  return facts.action !== "I" || !iuv.startsWith(PORTAL_SYSTEM_CODE, 2);
}

/** A 25-character IUV ending 0000 carries 99 as its type of payment. */
function isFullIuvAcceptable(iuv: Iuv): boolean {
  return !iuv.endsWith("0000") || iuv.startsWith("99", 6);
}

/**
 * The IUV that an ente gives with a debt, or `undefined` where it cannot be accepted: 17 digits
 * (any when the portal numbers, else the ente's own segregation code), 15 digits (created before
 * the cut-off, not beginning 00), 25 characters. Source: tracciato dovuti MyPay4, field `codIuv`.
 */
export function acceptGivenIuv(text: string, facts: IuvFacts): Iuv | undefined {
  const iuv = parseIuv(text);
  if (iuv === undefined) return undefined;
  switch (iuv.length) {
    case IUV_LENGTH:
      return isIuvAcceptable(iuv, facts) ? iuv : undefined;
    case OLD_IUV_LENGTH:
      return isOldIuvAcceptable(iuv, facts) ? iuv : undefined;
    case FULL_IUV_LENGTH:
      return isFullIuvAcceptable(iuv) ? iuv : undefined;
    default:
      return undefined;
  }
}
