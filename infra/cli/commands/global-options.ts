import { demoClients } from "../../local/demo-clients.ts";
import { UsageError } from "../exit-codes.ts";
import { createPortalClient, type PortalClient } from "../portal-client.ts";

const localUrl = "http://localhost:4400";
/** Who acts against the local cloud, where nobody says who: the demo ente, or the Region. */
const localClients = { organization: "comune-di-prova", region: "regione" } as const;

export type ConnectionOptions = {
  readonly url: string;
  readonly issuer?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
};

/** Where the portal is and who asks: options first, then the environment, then the local cloud. */
export function connectionDefaults(environment: NodeJS.ProcessEnv): ConnectionOptions {
  const issuer = environment["PORTALE_ISSUER"];
  const clientId = environment["PORTALE_CLIENT_ID"];
  const clientSecret = environment["PORTALE_CLIENT_SECRET"];
  return {
    url: environment["PORTALE_URL"] ?? localUrl,
    ...(issuer === undefined ? {} : { issuer }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(clientSecret === undefined ? {} : { clientSecret }),
  };
}

/** A client of the portal; against the local cloud the demo credentials are enough. */
export function connect(
  options: ConnectionOptions,
  actsFor: keyof typeof localClients = "organization",
): PortalClient {
  const { url, issuer } = options;
  if (!URL.canParse(url)) throw new UsageError(`L'indirizzo ${url} non è un URL.`);
  const isLocal = ["localhost", "127.0.0.1"].includes(new URL(url).hostname);
  const clientId = options.clientId ?? (isLocal ? localClients[actsFor] : undefined);
  const clientSecret =
    options.clientSecret ??
    (isLocal ? demoClients.find((demo) => demo.clientId === clientId)?.clientSecret : undefined);
  if (clientId === undefined || clientSecret === undefined) {
    throw new UsageError("Indicare --client-id e --client-secret (o PORTALE_CLIENT_ID e _SECRET).");
  }
  if (issuer === undefined && !isLocal)
    throw new UsageError("Indicare --issuer (o PORTALE_ISSUER).");
  return createPortalClient({
    baseUrl: url,
    issuer: issuer ?? `${url}/_local/oidc`,
    clientId,
    clientSecret,
  });
}
