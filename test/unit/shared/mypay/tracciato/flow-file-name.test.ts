import { describe, expect, it } from "vitest";
import { columnCount, columnsOf } from "../../../../../shared/mypay/tracciato/columns.ts";
import {
  parseFlowFileName,
  tracciatoVersions,
} from "../../../../../shared/mypay/tracciato/flow-file-name.ts";

describe("parseFlowFileName", () => {
  it("reads ente, flow and version, whatever the case of the extension", () => {
    expect(parseFlowFileName("C_Demo1-TARI2026-1_3.ZIP")).toEqual({
      ipaCode: "c_demo1",
      iuf: "TARI2026",
      version: "1_3",
      baseName: "C_Demo1-TARI2026-1_3",
    });
  });

  it.each([
    "",
    "c_demo1-TARI2026-1_3",
    "c_demo1-TARI2026-1_3.csv",
    "c_demo1-TARI2026.zip",
    "c_demo1-TARI-2026-1_3.zip",
    "c_demo1--1_3.zip",
    "-TARI2026-1_3.zip",
    "../c_demo1-TARI2026-1_3.zip",
    "c_demo1-../TARI-1_3.zip",
    "c_demo1-TARI/2026-1_3.zip",
    `c_demo1-${"x".repeat(51)}-1_3.zip`,
    "c_demo1-TARI\n2026-1_3.zip",
  ])("refuses the name %j", (name) => {
    expect(parseFlowFileName(name)).toMatchObject({
      refused: { code: "PAA_IMPORT_NOME_FILE_ERR" },
    });
  });

  it.each(["1_5", "1.3", "2_0", "13"])("refuses version %s with its own code", (version) => {
    expect(parseFlowFileName(`c_demo1-TARI2026-${version}.zip`)).toMatchObject({
      refused: { code: "PAA_IMPORT_FILE_VERSIONE_ERR" },
    });
  });
});

describe("columnCount", () => {
  it("is 20, 20, 21, 22 and 35", () => {
    expect(tracciatoVersions.map(columnCount)).toEqual([20, 20, 21, 22, 35]);
  });

  it("puts azione last and codIuv second in every version", () => {
    for (const version of tracciatoVersions) {
      const names = columnsOf(version).map((column) => column.name);
      expect(names.at(-1)).toBe("azione");
      expect(names[1]).toBe("codIuv");
    }
  });
});
