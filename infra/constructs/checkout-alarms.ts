import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import { ImpactAlarm } from "./impact-alarm.ts";
import { ownMetric } from "./own-metric.ts";
import type { PortalPlatform } from "./portal-platform.ts";

/** One try that fails is nothing: both of several carts, within some minutes, are. */
const unavailableMax = 3;

type CheckoutAlarmsProps = {
  readonly platform: PortalPlatform;
  /** Of the function, `<context>/<function>`. */
  readonly path: string;
};

/** How Checkout answers a function that sends carts there: see `createCheckoutClient`. */
export class CheckoutAlarms extends Construct {
  constructor(scope: Construct, id: string, { platform, path }: CheckoutAlarmsProps) {
    super(scope, id);
    const counted = (metricName: string) =>
      ownMetric(path, { metricName, statistic: "Sum", period: Duration.minutes(5) });
    new ImpactAlarm(this, "Refused", {
      platform,
      impact: "Alcuni cittadini non riescono a pagare sul portale: pagoPA rifiuta il carrello.",
      runbookHeading: "Checkout rifiuta i carrelli",
      metric: counted("checkoutRefused"),
      threshold: 0,
    });
    new ImpactAlarm(this, "Unavailable", {
      platform,
      impact: "I cittadini non riescono a pagare sul portale: il Checkout di pagoPA non risponde.",
      runbookHeading: "Checkout non risponde",
      metric: counted("checkoutUnavailable"),
      threshold: unavailableMax,
    });
  }
}
