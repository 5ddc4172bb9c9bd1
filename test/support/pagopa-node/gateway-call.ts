import { readFileSync } from "node:fs";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";

/** Certificates made for these tests; their keys were thrown away. */
export const certificates = {
  node: certificate("nodo"),
  /** The one that the node will show once its present one is replaced. */
  nextNode: certificate("nodo-nuovo"),
  stranger: certificate("estraneo"),
} as const;

function certificate(name: string): string {
  return readFileSync(new URL(`certificates/${name}.pem`, import.meta.url), "utf8");
}

/** How load balancers and proxies forward a certificate in a header. */
export function urlEncoded(pem: string): string {
  return encodeURIComponent(pem);
}

export type GatewayCall = {
  readonly body?: Uint8Array | string;
  /** In lower case, as API Gateway hands them over. */
  readonly headers?: Readonly<Record<string, string>>;
  /** PEM of the certificate that the client showed to the API itself. */
  readonly clientCertificate?: string;
  readonly base64?: boolean;
};

/** A call of the station as API Gateway hands it to the function (payload format 2.0). */
export function gatewayEvent(call: GatewayCall): APIGatewayProxyEventV2 {
  const { body, headers = {}, clientCertificate, base64 = false } = call;
  const routeKey = "POST /soap/pa-for-node";
  const path = "/soap/pa-for-node";
  return {
    version: "2.0",
    routeKey,
    rawPath: path,
    rawQueryString: "",
    headers: { "content-type": "text/xml; charset=utf-8", ...headers },
    requestContext: {
      accountId: "000000000000",
      apiId: "test",
      domainName: "portale.example",
      domainPrefix: "portale",
      http: { method: "POST", path, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "" },
      requestId: "test",
      routeKey,
      stage: "$default",
      time: "28/Nov/2026:10:00:00 +0000",
      timeEpoch: Date.parse("2026-11-28T10:00:00Z"),
      ...(clientCertificate !== undefined && {
        authentication: { clientCert: clientCertOf(clientCertificate) },
      }),
    },
    ...(body !== undefined && {
      body: Buffer.from(body).toString(base64 ? "base64" : "utf8"),
    }),
    isBase64Encoded: base64,
  };
}

function clientCertOf(clientCertPem: string) {
  const validity = { notBefore: "Nov 28 00:00:00 2026 GMT", notAfter: "Nov 28 00:00:00 2126 GMT" };
  const subject = "CN=nodo.example";
  return { clientCertPem, issuerDN: subject, subjectDN: subject, serialNumber: "1", validity };
}

export const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: "pa-for-node",
  functionVersion: "$LATEST",
  invokedFunctionArn: "arn:aws:lambda:eu-south-1:000000000000:function:pa-for-node",
  memoryLimitInMB: "1024",
  awsRequestId: "test",
  logGroupName: "/aws/lambda/pa-for-node",
  logStreamName: "test",
  getRemainingTimeInMillis: () => 14_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};
