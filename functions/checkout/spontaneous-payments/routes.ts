import { publicRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, noQuery, publicTypeParameters } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { paymentBody } from "./request-body.ts";
import { respondForm, respondPayment } from "./responses.ts";
import { showForm } from "./show-form.ts";
import { type StartPaymentDependencies, startPayment } from "./start-payment.ts";

const ofType = { parameters: publicTypeParameters, query: noQuery } as const;

export const routes = [
  publicRoute({
    ...ofType,
    operation: operations.showSpontaneousForm,
    visit: "look",
    body: noBody,
    useCase: ({ parameters }, dependencies: StartPaymentDependencies) =>
      showForm(parameters, dependencies),
    respond: respondForm,
  }),
  publicRoute({
    ...ofType,
    operation: operations.startSpontaneousPayment,
    visit: "open",
    body: paymentBody,
    useCase: ({ parameters, body }, dependencies: StartPaymentDependencies) =>
      startPayment({ ...parameters, ...body }, dependencies),
    respond: respondPayment,
  }),
];
