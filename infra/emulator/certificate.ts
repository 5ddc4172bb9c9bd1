import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { runProgram } from "../build/run-program.ts";
import { EmulatorUnavailable } from "./emulator-unavailable.ts";

/** Files of the certificate that an emulator shows, in PEM. */
export type Certificate = { readonly certificateFile: string; readonly keyFile: string };

/**
 * The certificate of a folder, made the first time, for `localhost` and the loopback address; this
 * process trusts it from now on. The portal's buckets and queues refuse whoever comes without TLS.
 *
 * @throws EmulatorUnavailable where there is no openssl.
 */
export async function trustedCertificate(folder: string): Promise<Certificate> {
  const certificateFile = join(folder, "endpoint.crt");
  const keyFile = join(folder, "endpoint.key");
  if (!existsSync(certificateFile)) {
    const { code, output } = await runProgram("openssl", [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"],
      ...["-keyout", keyFile, "-out", certificateFile, "-subj", "/CN=endpoint-locale"],
      ...["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
      ...["-addext", "basicConstraints=critical,CA:FALSE"],
      ...["-addext", "extendedKeyUsage=serverAuth"],
    ]).catch((error: unknown) => ({ code: -1, output: String(error) }));
    if (code !== 0) throw new EmulatorUnavailable(`Manca openssl.\n${output.trim()}`);
  }
  const certificate = await readFile(certificateFile, "utf8");
  const known = getCACertificates("default");
  if (!known.includes(certificate)) setDefaultCACertificates([...known, certificate]);
  return { certificateFile, keyFile };
}
