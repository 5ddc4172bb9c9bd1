import { Construct } from "constructs";
import { environmentSchema as counterPayments } from "../../functions/checkout/counter-payments/environment.ts";
import {
  cancelCounterPayment,
  openCounterPayment,
  showCounterCode,
  showCounterPayment,
} from "../../functions/checkout/counter-payments/operations.ts";
import {
  journalEnvironment,
  outboundEnvironment,
  seedEnvironment,
  tokenEnvironment,
} from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

/** Payments in front of an operator, or of a terminal that serves itself. */
export class CounterPayments extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    const counter = new PortalFunction(this, "CounterPayments", {
      ...onlineFunction,
      platform,
      path: "checkout/counter-payments",
      environmentSchema: counterPayments,
      environment: {
        ...tokenEnvironment(platform.settings),
        ...journalEnvironment(platform.settings),
        ...seedEnvironment(platform),
        ...outboundEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
        PUBLIC_URL: platform.settings.portalUrl,
      },
    });
    counter.allowTable("GetItem", "BatchGetItem", "PutItem", "ConditionCheckItem", "PartiQLInsert");
    if (platform.tokenSeed !== undefined) counter.allowSecret(platform.tokenSeed);
    const routes = {
      OpenCounterPayment: openCounterPayment,
      ShowCounterPayment: showCounterPayment,
      ShowCounterCode: showCounterCode,
      CancelCounterPayment: cancelCounterPayment,
    };
    for (const [name, operation] of Object.entries(routes)) {
      new HttpRoute(this, `${name}Route`, {
        platform,
        operation,
        function: counter,
        impact:
          "Gli sportelli degli enti, e i loro terminali, non possono far pagare né annullare.",
      });
    }
  }
}
