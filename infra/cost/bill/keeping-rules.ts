import { bucketFolders } from "../../../shared/files/import-flow-files.ts";
import { amountOf } from "../measure/usage.ts";
import { bytesOfGb, daysOfMonth } from "./assumptions.ts";
import type { LineRule } from "./line-rules.ts";

/** What the files of flows cost after the first month, and when their enti fetch them. */
export const keepingRules: readonly LineRule[] = [
  {
    id: "s3.laterMonths",
    service: "S3",
    label: "spazio dei file, dal secondo mese alla loro scadenza",
    unit: "GB-mese",
    price: "s3Storage",
    quantity: (usage, { daysKept }) =>
      usage
        .filter(({ measure }) => measure === "storedBytes")
        .reduce((sum, { detail, amount }) => {
          const months = (daysKept.get(detail) ?? daysOfMonth) / daysOfMonth;
          return sum + (amount / bytesOfGb) * Math.max(0, months - 1);
        }, 0),
  },
  {
    id: "data.results",
    service: "Internet",
    label: "scarico dei file di esito e delle stampe, una volta",
    unit: "GB",
    price: "dataOut",
    quantity: (usage) =>
      amountOf(
        usage,
        ({ measure, detail }) => measure === "storedBytes" && detail === bucketFolders.results,
      ) / bytesOfGb,
  },
];
