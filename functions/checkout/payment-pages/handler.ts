import { linkPicture } from "../../../shared/documents/link-picture.ts";
import { createAmountClient } from "../../../shared/http-clients/amount-client.ts";
import { createCheckoutClient } from "../../../shared/http-clients/checkout-client.ts";
import { cartIdOf } from "../../../shared/lambda/cart-key.ts";
import { counterPaymentIdOf } from "../../../shared/lambda/counter-key.ts";
import { createJournalRecorder } from "../../../shared/lambda/journal-recorder.ts";
import { count } from "../../../shared/lambda/observability.ts";
import { keptOutcomeSigner } from "../../../shared/lambda/outcome-signer.ts";
import { randomId } from "../../../shared/lambda/random-id.ts";
import { shortDigest } from "../../../shared/lambda/short-digest.ts";
import { signedQuestions } from "../../../shared/lambda/signed-questions.ts";
import { siteHandler } from "../../../shared/lambda/site-handler.ts";
import { createVisitorGuard } from "../../../shared/lambda/visitor-guard.ts";
import { createPageStores } from "../../../shared/persistence/checkout/page-stores.ts";
import { answerRequest } from "./answer-request.ts";
import { environmentSchema } from "./environment.ts";
import { toHttpResult } from "./responses.ts";

export const handler = siteHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const { visits, journal, ...stores } = createPageStores(environment);
    return {
      ...stores,
      visitors: createVisitorGuard(environment, visits),
      askAmount: createAmountClient(signedQuestions(environment)),
      askCheckout: createCheckoutClient(environment, { count }),
      record: createJournalRecorder(journal),
      signer: keptOutcomeSigner(environment),
      keys: { cartIdOf, counterPaymentIdOf, newKey: randomId, digestOf: shortDigest },
      qrPicture: linkPicture,
      origins: { portal: environment.PUBLIC_URL, checkout: environment.CHECKOUT_PAGE_ORIGIN },
      now: () => new Date(),
    };
  },
  answer: async (request, dependencies) => toHttpResult(await answerRequest(request, dependencies)),
});
