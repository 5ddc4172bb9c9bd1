import { createAccessTokens } from "../../../shared/lambda/access-tokens.ts";
import { digestOfSecret, newBrowserSecret } from "../../../shared/lambda/browser-secret.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createLoginProvider } from "../../../shared/lambda/openid-provider.ts";
import { createPersonSecrets } from "../../../shared/lambda/person-secrets.ts";
import { createDynamoAssignmentStore } from "../../../shared/persistence/access/dynamo-operator-store.ts";
import { createDynamoOrganizationNames } from "../../../shared/persistence/access/dynamo-organization-names.ts";
import { createDynamoWebSessionStore } from "../../../shared/persistence/access/dynamo-web-session-store.ts";
import { createDynamoPersonDebtorStore } from "../../../shared/persistence/debt-positions/debtor-of-person.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { tokenSeconds } from "./responses.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  environment: environmentSchema,
  tokens: "none",
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME, { pace: "online" });
    const people = createPersonSecrets(environment);
    const tokens = createAccessTokens(environment);
    return {
      sessions: createDynamoWebSessionStore(table),
      assignments: createDynamoAssignmentStore(table),
      organizationNames: createDynamoOrganizationNames(table),
      personDebtors: createDynamoPersonDebtorStore(table),
      provider: createLoginProvider(environment, people),
      tickets: people,
      newSecret: newBrowserSecret,
      digest: digestOfSecret,
      sign: (subject, grant, now) =>
        tokens.sign({ kind: "person", subject, ...grant, secondsValid: tokenSeconds }, now),
      portalUrl: environment.PORTAL_URL,
      now: () => new Date(),
    };
  },
  routes,
});
