import { describe, expect, it } from "vitest";
import { findSecrets } from "../../../support/logs/find-secrets.ts";

const canary = "seme-che-non-si-deve-leggere";
const whysOf = (text: string) =>
  findSecrets({ file: "registro.log", text }, [canary]).map(({ line, why }) => `${line}: ${why}`);

describe("a log", () => {
  it.each([
    ["an access token", "token eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJodHRwcyJ9.abc", "access token"],
    ["a client's secret", '{"secret":"pps_3q2-7wAbCdEfGh"}', "client secret"],
    ["an authorization", "authorization: Basic Y29tdW5lOnNlZ3JldG8=", "authorization"],
    ["a key", "-----BEGIN PRIVATE KEY-----", "key in PEM"],
    ["somebody's fiscal code", "debitore RSSMRA80A01F205X", "fiscal code of a person"],
    ["one with letters for digits", "debitore RSSMRA80A01F20RX", "fiscal code of a person"],
    ["an account", "conto IT60X0542811101000000123456", "IBAN"],
    ["an address", "a maria.rossi@example.it", "e-mail address"],
    ["a canary", `valore=${canary}`, "canary"],
  ])("is told on for %s", (_what, said, why) => {
    expect(whysOf(`prima\n${said}\ndopo`)).toEqual([`2: ${why}`]);
  });

  it("may hold what the portal's own lines are made of", () => {
    const line = JSON.stringify({
      level: "ERROR",
      message: "request failed",
      function_request_id: "4f1e7c6e-0a61-4f6c-9d0f-5d0d4a3c8f11",
      organizationFiscalCode: "02336340159",
      iuv: "01000000000000123",
      debtor: "RSS***…***X",
      xray_trace_id: "1-5759e988-bd862e3fe1be46a994272793",
    });
    expect(whysOf(line)).toEqual([]);
  });
});
