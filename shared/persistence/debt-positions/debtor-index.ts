import {
  anonymousDebtorCode,
  type DebtPosition,
} from "../../domain/debt-positions/debt-position.ts";
import type { DebtorDigest } from "../../domain/debt-positions/search-index.ts";
import type { OrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { type OrganizationPartition, organizationPartition } from "../organization-key.ts";

const digestLength = 24;
const digestPattern = /^[0-9a-f]{24}$/u;

function isDebtorDigest(text: string): text is DebtorDigest {
  return digestPattern.test(text);
}

/** Reads what stands for a debtor, or `undefined`. */
export function parseDebtorDigest(text: string): DebtorDigest | undefined {
  return isDebtorDigest(text) ? text : undefined;
}

/**
 * What stands for a debtor in keys: nobody's code travels in a key, which ends up in logs of AWS.
 * 96 bits of SHA-256, in hexadecimal.
 */
export function debtorDigest(code: string): DebtorDigest {
  const { hash } = process.getBuiltinModule("node:crypto");
  const digest = parseDebtorDigest(hash("sha256", code).slice(0, digestLength));
  if (digest === undefined) throw new Error("a digest of another length");
  return digest;
}

/** The parts that an ente's debts are spread over: one alone would slow the loading of a flow. */
export const debtorShards: readonly string[] = [..."0123456789abcdef"];

/** Where an ente's debts of such debtors are: the first digit of the digest says it. */
export function debtorPartition(
  organization: OrganizationFiscalCode,
  shard: string,
): OrganizationPartition {
  return organizationPartition(organization, "D", shard.slice(0, 1));
}

/** What the sort keys of a debtor's debts begin with; the instant of creation follows. */
export function debtorPrefix(digest: string): string {
  return `${digest}#`;
}

/** What ends the sort key of a debt that has instalments: their due dates are not in the index. */
const installmentsMark = "#P";

/** Attributes by which the index knows a debt. Debts of nobody known are spread, not collected. */
export function debtorIndexKeys(position: DebtPosition) {
  const { organizationFiscalCode, debtor, iud, createdAt, installmentPlans } = position;
  const isKnown = debtor.code !== anonymousDebtorCode;
  const digest = debtorDigest(isKnown ? debtor.code : `${anonymousDebtorCode}#${iud}`);
  const instant = Date.parse(createdAt).toString(36);
  const mark = installmentPlans === undefined ? "" : installmentsMark;
  return {
    dp: debtorPartition(organizationFiscalCode, digest),
    ds: `${debtorPrefix(digest)}${instant}${mark}`,
  };
}

/** True of an entry of the index whose debt has instalments. */
export function hasInstallments({ ds }: { readonly ds: string }): boolean {
  return ds.endsWith(installmentsMark);
}
