import { createAmountRefresher } from "../../../shared/domain/debt-positions/refresh-amount.ts";
import { createAmountClient } from "../../../shared/http-clients/amount-client.ts";
import { createCheckoutClient } from "../../../shared/http-clients/checkout-client.ts";
import { cartIdOf } from "../../../shared/lambda/cart-key.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { count } from "../../../shared/lambda/observability.ts";
import { shortDigest } from "../../../shared/lambda/short-digest.ts";
import { signedQuestions } from "../../../shared/lambda/signed-questions.ts";
import { createVisitorGuard } from "../../../shared/lambda/visitor-guard.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createVisitorAllowances } from "../../../shared/persistence/call-protection/visitor-allowances.ts";
import { createCheckoutStores } from "../../../shared/persistence/checkout/checkout-stores.ts";
import { createIpaCodeReader } from "../../../shared/persistence/organizations/ipa-code-reader.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

const online = { pace: "online" } as const;

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  visitors: (environment) =>
    createVisitorGuard(environment, createVisitorAllowances(environment.TABLE_NAME)),
  dependencies: (environment) => {
    const askAmount = createAmountClient(signedQuestions(environment));
    const stores = { ...createCheckoutStores(environment.TABLE_NAME), now: () => new Date() };
    return {
      ...stores,
      findByIpaCode: createIpaCodeReader(createTableClient(environment.TABLE_NAME, online)),
      refreshAmount: createAmountRefresher({ ...stores, askAmount }),
      askCheckout: createCheckoutClient(environment, { count }),
      cartIdOf,
      digest: shortDigest,
      publicUrl: environment.PUBLIC_URL,
    };
  },
  routes,
});
