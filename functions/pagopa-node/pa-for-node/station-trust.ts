/** Whose client certificates the station takes; nobody is asked for one where none is named. */
export function stationTrust({
  NODE_CERTIFICATES: certificates,
  CERTIFICATE_HEADER: header,
}: {
  readonly NODE_CERTIFICATES?: string | undefined;
  readonly CERTIFICATE_HEADER?: string | undefined;
}) {
  if (certificates === undefined) return undefined;
  return { fingerprints: certificates.split(",").filter((one) => one !== ""), header };
}
