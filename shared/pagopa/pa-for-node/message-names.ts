import { type PaForNodePrimitive, paForNodePrimitives } from "./messages.ts";

/** The namespace of the root of every message: what is inside is in none (SANP 3.12.0). */
export const PA_FOR_NODE_NAMESPACE = "http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd";

type MessageNames = { readonly request: string; readonly response: string };

/** How the roots of each operation are called, which follows no single rule (SANP 3.12.0). */
export const messageNames: Readonly<Record<PaForNodePrimitive, MessageNames>> = {
  paVerifyPaymentNotice: {
    request: "paVerifyPaymentNoticeReq",
    response: "paVerifyPaymentNoticeRes",
  },
  paGetPayment: { request: "paGetPaymentReq", response: "paGetPaymentRes" },
  paGetPaymentV2: { request: "paGetPaymentV2Request", response: "paGetPaymentV2Response" },
  paSendRT: { request: "paSendRTReq", response: "paSendRTRes" },
  paSendRTV2: { request: "paSendRTV2Request", response: "paSendRTV2Response" },
  paDemandPaymentNotice: {
    request: "paDemandPaymentNoticeRequest",
    response: "paDemandPaymentNoticeResponse",
  },
};

/** The operation whose request or response has this root, or `undefined`. */
export function primitiveOfRoot(
  name: string,
  direction: keyof MessageNames,
): PaForNodePrimitive | undefined {
  return paForNodePrimitives.find((primitive) => messageNames[primitive][direction] === name);
}
