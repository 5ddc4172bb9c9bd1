import { Construct } from "constructs";
import { environmentSchema as publicNotice } from "../../functions/checkout/public-notice/environment.ts";
import { operation as publicNoticeOperation } from "../../functions/checkout/public-notice/operation.ts";
import { environmentSchema as spontaneousPayments } from "../../functions/checkout/spontaneous-payments/environment.ts";
import {
  showSpontaneousForm,
  startSpontaneousPayment,
} from "../../functions/checkout/spontaneous-payments/operations.ts";
import { journalEnvironment, visitorEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

const openReason =
  "Chiunque inizia un pagamento, senza accesso: le richieste si contano per indirizzo.";
const linkReason =
  "L'indirizzo stesso, firmato e di breve durata, apre l'avviso a chi lo ha ricevuto.";

/** Payments that citizens start by themselves, and their notices. */
export class SpontaneousPayments extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addPayments(platform);
    this.addNotices(platform);
  }

  private addPayments(platform: PortalPlatform): void {
    const payments = new PortalFunction(this, "SpontaneousPayments", {
      ...onlineFunction,
      platform,
      path: "checkout/spontaneous-payments",
      environmentSchema: spontaneousPayments,
      environment: {
        ...visitorEnvironment(platform),
        ...journalEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
        PUBLIC_URL: platform.settings.portalUrl,
      },
    });
    payments.allowTable("GetItem", "BatchGetItem", "PutItem", "UpdateItem", "PartiQLInsert");
    payments.allowDebtorIndex();
    payments.allowVisitors();
    new HttpRoute(this, "ShowSpontaneousFormRoute", {
      platform,
      operation: showSpontaneousForm,
      function: payments,
      impact: "I cittadini non possono compilare il modulo di un pagamento spontaneo.",
      openReason,
    });
    new HttpRoute(this, "StartSpontaneousPaymentRoute", {
      platform,
      operation: startSpontaneousPayment,
      function: payments,
      impact: "I cittadini non possono iniziare pagamenti spontanei.",
      openReason,
    });
  }

  private addNotices(platform: PortalPlatform): void {
    const notice = new PortalFunction(this, "PublicNotice", {
      ...onlineFunction,
      platform,
      path: "checkout/public-notice",
      environmentSchema: publicNotice,
      environment: { ...visitorEnvironment(platform), TABLE_NAME: platform.table.tableName },
    });
    notice.allowTable("GetItem");
    notice.allowVisitors();
    new HttpRoute(this, "PublicNoticeRoute", {
      platform,
      operation: publicNoticeOperation,
      function: notice,
      impact: "Chi ha iniziato un pagamento spontaneo non può stamparne l'avviso.",
      openReason: linkReason,
    });
  }
}
