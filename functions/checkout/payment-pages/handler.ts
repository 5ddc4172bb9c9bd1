import { linkPicture } from "../../../shared/documents/link-picture.ts";
import { keepAmount } from "../../../shared/domain/debt-positions/refresh-amount.ts";
import { createCheckoutClient } from "../../../shared/http-clients/checkout-client.ts";
import { cartIdOf } from "../../../shared/lambda/cart-key.ts";
import { count } from "../../../shared/lambda/observability.ts";
import { keptOutcomeSigner } from "../../../shared/lambda/outcome-signer.ts";
import { randomId } from "../../../shared/lambda/random-id.ts";
import { shortDigest } from "../../../shared/lambda/short-digest.ts";
import { siteHandler } from "../../../shared/lambda/site-handler.ts";
import { createVisitorGuard } from "../../../shared/lambda/visitor-guard.ts";
import { createVisitorAllowances } from "../../../shared/persistence/call-protection/visitor-allowances.ts";
import { createCheckoutStores } from "../../../shared/persistence/checkout/checkout-stores.ts";
import { answerRequest } from "./answer-request.ts";
import { environmentSchema } from "./environment.ts";
import { toHttpResult } from "./responses.ts";

export const handler = siteHandler({
  environment: environmentSchema,
  dependencies: (environment) => ({
    ...createCheckoutStores(environment.TABLE_NAME),
    guard: createVisitorGuard(environment, createVisitorAllowances(environment.TABLE_NAME)),
    refreshAmount: keepAmount,
    askCheckout: createCheckoutClient(environment, { count }),
    signer: keptOutcomeSigner(environment),
    cartIdOf,
    digestOf: shortDigest,
    newKey: randomId,
    qrPicture: linkPicture,
    publicUrl: environment.PUBLIC_URL,
    checkoutOrigin: environment.CHECKOUT_PAGE_ORIGIN,
    now: () => new Date(),
  }),
  answer: async (request, { guard, ...dependencies }) => {
    const visitor = guard.of(request);
    const reply = await answerRequest(request, { ...dependencies, visitor });
    return toHttpResult(reply, dependencies.checkoutOrigin);
  },
});
