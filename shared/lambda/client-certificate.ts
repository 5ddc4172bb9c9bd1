import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** Whose certificate lets a call in. */
export type CertificateTrust = {
  /** SHA-256 of the certificates, hexadecimal; two while one replaces the other. */
  readonly fingerprints: readonly string[];
  /** Header in which a gateway in front of the API forwards the certificate, in lower case. */
  readonly header?: string | undefined;
};

/**
 * True when the caller showed one of the trusted certificates: to the API itself, whose mutual TLS
 * hands it over in the request's context, or to the gateway in front of it, where the stage has
 * one. Source: SANP 3.12.0, autenticazione (mutual TLS of the node).
 */
export function isTrusted(event: APIGatewayProxyEventV2, trust: CertificateTrust): boolean {
  const forwarded = trust.header === undefined ? undefined : event.headers[trust.header];
  const certificate = event.requestContext.authentication?.clientCert.clientCertPem ?? forwarded;
  const fingerprint = certificate && fingerprintOf(certificate);
  return fingerprint ? trust.fingerprints.includes(fingerprint) : false;
}

/**
 * SHA-256 of a certificate given as PEM, also URL-encoded as load balancers do, or as the base64 of
 * its DER; `undefined` when it is not a certificate.
 */
export function fingerprintOf(certificate: string): string | undefined {
  try {
    const text = certificate.includes("%") ? decodeURIComponent(certificate) : certificate;
    const isPem = text.includes("-----BEGIN");
    const { X509Certificate } = process.getBuiltinModule("node:crypto");
    const x509 = new X509Certificate(isPem ? text : Buffer.from(text, "base64"));
    return x509.fingerprint256.replaceAll(":", "").toLowerCase();
  } catch {
    return undefined;
  }
}
