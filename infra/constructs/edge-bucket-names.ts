import { Aws } from "aws-cdk-lib";
import type { StageSettings } from "../stages.ts";

/**
 * Names of the buckets that CloudFront and the firewall reach from another AWS region. A name that
 * both stacks can say needs no value carried from one region to the other, which CloudFormation
 * can only do through custom resources.
 */
export function edgeBucketNames({ name }: StageSettings) {
  return {
    pages: `portale-${name}-web-${Aws.ACCOUNT_ID}`,
    // The firewall writes only into buckets whose name begins like this.
    logs: `aws-waf-logs-portale-${name}-${Aws.ACCOUNT_ID}`,
  };
}
