import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  type CertificateTrust,
  fingerprintOf,
  isTrusted,
} from "../../../../shared/lambda/client-certificate.ts";
import {
  certificates,
  type GatewayCall,
  gatewayEvent,
  urlEncoded,
} from "../../../support/pagopa-node/gateway-call.ts";

const header = "x-client-certificate";
const { node, nextNode, stranger } = certificates;

/** As `openssl x509 -fingerprint -sha256` prints it, but for the colons. */
const nodeFingerprint = "c6d948130505a9bb9cb707b6b3f4929973ef611b542449a7a92e614fc71a2a9c";
const nextFingerprint = "116d9d12e1f89bc44c8f704ace47448c44be8b13d988eb8cd53fb3db1f200dca";
const trust: CertificateTrust = { fingerprints: [nodeFingerprint, nextFingerprint], header };

const lets = (call: GatewayCall, trusted = trust) => isTrusted(gatewayEvent(call), trusted);

describe("the fingerprint of a certificate", () => {
  it("is the same of its PEM, of the PEM encoded for a URL, and of its DER in base64", () => {
    const der = new X509Certificate(node).raw.toString("base64");
    const oneLine = node.replaceAll("\n", "%0A").replaceAll(" ", "%20");
    for (const form of [node, node.trim(), urlEncoded(node), oneLine, der]) {
      expect(fingerprintOf(form)).toBe(nodeFingerprint);
    }
  });

  it("of a chain is that of its first certificate, the client's own", () => {
    expect(fingerprintOf(node + stranger)).toBe(nodeFingerprint);
    expect(fingerprintOf(stranger + node)).not.toBe(nodeFingerprint);
  });

  it.each([
    "",
    "%",
    "%E0%A4%A",
    "nodo.example",
    nodeFingerprint,
    "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
    node.slice(0, 200),
    "\u0000",
  ])("is none of what is no certificate: %j", (text) => {
    expect(fingerprintOf(text)).toBeUndefined();
  });
});

describe("a call of the station", () => {
  it("comes in with the node's certificate, shown to the API or forwarded by a gateway", () => {
    expect(lets({ clientCertificate: node })).toBe(true);
    expect(lets({ headers: { [header]: urlEncoded(node) } })).toBe(true);
    expect(lets({ headers: { [header]: node } })).toBe(true);
  });

  it("comes in with the old and with the new one while one replaces the other", () => {
    for (const certificate of [node, nextNode]) {
      expect(lets({ clientCertificate: certificate })).toBe(true);
      expect(lets({ headers: { [header]: urlEncoded(certificate) } })).toBe(true);
    }
    const later = { fingerprints: [nextFingerprint], header };
    expect(lets({ clientCertificate: node }, later)).toBe(false);
    expect(lets({ clientCertificate: nextNode }, later)).toBe(true);
  });

  it("stays out without a certificate, with another's, and with what is none", () => {
    expect(lets({})).toBe(false);
    expect(lets({ clientCertificate: stranger })).toBe(false);
    expect(lets({ headers: { [header]: urlEncoded(stranger) } })).toBe(false);
    expect(lets({ headers: { [header]: nodeFingerprint } })).toBe(false);
    expect(lets({ headers: { [header]: "" } })).toBe(false);
  });

  it("stays out while the list is closed", () => {
    const closed = { fingerprints: [], header };
    expect(lets({ clientCertificate: node }, closed)).toBe(false);
    expect(lets({ headers: { [header]: urlEncoded(node) } }, closed)).toBe(false);
    expect(lets({}, closed)).toBe(false);
  });

  it("cannot bring a certificate of its own in a header that no gateway sets", () => {
    const withoutHeader = { fingerprints: [nodeFingerprint] };
    expect(lets({ headers: { [header]: urlEncoded(node) } }, withoutHeader)).toBe(false);
    expect(lets({ headers: { "x-other": urlEncoded(node) } })).toBe(false);
  });

  it("is judged by what was shown to the API itself, where both are there", () => {
    const headers = { [header]: urlEncoded(node) };
    expect(lets({ clientCertificate: stranger, headers })).toBe(false);
    expect(lets({ clientCertificate: node, headers: { [header]: urlEncoded(stranger) } })).toBe(
      true,
    );
  });
});
