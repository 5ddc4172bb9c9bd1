import { describe, expect, it } from "vitest";
import {
  isTransportFault,
  judgeAnswer,
  nodeFault,
  type StationAnswer,
} from "../../../../../shared/domain/sandbox/station-answer.ts";
import { composeResponse } from "../../../../../shared/pagopa/pa-for-node/compose-message.ts";
import { parseResponse } from "../../../../../shared/pagopa/pa-for-node/parse-message.ts";
import { refusal } from "../../../../support/sandbox/sandbox-world.ts";

const operation = "paSendRTV2";

function judge(answer: StationAnswer) {
  return judgeAnswer(answer, { operation, read: parseResponse });
}

function answered(body: string, httpStatus = 200): StationAnswer {
  return { outcome: "answered", httpStatus, body };
}

describe("judgeAnswer", () => {
  it("believes an OK to its own operation", () => {
    const body = composeResponse({ primitive: operation, outcome: "OK" });
    expect(judge(answered(body))).toEqual({
      outcome: "OK",
      answer: { primitive: operation, outcome: "OK" },
    });
  });

  const otherOperation = composeResponse({ primitive: "paSendRT", outcome: "OK" });
  const withoutFault = composeResponse({ primitive: operation, outcome: "OK" }).replace(
    "<outcome>OK</outcome>",
    "<outcome>KO</outcome>",
  );
  it.each<[string, StationAnswer, string]>([
    [
      "no connection",
      { outcome: "unreachable", cause: "ECONNREFUSED" },
      "PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE",
    ],
    ["no answer in time", { outcome: "timedOut" }, "PPT_STAZIONE_INT_PA_TIMEOUT"],
    ["HTTP 500", answered("", 500), "PPT_STAZIONE_INT_PA_SERVIZIO_NON_ATTIVO"],
    ["HTTP 302", answered("", 302), "PPT_STAZIONE_INT_PA_SERVIZIO_NON_ATTIVO"],
    ["a page of HTML", answered("<html></html>"), "PPT_STAZIONE_INT_PA_ERRORE_RESPONSE"],
    ["nothing at all", answered(""), "PPT_STAZIONE_INT_PA_ERRORE_RESPONSE"],
    ["a KO without fault", answered(withoutFault), "PPT_STAZIONE_INT_PA_ERRORE_RESPONSE"],
    ["another operation's OK", answered(otherOperation), "PPT_STAZIONE_INT_PA_ERRORE_RESPONSE"],
  ])("takes %s for a failure of transport", (_what, answer, code) => {
    const verdict = judge(answer);
    expect(verdict).toMatchObject({ outcome: "KO", fault: { code } });
    expect(verdict.outcome === "KO" && isTransportFault(verdict.fault)).toBe(true);
  });

  it("passes on what the ente says no with, and takes it for final", () => {
    const body = composeResponse(refusal(operation, "PAA_RECEIPT_DUPLICATA"));
    const verdict = judge(answered(body));
    expect(verdict).toMatchObject({
      outcome: "KO",
      fault: {
        code: "PPT_ERRORE_EMESSO_DA_PAA",
        original: { code: "PAA_RECEIPT_DUPLICATA", text: "Rifiutato." },
      },
    });
    expect(verdict.outcome === "KO" && isTransportFault(verdict.fault)).toBe(false);
  });

  it("does not take the node's own refusals for failures of transport", () => {
    expect(isTransportFault(nodeFault("PPT_PAGAMENTO_IN_CORSO"))).toBe(false);
    expect(isTransportFault(nodeFault("PPT_IBAN_NON_CENSITO"))).toBe(false);
  });
});
