import { Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { ApiClients } from "../contexts/api-clients.ts";
import { ApiDescription } from "../contexts/api-description.ts";
import { DebtPositionTypes } from "../contexts/debt-position-types.ts";
import { Directory } from "../contexts/directory.ts";
import { Journal } from "../contexts/journal.ts";
import { Organizations } from "../contexts/organizations.ts";
import { People } from "../contexts/people.ts";

type BackofficeStackProps = StackProps & { readonly platform: PortalPlatform };

/**
 * What is administered, by whom, and what the API says of itself: apart from the portal's stack
 * because CloudFormation takes 500 resources a stack. It uses the portal's API, and the portal's
 * stack nothing of it.
 */
export class BackofficeStack extends Stack {
  constructor(scope: Construct, id: string, { platform, ...stackProps }: BackofficeStackProps) {
    super(scope, id, stackProps);
    new Organizations(this, "Organizations", platform);
    new ApiClients(this, "ApiClients", platform);
    new People(this, "People", platform);
    new Directory(this, "Directory", platform);
    new DebtPositionTypes(this, "DebtPositionTypes", platform);
    new Journal(this, "Journal", platform);
    new ApiDescription(this, "ApiDescription", platform);
  }
}
