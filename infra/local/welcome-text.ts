import type { DemoClient } from "./demo-clients.ts";
import type { LocalCloud } from "./options.ts";

/** What a developer reads when the local cloud is ready: addresses and credentials. */
export function welcomeText(
  cloud: LocalCloud,
  facts: { readonly clients: readonly DemoClient[]; readonly seconds: number },
): string {
  const { url, endpoints, dataDirectory } = cloud;
  const credentials = facts.clients.map(
    ({ clientId, clientSecret, description }) =>
      `    ${clientId.padEnd(20)} ${clientSecret.padEnd(28)} ${description}`,
  );
  return [
    `Portale Pagamenti pronto in ${facts.seconds.toFixed(1)} s.`,
    "",
    `  API              ${url}`,
    `  Pannello         ${url}/_local/`,
    `  Posta inviata    ${url}/_local/mail`,
    `  App IO           ${url}/_local/app-io`,
    `  Accesso di prova ${url}/v1/session/login?returnTo=/_local/`,
    `  Token di accesso ${endpoints.identityProvider}/token (client credentials)`,
    `  DynamoDB         ${endpoints.dynamoDb}`,
    `  SQS e S3         ${endpoints.sqs}`,
    `  Dati e registri  ${dataDirectory}`,
    "  Esercizio        npm run -s portale -- ops --help",
    "",
    "  Credenziali di prova (identificativo, segreto):",
    ...credentials,
    "",
    "  Ctrl-C per fermare; i dati restano fino a npm start -- --fresh.",
  ].join("\n");
}
