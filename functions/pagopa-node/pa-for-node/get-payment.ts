import type { ResolvedTransfer } from "../../../shared/domain/debt-positions/resolve-transfers.ts";
import type { Iban } from "../../../shared/domain/values/iban.ts";
import { metadataEntriesMax } from "../../../shared/domain/values/metadata-entry.ts";
import type {
  GetPaymentRequest,
  GetPaymentResponse,
  KoResponse,
  MapEntry,
  PaymentTransfer,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import { type Refusal, refuse } from "../../../shared/pagopa/pa-for-node/refusal.ts";
import { type FindPayableDependencies, findPayable, type PayableNotice } from "./find-payable.ts";
import { requiredText, textLengthMax, wireSubject, wireText } from "./wire-texts.ts";

/** The schema asks for a due date also where a debt has none: a conventional far day. */
const noDueDate = "2099-12-31";
const stampType = "01";
/** Where the node may credit a payment made at the post office. */
const postalAccountKey = "IBANAPPOGGIO";

/**
 * The data of a payment about to be made: amount, debtor and transfers as they stand now, whatever
 * amount the PSP has seen before. Nothing is locked: the node holds the lock.
 * Source: SANP 3.12.0, paGetPayment and paGetPaymentV2.
 */
export async function getPayment(
  request: GetPaymentRequest,
  dependencies: FindPayableDependencies,
): Promise<GetPaymentResponse | KoResponse> {
  const { primitive, idPA: id } = request;
  const found = await findPayable(request, dependencies);
  if (typeof found === "string") return refuse(primitive, found, { id });
  const { organization, position, notice } = found;
  const transferList = transfersOf(request, found);
  if (typeof transferList === "string") return refuse(primitive, transferList, { id });
  const officeName = wireText(organization.officeName);
  const metadata = mapEntries(position.metadata ?? []);
  return {
    primitive,
    outcome: "OK",
    data: {
      creditorReferenceId: notice.iuv,
      paymentAmount: notice.amountCents,
      dueDate: notice.dueDate ?? noDueDate,
      description: requiredText(position.description, position.typeCode),
      companyName: requiredText(organization.name, organization.fiscalCode),
      ...(officeName && { officeName }),
      debtor: wireSubject(position.debtor),
      transferList,
      ...(metadata.length > 0 && { metadata }),
    },
  };
}

function transfersOf(
  request: GetPaymentRequest,
  { transfers }: PayableNotice,
): PaymentTransfer[] | Refusal {
  const list: PaymentTransfer[] = [];
  for (const [index, transfer] of transfers.entries()) {
    const made = transferOf(request, transfer, index + 1);
    if (typeof made === "string") return made;
    list.push(made);
  }
  return list;
}

function transferOf(
  { primitive, transferType }: GetPaymentRequest,
  transfer: ResolvedTransfer,
  idTransfer: number,
): PaymentTransfer | Refusal {
  const { destination } = transfer;
  const isV2 = primitive === "paGetPaymentV2";
  const metadata = mapEntries(transfer.metadata);
  const common = {
    idTransfer,
    transferAmount: transfer.amountCents,
    fiscalCodePA: transfer.beneficiaryFiscalCode,
    ...(isV2 && {
      companyName: requiredText(transfer.beneficiaryName, transfer.beneficiaryFiscalCode),
    }),
    remittanceInformation: transfer.remittanceInformation,
    transferCategory: transfer.transferCategory.slice(0, textLengthMax),
  };
  if (destination.kind === "stamp") {
    if (!isV2) return "stampNeedsV2";
    return {
      ...common,
      richiestaMarcaDaBollo: {
        hashDocumento: destination.documentHash,
        tipoBollo: stampType,
        provinciaResidenza: destination.province,
      },
      ...(metadata.length > 0 && { metadata }),
    };
  }
  const { postalIban } = destination;
  if (transferType === "POSTAL" && idTransfer === 1 && postalIban === undefined) {
    return "noPostalAccount";
  }
  const entries = transferType === "PAGOPA" ? withPostalAccount(metadata, postalIban) : metadata;
  return {
    ...common,
    IBAN: transferType === "POSTAL" ? (postalIban ?? destination.iban) : destination.iban,
    ...(entries.length > 0 && { metadata: entries }),
  };
}

function withPostalAccount(metadata: readonly MapEntry[], postalIban: Iban | undefined) {
  if (postalIban === undefined) return metadata;
  const others = metadata.filter(({ key }) => key !== postalAccountKey);
  return [...others.slice(0, metadataEntriesMax - 1), { key: postalAccountKey, value: postalIban }];
}

function mapEntries(entries: readonly MapEntry[]): MapEntry[] {
  return entries.slice(0, metadataEntriesMax).flatMap(({ key, value }) => {
    const [keyText, valueText] = [wireText(key), wireText(value)];
    return keyText === undefined || valueText === undefined
      ? []
      : [{ key: keyText, value: valueText }];
  });
}
