import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { fingerprintOf } from "../../../../shared/lambda/client-certificate.ts";
import { logger } from "../../../../shared/lambda/observability.ts";
import { type SoapAnswer, soapHandler } from "../../../../shared/lambda/soap-handler.ts";
import {
  certificates,
  type GatewayCall,
  gatewayEvent,
  lambdaContext,
  urlEncoded,
} from "../../../support/pagopa-node/gateway-call.ts";

const header = "x-client-certificate";
const trusted = fingerprintOf(certificates.node) ?? "";
const ok: SoapAnswer = { status: 200, body: "<ok/>", operation: "paSendRT", outcome: "OK" };
const xml = '<?xml version="1.0"?><città>€ \u{1f600}</città>';

/** A door whose use case keeps what it was asked. */
function door(answer: (body: Uint8Array) => Promise<SoapAnswer> = async () => ok) {
  const asked: string[] = [];
  const built: string[] = [];
  const handler = soapHandler({
    environment: z.object({ STATION: z.string(), TRUSTED: z.optional(z.string()) }),
    trust: ({ TRUSTED }) =>
      TRUSTED === undefined ? undefined : { fingerprints: TRUSTED.split(","), header },
    dependencies: ({ STATION }) => {
      built.push(STATION);
      return { station: STATION };
    },
    answer: (body, { station }) => {
      asked.push(`${station}: ${Buffer.from(body).toString()}`);
      return answer(body);
    },
  });
  const call = (sent: GatewayCall) => handler(gatewayEvent(sent), lambdaContext);
  return { asked, built, call };
}

beforeEach(() => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  vi.stubEnv("STATION", "12345678903_01");
  vi.spyOn(logger, "error").mockReturnValue(undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("the SOAP door", () => {
  it("hands on the bytes of the body, however the gateway wraps them", async () => {
    const { asked, call } = door();
    await call({ body: xml });
    await call({ body: xml, base64: true });
    await call({});
    expect(asked).toEqual([`12345678903_01: ${xml}`, `12345678903_01: ${xml}`, "12345678903_01: "]);
  });

  it("hands on bytes that are no UTF-8 as they are", async () => {
    const bytes = Uint8Array.of(0xfe, 0xff, 0x00, 0x3c);
    const seen: Uint8Array[] = [];
    const { call } = door(async (body) => {
      seen.push(body);
      return ok;
    });
    await call({ body: bytes, base64: true });
    expect(seen.map((body) => [...body])).toEqual([[...bytes]]);
  });

  it("asks neither for a content type nor for a SOAPAction", async () => {
    const { asked, call } = door();
    for (const headers of [
      { "content-type": "application/xml", soapaction: '"paSendRT"' },
      { "content-type": "text/xml; charset=UTF-8", soapaction: "paVerifyPaymentNotice" },
      { "content-type": "application/soap+xml" },
    ]) {
      expect(await call({ body: xml, headers })).toMatchObject({ statusCode: 200 });
    }
    expect(asked).toHaveLength(3);
  });

  it("answers the use case's status and XML, which nobody may keep", async () => {
    expect(await door(async () => ({ ...ok, status: 400 })).call({ body: xml })).toEqual({
      statusCode: 400,
      headers: { "content-type": "text/xml; charset=utf-8", "cache-control": "no-store" },
      body: "<ok/>",
    });
  });

  it("builds what it depends on once", async () => {
    const { built, call } = door();
    expect(built).toEqual([]);
    await call({ body: xml });
    await call({ body: xml });
    expect(built).toEqual(["12345678903_01"]);
  });
});

describe("the SOAP door with a list of certificates", () => {
  it("lets in whoever shows one of them, to the API or through the gateway's header", async () => {
    vi.stubEnv("TRUSTED", `${"0".repeat(64)},${trusted}`);
    const { asked, call } = door();
    const pem = certificates.node;
    expect(await call({ body: xml, clientCertificate: pem })).toMatchObject({ statusCode: 200 });
    const headers = { [header]: urlEncoded(pem) };
    expect(await call({ body: xml, headers })).toMatchObject({ statusCode: 200 });
    expect(asked).toHaveLength(2);
  });

  it("turns away everybody else before the body is looked at", async () => {
    const { asked, call } = door();
    for (const list of [trusted, ""]) {
      vi.stubEnv("TRUSTED", list);
      for (const shown of [{}, { clientCertificate: certificates.stranger }]) {
        expect(await call({ body: xml, ...shown })).toMatchObject({ statusCode: 403, body: "" });
      }
    }
    expect(asked).toEqual([]);
  });

  it("lets nobody in while the list is empty", async () => {
    vi.stubEnv("TRUSTED", "");
    const { call } = door();
    const shown = { body: xml, clientCertificate: certificates.node };
    expect(await call(shown)).toMatchObject({ statusCode: 403, body: "" });
  });
});

describe("the SOAP door when something fails", () => {
  it("fails the call at transport level, without a word of why", async () => {
    const { call } = door(() => Promise.reject(new Error("Rossi Maria")));
    const result = await call({ body: xml });
    expect(result).toMatchObject({ statusCode: 500, body: "" });
    expect(JSON.stringify(result)).not.toContain("Rossi");
  });

  it("fails calls while its environment is not complete, and heals when it is", async () => {
    vi.stubEnv("STATION", undefined);
    const { asked, call } = door();
    expect(await call({ body: xml })).toMatchObject({ statusCode: 500 });
    expect(asked).toEqual([]);
    vi.stubEnv("STATION", "12345678903_02");
    expect(await call({ body: xml })).toMatchObject({ statusCode: 200 });
    expect(asked).toEqual([`12345678903_02: ${xml}`]);
  });

  it("counts each outcome, failures once more for the alarm, and how long each call took", async () => {
    vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
    const lines: string[] = [];
    vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
      lines.push(String(chunk));
      return true;
    });
    await door().call({ body: xml });
    expect(logger.error).not.toHaveBeenCalled();
    const failed = { ...ok, outcome: "PAA_SYSTEM_ERROR", failure: new Error("x") };
    await door(async () => failed).call({ body: xml });
    await door(() => Promise.reject(new Error("y"))).call({ body: xml });
    vi.stubEnv("TRUSTED", trusted);
    await door().call({ body: xml });
    const duration = expect.any(Number);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { "paSendRT.OK": 1, "paSendRT.duration": duration },
      { "paSendRT.PAA_SYSTEM_ERROR": 1, soapFailed: 1, "paSendRT.duration": duration },
      { "unknown.failed": 1, soapFailed: 1, "unknown.duration": duration },
      { "unknown.untrusted": 1, "unknown.duration": duration },
    ]);
    expect(lines.map((line) => line.includes("soapFailed"))).toEqual([false, true, true, false]);
    expect(logger.error).toHaveBeenCalledTimes(2);
  });
});
