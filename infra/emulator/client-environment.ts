import { localRegion } from "../local/template/resource-identity.ts";
import type { DeployedPortal } from "./deployed-portal.ts";
import { rootCredentials } from "./emulator.ts";

/** What programs that work with a deployed portal, or with its AWS, find in their environment. */
export function clientEnvironment({
  url,
  deployment,
}: DeployedPortal): Readonly<Record<string, string>> {
  const { endpoint, certificateFile } = deployment.emulator;
  return {
    PORTALE_URL: url,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: localRegion,
    ...rootCredentials,
    ...(certificateFile === undefined
      ? {}
      : { NODE_EXTRA_CA_CERTS: certificateFile, AWS_CA_BUNDLE: certificateFile }),
  };
}
