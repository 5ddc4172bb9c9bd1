import { anonymousDebtorCode, type DebtPosition } from "../debt-positions/debt-position.ts";
import { maskFiscalCode } from "../values/mask-fiscal-code.ts";
import type { JournalEvent } from "./journal-event.ts";

/** What an event says of the position it is about. */
export function positionFactsOf(
  position: DebtPosition | undefined,
): Pick<JournalEvent, "iud" | "typeCode" | "debtor"> {
  if (position === undefined) return {};
  const { iud, typeCode, debtor } = position;
  const isNamed = debtor.code !== anonymousDebtorCode;
  return { iud, typeCode, ...(isNamed && { debtor: maskFiscalCode(debtor.code) }) };
}
