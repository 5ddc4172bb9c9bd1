import { Construct } from "constructs";
import { environmentSchema as getReceipt } from "../../functions/receipts/get-receipt/environment.ts";
import { operation as getReceiptOperation } from "../../functions/receipts/get-receipt/operation.ts";
import { environmentSchema as listReceiptAnomalies } from "../../functions/receipts/list-receipt-anomalies/environment.ts";
import { operation as listReceiptAnomaliesOperation } from "../../functions/receipts/list-receipt-anomalies/operation.ts";
import { environmentSchema as listReceipts } from "../../functions/receipts/list-receipts/environment.ts";
import { operation as listReceiptsOperation } from "../../functions/receipts/list-receipts/operation.ts";
import { environmentSchema as verifyReceipt } from "../../functions/receipts/verify-receipt/environment.ts";
import { operation as verifyReceiptOperation } from "../../functions/receipts/verify-receipt/operation.ts";
import { stateEnvironment, tokenEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

/** The archive of receipts: what enti read of it, and what anybody may check. */
export class Receipts extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addListReceipts(platform);
    this.addGetReceipt(platform);
    this.addListReceiptAnomalies(platform);
    this.addVerifyReceipt(platform);
  }

  private addListReceipts(platform: PortalPlatform): void {
    const list = new PortalFunction(this, "ListReceipts", {
      ...onlineFunction,
      platform,
      path: "receipts/list-receipts",
      environmentSchema: listReceipts,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    list.allowTable("Query", "BatchGetItem");
    new HttpRoute(this, "ListReceiptsRoute", {
      platform,
      operation: listReceiptsOperation,
      function: list,
      impact: "Gli enti non vedono quali ricevute sono arrivate.",
    });
  }

  private addGetReceipt(platform: PortalPlatform): void {
    const get = new PortalFunction(this, "GetReceipt", {
      ...onlineFunction,
      platform,
      path: "receipts/get-receipt",
      environmentSchema: getReceipt,
      environment: {
        ...tokenEnvironment(platform.settings),
        ...stateEnvironment(platform),
        PUBLIC_URL: platform.settings.api.publicUrl,
      },
    });
    get.allowTable("GetItem", "BatchGetItem");
    get.allowFiles("receipts", "GetObject");
    new HttpRoute(this, "GetReceiptRoute", {
      platform,
      operation: getReceiptOperation,
      function: get,
      impact: "Gli enti non possono scaricare le ricevute, né in PDF né in XML.",
    });
  }

  private addListReceiptAnomalies(platform: PortalPlatform): void {
    const list = new PortalFunction(this, "ListReceiptAnomalies", {
      ...onlineFunction,
      platform,
      path: "receipts/list-receipt-anomalies",
      environmentSchema: listReceiptAnomalies,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    list.allowTable("Query", "BatchGetItem");
    new HttpRoute(this, "ListReceiptAnomaliesRoute", {
      platform,
      operation: listReceiptAnomaliesOperation,
      function: list,
      impact: "Gli enti non vedono pagamenti doppi, tardivi o senza posizione.",
    });
  }

  private addVerifyReceipt(platform: PortalPlatform): void {
    const verify = new PortalFunction(this, "VerifyReceipt", {
      ...onlineFunction,
      platform,
      path: "receipts/verify-receipt",
      environmentSchema: verifyReceipt,
      environment: stateEnvironment(platform),
    });
    verify.allowTable("GetItem");
    verify.allowFiles("receipts", "GetObject");
    new HttpRoute(this, "VerifyReceiptRoute", {
      platform,
      operation: verifyReceiptOperation,
      function: verify,
      impact: "Chi riceve una ricevuta stampata non può controllare che sia autentica.",
      openReason: "Chiunque abbia una ricevuta in mano può controllarla: non c'è nessun token.",
    });
  }
}
