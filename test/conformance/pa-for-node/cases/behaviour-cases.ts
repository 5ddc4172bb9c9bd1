import type { ConformanceCase } from "../conformance-case.ts";
import { everyCode } from "./code-cases.ts";
import { hostileXml } from "./hostile-behaviour.ts";
import {
  amountThatChanges,
  byInstalments,
  fiveParts,
  happyPath,
  probe,
  verifyAfterPayment,
} from "./payment-behaviours.ts";
import {
  answerThatComesLate,
  paymentThatFailed,
  sameReceiptTwice,
  secondaryEnte,
  secondReceipt,
} from "./receipt-behaviours.ts";
import { fiftyTogether, wrongStation } from "./station-behaviours.ts";

/** The fifteen behaviours that the platform's own tests look for, in their order. */
export const behaviourCases: readonly ConformanceCase[] = [
  happyPath,
  sameReceiptTwice,
  answerThatComesLate,
  secondReceipt,
  secondaryEnte,
  fiveParts,
  amountThatChanges,
  probe,
  everyCode,
  fiftyTogether,
  paymentThatFailed,
  byInstalments,
  verifyAfterPayment,
  wrongStation,
  hostileXml,
].map((behaviour) => ({ section: "Comportamenti", ...behaviour }));
