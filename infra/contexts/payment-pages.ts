import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { environmentSchema as paymentPages } from "../../functions/checkout/payment-pages/environment.ts";
import { CheckoutAlarms } from "../constructs/checkout-alarms.ts";
import {
  checkoutEnvironment,
  journalEnvironment,
  outboundEnvironment,
  visitorEnvironment,
} from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

const openReason =
  "Sono pagine per chi paga, che non si autentica: le visite si contano per indirizzo e " +
  "dispositivo, e un carrello lo apre soltanto chi ne ha la chiave.";

type PaymentPagesProps = {
  readonly platform: PortalPlatform;
  /** With which Checkout is called; none where the settings hold the key. */
  readonly checkoutKey: Secret | undefined;
};

/** What people see while they pay: pages of one small site, which says itself what is where. */
export class PaymentPages extends Construct {
  constructor(scope: Construct, id: string, { platform, checkoutKey }: PaymentPagesProps) {
    super(scope, id);
    const path = "checkout/payment-pages";
    const pages = new PortalFunction(this, "Pages", {
      ...onlineFunction,
      platform,
      path,
      environmentSchema: paymentPages,
      environment: {
        ...visitorEnvironment(platform),
        ...checkoutEnvironment(platform.settings, checkoutKey),
        ...journalEnvironment(platform.settings),
        ...outboundEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
        PUBLIC_URL: platform.settings.portalUrl,
      },
    });
    pages.allowTable("GetItem", "BatchGetItem", "PutItem", "ConditionCheckItem", "PartiQLInsert");
    pages.allowDebtorIndex();
    pages.allowVisitors();
    if (checkoutKey !== undefined) pages.allowSecret(checkoutKey);
    new CheckoutAlarms(this, "Alarms", { platform, path });
    const routes = [
      {
        id: "SearchRoute",
        method: "GET",
        path: "/paga",
        impact: "Chi ha in mano un avviso non trova da dove pagarlo sul portale.",
      },
      {
        id: "PagesRoute",
        method: "GET",
        path: "/paga/{proxy+}",
        impact: "Chi segue il link di un avviso, o torna da Checkout, non vede la pagina.",
      },
      {
        id: "FormsRoute",
        method: "POST",
        path: "/paga/{proxy+}",
        impact: "Chi è sulla pagina di un avviso non riesce ad andare a pagarlo.",
      },
      {
        id: "CounterRoute",
        method: "GET",
        path: "/sportello/{proxy+}",
        impact: "Gli sportelli degli enti non vedono il codice da pagare e l'esito.",
      },
      {
        id: "CounterFormsRoute",
        method: "POST",
        path: "/sportello/{proxy+}",
        impact: "Gli sportelli degli enti non annullano un pagamento dalla sua pagina.",
      },
    ] as const;
    for (const { id: routeId, impact, ...address } of routes) {
      new HttpRoute(this, routeId, {
        platform,
        operation: { ...address, access: { kind: "public" } },
        function: pages,
        impact,
        openReason,
      });
    }
  }
}
