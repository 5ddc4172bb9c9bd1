import { createAccessTokens } from "../../../shared/lambda/access-tokens.ts";
import { clientSecretDigest, isSameDigest } from "../../../shared/lambda/client-secret.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { keptOutcomeSigner } from "../../../shared/lambda/outcome-signer.ts";
import { createDynamoClientLogins } from "../../../shared/persistence/access/dynamo-client-logins.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  tokens: "none",
  environment: environmentSchema,
  dependencies: (environment) => {
    const tokens = createAccessTokens(environment);
    const outcomeSigner = keptOutcomeSigner(environment);
    return {
      logins: createDynamoClientLogins(
        createTableClient(environment.TABLE_NAME, { pace: "online" }),
      ),
      sign: tokens.sign,
      publicKeys: tokens.publicKeys,
      outcomeKeys: async () => (await outcomeSigner()).publicKeys(),
      issuer: environment.PORTAL_ISSUER,
      digest: clientSecretDigest,
      isSameDigest,
      now: () => new Date(),
    };
  },
  routes,
});
