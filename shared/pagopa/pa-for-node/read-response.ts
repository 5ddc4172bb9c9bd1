import type { XmlElement } from "../xml/xml-element.ts";
import type {
  Fault,
  KoResponse,
  NoticeDescription,
  PaForNodePrimitive,
  PaForNodeResponse,
  PaymentDataV1,
} from "./messages.ts";
import type { Sequence } from "./schema/content.ts";
import { strict } from "./schema/leniencies.ts";
import { readContent } from "./schema/read-content.ts";
import { responseSchemas } from "./schema/response-schemas.ts";
import { SchemaProblem } from "./schema/schema-problem.ts";

type Result = { readonly outcome: "OK" | "KO"; readonly fault?: Fault };

/**
 * The response of an operation, from its root element, or what speaks against it: its schema, and
 * what pagoPA's node asks beyond the schema (SANP 3.12.0): KO has a fault, OK has all that the
 * operation answers, transfers add up to the amount.
 */
export function readResponse(
  primitive: PaForNodePrimitive,
  root: XmlElement,
): PaForNodeResponse | SchemaProblem {
  const problem = (rule: string, ...path: readonly string[]) =>
    new SchemaProblem(rule, [root.name, ...path]);
  switch (primitive) {
    case "paVerifyPaymentNotice":
      return settle({ primitive, schema: responseSchemas.paVerifyPaymentNotice, root }, (fields) =>
        isNoticeDescription(fields)
          ? { primitive, outcome: "OK", ...fields }
          : problem(mandatory, missingOf(fields)),
      );
    case "paDemandPaymentNotice":
      return settle(
        { primitive, schema: responseSchemas.paDemandPaymentNotice, root },
        (fields) => {
          const { qrCode, ...notice } = fields;
          if (qrCode === undefined) return problem(mandatory, "qrCode");
          return isNoticeDescription(notice)
            ? { primitive, outcome: "OK", qrCode, ...notice }
            : problem(mandatory, missingOf(notice));
        },
      );
    case "paGetPayment":
      return settle({ primitive, schema: responseSchemas.paGetPayment, root }, ({ data }) => {
        if (data === undefined) return problem(mandatory, "data");
        const rule = brokenRuleOf(data);
        if (rule !== undefined) return problem(rule, "data", "transferList");
        return { primitive, outcome: "OK", data };
      });
    case "paGetPaymentV2":
      return settle({ primitive, schema: responseSchemas.paGetPaymentV2, root }, ({ data }) => {
        if (data === undefined) return problem(mandatory, "data");
        const rule = brokenRuleOf(data);
        if (rule !== undefined) return problem(rule, "data", "transferList");
        return { primitive, outcome: "OK", data };
      });
    case "paSendRT":
    case "paSendRTV2":
      return settle({ primitive, schema: responseSchemas.paSendRT, root }, () => ({
        primitive,
        outcome: "OK",
      }));
  }
}

const mandatory = "elemento mancante, obbligatorio con esito OK";

/** KO with its fault and nothing else, or what `accept` makes of an OK. */
function settle<Fields extends object>(
  message: {
    readonly primitive: PaForNodePrimitive;
    readonly schema: Sequence<Result & Fields>;
    readonly root: XmlElement;
  },
  accept: (fields: Omit<Result & Fields, "outcome" | "fault">) => PaForNodeResponse | SchemaProblem,
): PaForNodeResponse | KoResponse | SchemaProblem {
  const { primitive, schema, root } = message;
  const reading = readContent(schema, root, strict);
  if (reading instanceof SchemaProblem) return reading;
  const { outcome, fault, ...fields } = reading;
  if (outcome === "OK") {
    const isPlain = fault === undefined;
    return isPlain
      ? accept(fields)
      : new SchemaProblem("con esito OK non c'è", [root.name, "fault"]);
  }
  if (fault === undefined) {
    return new SchemaProblem("elemento mancante, obbligatorio con esito KO", [root.name, "fault"]);
  }
  if (Object.keys(fields).length > 0) {
    return new SchemaProblem("con esito KO c'è solo fault", [root.name]);
  }
  return { primitive, outcome, fault };
}

const noticeFields = [
  ["paymentOptionDescription", "paymentList"],
  ["paymentDescription", "paymentDescription"],
  ["fiscalCodePA", "fiscalCodePA"],
  ["companyName", "companyName"],
] as const;

function isNoticeDescription(fields: Partial<NoticeDescription>): fields is NoticeDescription {
  return noticeFields.every(([field]) => fields[field] !== undefined);
}

function missingOf(fields: Partial<NoticeDescription>): string {
  const [, element = ""] = noticeFields.find(([field]) => fields[field] === undefined) ?? [];
  return element;
}

/** What the transfers of a payment must be beyond their schema, where they are not. */
function brokenRuleOf({ paymentAmount, transferList }: PaymentDataV1): string | undefined {
  const sum = transferList.reduce((total, { transferAmount }) => total + transferAmount, 0);
  if (sum !== paymentAmount) return "la somma dei transferAmount non è paymentAmount";
  const ids = new Set(transferList.map(({ idTransfer }) => idTransfer));
  return ids.size === transferList.length ? undefined : "un idTransfer è ripetuto";
}
