import type { Alarm, IMetric } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { ImpactAlarm } from "./impact-alarm.ts";
import type { PortalPlatform } from "./portal-platform.ts";

type FunctionAlarmsProps = {
  readonly platform: PortalPlatform;
  /** Calls a minute that ended without an answer, and those in five that were not let start. */
  readonly metrics: { readonly errors: IMetric; readonly throttles: IMetric };
  /** `<context>/<function>`. */
  readonly path: string;
  /** Whether somebody waits for its answer; otherwise its work is in a queue and comes again. */
  readonly online: boolean;
};

/** What AWS says of a function that cannot speak for itself: it broke off, or was not let start. */
export class FunctionAlarms extends Construct {
  /** Rings when the function ends without an answer: crash, time-out, no memory left. */
  readonly errors: Alarm;

  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    const { platform, metrics, path, online } = props;
    this.errors = new ImpactAlarm(this, "Errors", {
      platform,
      impact: online
        ? `Chi si serve di ${path} riceve un errore invece della risposta.`
        : `Il lavoro di ${path} si interrompe e riparte più tardi: chi lo aspetta tarda ad averlo.`,
      runbookHeading: "Funzioni che si interrompono",
      metric: metrics.errors,
      threshold: 0,
    }).alarm;
    new ImpactAlarm(this, "Throttles", {
      platform,
      impact: online
        ? `Alcune richieste a ${path} vengono respinte perché le funzioni in corso sono troppe.`
        : `Il lavoro di ${path} rallenta perché le funzioni in corso sono troppe.`,
      runbookHeading: "Funzioni respinte per concorrenza",
      metric: metrics.throttles,
      threshold: 0,
    });
  }
}
