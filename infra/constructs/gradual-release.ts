import { Validations } from "aws-cdk-lib";
import {
  LambdaApplication,
  LambdaDeploymentConfig,
  LambdaDeploymentGroup,
} from "aws-cdk-lib/aws-codedeploy";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Alias } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";

/**
 * How a new version takes its calls over. Those that somebody waits for: a tenth of them for five
 * minutes, then all. The work of queues and of the stream: a tenth more every minute; its batches
 * may be too few for a tenth to prove anything in five minutes, and one that a bad version breaks
 * comes back by itself, so that meeting it sooner costs nobody anything. All at once would leave
 * no time in which an alarm could bring the old version back.
 */
export type ReleasePace = "canary" | "linear";

const configurations = {
  canary: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
  linear: LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE,
} as const satisfies Record<ReleasePace, unknown>;

/** The CodeDeploy application of a stage whose new versions are tried on a part of the calls. */
export class GradualRelease extends Construct {
  private readonly application: LambdaApplication;
  private readonly role: Role;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    this.application = new LambdaApplication(this, "Application", {
      applicationName: `portale-${name}`,
    });
    this.role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("codedeploy.amazonaws.com"),
    });
    Validations.of(this.role).acknowledge({
      id:
        "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/" +
        "service-role/AWSCodeDeployRoleForLambdaLimited]",
      reason:
        "È il ruolo del solo servizio CodeDeploy, con la politica ristretta che AWS ha scritto e " +
        "mantiene per spostare gli alias delle funzioni.",
    });
  }

  /** Moves the alias at that pace from now on; an alarm added to the group moves it back. */
  addAlias(alias: Alias, pace: ReleasePace): LambdaDeploymentGroup {
    return new LambdaDeploymentGroup(alias, "Release", {
      application: this.application,
      role: this.role,
      alias,
      deploymentConfig: configurations[pace],
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    });
  }
}
