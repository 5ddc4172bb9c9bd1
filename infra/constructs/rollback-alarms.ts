import { Lazy } from "aws-cdk-lib";
import { CompositeAlarm, type IAlarm } from "aws-cdk-lib/aws-cloudwatch";
import type { LambdaDeploymentGroup } from "aws-cdk-lib/aws-codedeploy";
import type { Construct } from "constructs";

/** CodeDeploy watches ten alarms a group at the most: one place is kept for all that follow. */
const ownPlacesMax = 9;

/**
 * The alarms that bring an old version back while a new one is being released. A function that
 * answers many routes has more of them than CodeDeploy takes: those beyond stand behind one, which
 * rings when any of them does.
 */
export class RollbackAlarms {
  private readonly scope: Construct;
  private readonly deployments: LambdaDeploymentGroup;
  private readonly more: IAlarm[] = [];
  private added = 0;

  constructor(scope: Construct, deployments: LambdaDeploymentGroup) {
    this.scope = scope;
    this.deployments = deployments;
  }

  add(alarm: IAlarm): void {
    this.added += 1;
    if (this.added <= ownPlacesMax) {
      this.deployments.addAlarm(alarm);
      return;
    }
    if (this.more.length === 0) this.deployments.addAlarm(this.addComposite());
    this.more.push(alarm);
  }

  /** Its rule is written when all that belong to it are known. */
  private addComposite(): CompositeAlarm {
    const { more } = this;
    const anyOfThem = () => more.map((alarm) => alarm.renderAlarmRule()).join(" OR ");
    return new CompositeAlarm(this.scope, "MoreRoutesFail", {
      alarmDescription:
        "Una delle altre chiamate della funzione risponde con errori: solo per i rilasci",
      alarmRule: { renderAlarmRule: () => Lazy.string({ produce: anyOfThem }) },
    });
  }
}
