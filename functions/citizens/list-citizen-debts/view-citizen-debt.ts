import { viewPosition } from "../../../shared/domain/debt-positions/position-view.ts";
import { verificationCodeOf } from "../../../shared/domain/receipts/public-receipt.ts";
import { verificationPathOf } from "../../../shared/domain/receipts/receipt-address.ts";
import type { CalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import type { CitizenDebt } from "./list-citizen-debts.ts";

type ViewFacts = { readonly today: CalendarDate; readonly publicUrl: string };

/** A debt as the one who owes it reads it: by its notices, without what is the ente's business. */
export function viewCitizenDebt(debt: CitizenDebt, { today, publicUrl }: ViewFacts) {
  const { position, organizationName, typeDescription, endsOnDueDate } = debt;
  const { organizationFiscalCode: fiscalCode } = position;
  const viewed = viewPosition(position, { endsOnDueDate, today, publicUrl });
  const notices = viewed.paymentOptions.flatMap(({ kind, installments }) =>
    installments.map(({ number, noticeNumber, amountCents, dueDate, status, payment, links }) => ({
      kind,
      number,
      noticeNumber,
      amountCents,
      dueDate,
      status,
      payment,
      links: {
        ...(links.pay !== undefined && { pay: links.pay }),
        ...(payment && {
          verification: verificationPathOf(verificationCodeOf(fiscalCode, payment.receiptId)),
        }),
      },
    })),
  );
  return {
    organization: { fiscalCode, name: organizationName },
    debtPositionType: { code: position.typeCode, description: typeDescription },
    description: position.description,
    status: viewed.status,
    amountCents: viewed.amountCents,
    residualCents: viewed.residualCents,
    createdAt: viewed.createdAt,
    notices,
    settledOn: position.settlement?.paidOn ?? null,
  };
}
