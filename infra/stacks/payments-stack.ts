import { Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { PositionSearch } from "../contexts/position-search.ts";

type PaymentsStackProps = StackProps & { readonly platform: PortalPlatform };

/**
 * What people and portals pay through: apart from the portal's stack because CloudFormation takes
 * 500 resources a stack. It uses the portal's API, and the portal's stack nothing of it.
 */
export class PaymentsStack extends Stack {
  constructor(scope: Construct, id: string, { platform, ...stackProps }: PaymentsStackProps) {
    super(scope, id, stackProps);
    new PositionSearch(this, "PositionSearch", platform);
  }
}
