import { type IPublicHostedZone, PublicHostedZone } from "aws-cdk-lib/aws-route53";
import type { Construct } from "constructs";
import type { StageDomain } from "../stages.ts";

/** The stage's DNS zone, by the names in its settings: nothing is looked up while synthesizing. */
export function stageZone(scope: Construct, domain: StageDomain): IPublicHostedZone {
  return PublicHostedZone.fromPublicHostedZoneAttributes(scope, "Zone", {
    hostedZoneId: domain.hostedZoneId,
    zoneName: domain.zoneName,
  });
}
