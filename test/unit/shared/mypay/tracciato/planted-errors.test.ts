import { describe, expect, it } from "vitest";
import { tracciatoVersions } from "../../../../../shared/mypay/tracciato/flow-file-name.ts";
import { parseRow } from "../../../../../shared/mypay/tracciato/parse-row.ts";
import { firstField } from "../../../../../shared/mypay/tracciato/split-fields.ts";
import { demoRowReading } from "../../../../support/demo-row-reading.ts";
import { type GeneratedFlow, generateFlow } from "../../../../support/generated-flow.ts";

/** Row number → codes, for every row that is rejected. */
function rejectedRows(flow: GeneratedFlow, version: (typeof tracciatoVersions)[number]) {
  const reading = demoRowReading(version);
  const seen = new Set<string>();
  const rows = flow.csv.toString("utf8").trimEnd().split("\n").slice(1);
  return rows.flatMap((line, index) => {
    const iud = firstField(line);
    const verdict = parseRow(line, reading, seen.has(iud));
    seen.add(iud);
    if (verdict.ok) return [];
    return [{ row: index + 1, iud, code: verdict.rejections.map((r) => r.code).join("|") }];
  });
}

describe.each(tracciatoVersions)("a flow of version %s with planted errors", (version) => {
  it.each(["1", "4711"])("has exactly the expected rejected rows and codes (seed %s)", (seed) => {
    const flow = generateFlow({
      rows: "1000",
      version,
      seed,
      invalid: "0.3",
      "given-iuv": "0.1",
    });
    expect(rejectedRows(flow, version)).toEqual(flow.rejected);
  });

  it.each(["M", "A"])("has no rejected row when every row is an %s", (action) => {
    const flow = generateFlow({ rows: "300", version, action, invalid: "0.3" });
    expect(rejectedRows(flow, version)).toEqual([]);
  });
});
