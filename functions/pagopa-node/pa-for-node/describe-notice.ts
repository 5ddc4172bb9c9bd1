import { allOnPostalAccounts } from "../../../shared/domain/debt-positions/resolve-transfers.ts";
import type { NoticeDescription } from "../../../shared/pagopa/pa-for-node/messages.ts";
import type { PayableNotice } from "./find-payable.ts";
import { requiredText, wireText } from "./wire-texts.ts";

/** What verify and demand say of a notice that can be paid. */
export function describeNotice({
  organization,
  position,
  notice,
  transfers,
}: PayableNotice): NoticeDescription {
  const description = requiredText(position.description, position.typeCode);
  const officeName = wireText(organization.officeName);
  return {
    paymentOptionDescription: {
      amount: notice.amountCents,
      options: "EQ",
      ...(notice.dueDate && { dueDate: notice.dueDate }),
      detailDescription: description,
      allCCP: allOnPostalAccounts(transfers),
    },
    paymentDescription: description,
    fiscalCodePA: organization.fiscalCode,
    companyName: requiredText(organization.name, organization.fiscalCode),
    ...(officeName && { officeName }),
  };
}
