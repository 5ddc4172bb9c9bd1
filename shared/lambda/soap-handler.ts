import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type * as z from "zod/mini";
import { type CertificateTrust, isTrusted } from "./client-certificate.ts";
import { readEnvironment } from "./environment.ts";
import { toGatewayResult } from "./gateway-result.ts";
import { lazy } from "./lazy.ts";
import { count, describeError, logger, measure, observed } from "./observability.ts";

export type SoapAnswer = {
  readonly status: number;
  readonly body: string;
  /** For metrics and log: operation and outcome, nobody's data. */
  readonly operation: string;
  readonly outcome: string;
  readonly organizationFiscalCode?: string;
  /** What went wrong on our side, where something did. */
  readonly failure?: unknown;
};

type SoapDoor<Environment, Dependencies> = {
  readonly environment: z.ZodMiniType<Environment>;
  /** `undefined` where nobody is asked for a certificate. */
  readonly trust: (environment: Environment) => CertificateTrust | undefined;
  readonly dependencies: (environment: Environment) => Dependencies;
  readonly answer: (body: Uint8Array, dependencies: Dependencies) => Promise<SoapAnswer>;
};

const xmlType = "text/xml; charset=utf-8";

/**
 * A SOAP endpoint as a Lambda: lets in who shows the right certificate, hands the bytes of the body
 * to the use case, and answers its XML. Whatever is thrown fails the call at transport level.
 */
export function soapHandler<Environment, Dependencies>(door: SoapDoor<Environment, Dependencies>) {
  const wiring = lazy(() => {
    const environment = readEnvironment(door.environment);
    return { trust: door.trust(environment), dependencies: door.dependencies(environment) };
  });
  const answer = async (event: APIGatewayProxyEventV2): Promise<SoapAnswer> => {
    const { trust, dependencies } = wiring();
    if (trust !== undefined && !isTrusted(event, trust)) {
      return { status: 403, body: "", operation: "unknown", outcome: "untrusted" };
    }
    return door.answer(bytesOf(event), dependencies);
  };
  const handler = async (
    event: APIGatewayProxyEventV2,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    const beginning = performance.now();
    const result = await answer(event).catch((failure: unknown): SoapAnswer => {
      return { status: 500, body: "", operation: "unknown", outcome: "failed", failure };
    });
    record(result);
    measure(`${result.operation}.duration`, performance.now() - beginning);
    const { status, body } = result;
    return toGatewayResult({ status, headers: { "content-type": xmlType }, body });
  };
  return middy(handler).use(observed);
}

function record({ operation, outcome, organizationFiscalCode, failure }: SoapAnswer): void {
  count(`${operation}.${outcome}`);
  if (failure === undefined) return;
  count("soapFailed");
  logger.error("call failed", {
    operation,
    organizationFiscalCode,
    failure: describeError(failure),
  });
}

function bytesOf({ body = "", isBase64Encoded }: APIGatewayProxyEventV2): Uint8Array {
  return Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
}
