import { Stack, type StackProps } from "aws-cdk-lib";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { Checkout } from "../contexts/checkout.ts";
import { Citizens } from "../contexts/citizens.ts";
import { CounterPayments } from "../contexts/counter-payments.ts";
import { ExpiredPositions } from "../contexts/expired-positions.ts";
import { OrganizationCarts } from "../contexts/organization-carts.ts";
import { PaymentPages } from "../contexts/payment-pages.ts";
import { PositionSearch } from "../contexts/position-search.ts";
import { Positions } from "../contexts/positions.ts";
import { SpontaneousPayments } from "../contexts/spontaneous-payments.ts";
import { WebhookRegistry } from "../contexts/webhooks.ts";

type PaymentsStackProps = StackProps & {
  readonly platform: PortalPlatform;
  /** With which Checkout is called; none where the settings hold the key. */
  readonly checkoutKey: Secret | undefined;
  /** Who tells the programs of enti. */
  readonly webhookDeliveries: IQueue;
};

/**
 * What people and portals pay through: apart from the portal's stack because CloudFormation takes
 * 500 resources a stack. It uses the portal's API, and the portal's stack nothing of it.
 */
export class PaymentsStack extends Stack {
  constructor(scope: Construct, id: string, props: PaymentsStackProps) {
    const { platform, checkoutKey, webhookDeliveries, ...stackProps } = props;
    super(scope, id, stackProps);
    new Checkout(this, "Checkout", { platform, checkoutKey });
    new Citizens(this, "Citizens", platform);
    new CounterPayments(this, "CounterPayments", platform);
    new Positions(this, "Positions", platform);
    new PositionSearch(this, "PositionSearch", platform);
    new WebhookRegistry(this, "WebhookRegistry", platform);
    new ExpiredPositions(this, "ExpiredPositions", { platform, webhookDeliveries });
    new SpontaneousPayments(this, "SpontaneousPayments", platform);
    new PaymentPages(this, "PaymentPages", { platform, checkoutKey });
    new OrganizationCarts(this, "OrganizationCarts", platform);
  }
}
