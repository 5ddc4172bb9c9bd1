import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import {
  noBody,
  noQuery,
  organizationParameters,
} from "../../../shared/lambda/route-parameters.ts";
import { type CancelPaymentDependencies, cancelPayment } from "./cancel-payment.ts";
import { counterBody, counterParameters } from "./counter-bodies.ts";
import {
  type OpenRequestedPaymentDependencies,
  openRequestedPayment,
} from "./open-requested-payment.ts";
import * as operations from "./operations.ts";
import { respondCancelled, respondCode, respondOpened, respondShown } from "./responses.ts";
import { type ShowCodeDependencies, showCode } from "./show-code.ts";
import { type ShowPaymentDependencies, showPayment } from "./show-payment.ts";

type Dependencies = OpenRequestedPaymentDependencies &
  ShowPaymentDependencies &
  ShowCodeDependencies &
  CancelPaymentDependencies;

const ofPayment = { parameters: counterParameters, query: noQuery, body: noBody } as const;

/** What a terminal, or the program of a POS integrator, does at the ente's counter. */
export const routes = [
  organizationRoute({
    operation: operations.openCounterPayment,
    parameters: organizationParameters,
    query: noQuery,
    body: counterBody,
    useCase: ({ body, organization, caller }, dependencies: Dependencies) =>
      openRequestedPayment(body, { organization, caller }, dependencies),
    respond: respondOpened,
  }),
  organizationRoute({
    ...ofPayment,
    operation: operations.showCounterPayment,
    useCase: (
      { organization, caller, parameters: { counterPaymentId: id }, request },
      dependencies: Dependencies,
    ) => {
      const seen = request.headers["if-none-match"];
      return showPayment({ organization, caller, id, seen }, dependencies);
    },
    respond: respondShown,
  }),
  organizationRoute({
    ...ofPayment,
    operation: operations.showCounterCode,
    useCase: (
      { organization, caller, parameters: { counterPaymentId: id } },
      dependencies: Dependencies,
    ) => showCode({ organization, caller, id }, dependencies),
    respond: respondCode,
  }),
  organizationRoute({
    ...ofPayment,
    operation: operations.cancelCounterPayment,
    useCase: (
      { organization, caller, parameters: { counterPaymentId: id } },
      dependencies: Dependencies,
    ) => cancelPayment({ organization, caller, id }, dependencies),
    respond: respondCancelled,
  }),
];
