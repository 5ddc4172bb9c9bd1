import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { environmentSchema as cartRegistry } from "../../functions/checkout/cart-registry/environment.ts";
import {
  openCart,
  openOwnCart,
  showCart,
  showNotice,
  startCheckout,
} from "../../functions/checkout/cart-registry/operations.ts";
import { CheckoutAlarms } from "../constructs/checkout-alarms.ts";
import {
  checkoutEnvironment,
  outboundEnvironment,
  tokenEnvironment,
  visitorEnvironment,
} from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

const openReason =
  "Paga anche chi non si autentica: le chiamate si contano per indirizzo e dispositivo, e un " +
  "carrello lo apre soltanto chi ne ha la chiave.";

type CheckoutProps = {
  readonly platform: PortalPlatform;
  /** With which Checkout is called; none where the settings hold the key. */
  readonly checkoutKey: Secret | undefined;
};

/** Carts of notices, from opening to outcome. */
export class Checkout extends Construct {
  constructor(scope: Construct, id: string, { platform, checkoutKey }: CheckoutProps) {
    super(scope, id);
    const path = "checkout/cart-registry";
    const registry = new PortalFunction(this, "CartRegistry", {
      ...onlineFunction,
      platform,
      path,
      environmentSchema: cartRegistry,
      environment: {
        ...tokenEnvironment(platform.settings),
        ...visitorEnvironment(platform),
        ...checkoutEnvironment(platform.settings, checkoutKey),
        ...outboundEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
        PUBLIC_URL: platform.settings.portalUrl,
      },
    });
    registry.allowTable("GetItem", "BatchGetItem", "PutItem");
    registry.allowDebtorIndex();
    registry.allowVisitors();
    if (checkoutKey !== undefined) registry.allowSecret(checkoutKey);
    new CheckoutAlarms(this, "Alarms", { platform, path });
    const routes = [
      {
        id: "OpenCartRoute",
        operation: openCart,
        impact: "I cittadini non possono mettere avvisi in un carrello e pagarli.",
      },
      {
        id: "OpenOwnCartRoute",
        operation: openOwnCart,
        impact: "I cittadini che si sono autenticati non possono pagare gli avvisi.",
      },
      {
        id: "ShowCartRoute",
        operation: showCart,
        impact: "Chi ha pagato sul portale non vede l'esito del pagamento.",
      },
      {
        id: "StartCheckoutRoute",
        operation: startCheckout,
        impact: "I cittadini non arrivano alla pagina di pagamento di pagoPA.",
      },
      {
        id: "ShowNoticeRoute",
        operation: showNotice,
        impact: "Chi ha in mano un avviso non ne vede l'importo e non può pagarlo sul portale.",
      },
    ] as const;
    for (const { id: routeId, operation, impact } of routes) {
      const isOpen = operation.access.kind === "public";
      new HttpRoute(this, routeId, {
        platform,
        operation,
        function: registry,
        impact,
        ...(isOpen && { openReason }),
      });
    }
  }
}
