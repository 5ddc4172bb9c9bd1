import type { TaxonomyCode } from "../values/taxonomy-code.ts";

/**
 * Why PagoPA shall not forward a debt to the debtor's bank as a SEPA Request to Pay: `timing`, its
 * moment does not suit; `otherOperator`, somebody else does it; `both`.
 */
export const rtpOptOuts = ["timing", "otherOperator", "both"] as const;
export type RtpOptOut = (typeof rtpOptOuts)[number];

/** Prefixes of the taxonomy in place of the usual 9 (pagoPA, "SEPA Request To Pay"). */
const prefixes: Readonly<Record<RtpOptOut, string>> = {
  timing: "6",
  otherOperator: "7",
  both: "8",
};

/** The transferCategory of a debt of the type that brings none of its own. */
export function transferCategoryOf({
  taxonomyCode,
  rtpOptOut,
}: {
  readonly taxonomyCode: TaxonomyCode;
  readonly rtpOptOut?: RtpOptOut;
}): string {
  return rtpOptOut === undefined ? taxonomyCode : prefixes[rtpOptOut] + taxonomyCode.slice(1);
}
