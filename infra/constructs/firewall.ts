import { Aws, Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { CfnLoggingConfiguration, CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";
import type { StageDomain, StageSettings } from "../stages.ts";
import { edgeBucketNames } from "./edge-bucket-names.ts";
import { ImpactAlarm } from "./impact-alarm.ts";
import type { PortalPlatform } from "./portal-platform.ts";

type FirewallProps = {
  readonly platform: Pick<PortalPlatform, "alarmTopic" | "settings">;
  readonly domain: StageDomain;
};
type Rule = Omit<CfnWebACL.RuleProperty, "priority" | "visibilityConfig">;

const rateWindow = Duration.minutes(5);
/** Addresses whose last part is a code that somebody could try to guess. */
const guessablePath = "/v1/receipt-verifications/";

/**
 * Turns away, before CloudFront asks anybody, who is known to attack, what looks like an attack
 * and who asks too much. It does not stand before pagoPA's node, whose calls must never be guessed
 * wrong, nor before the files, which go straight to S3.
 */
export class Firewall extends Construct {
  readonly webAclArn: string;

  constructor(scope: Construct, id: string, { platform, domain }: FirewallProps) {
    super(scope, id);
    const { settings } = platform;
    const name = `portale-${settings.name}`;
    const webAcl = new CfnWebACL(this, "WebAcl", {
      name,
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      rules: rulesOf(settings, domain).map((rule, priority) => ({
        ...rule,
        priority,
        visibilityConfig: measuredAs(rule.name),
      })),
      customResponseBodies: {
        tooMany: { contentType: "APPLICATION_JSON", content: JSON.stringify(tooManyRequests) },
      },
      visibilityConfig: measuredAs(name),
    });
    this.webAclArn = webAcl.attrArn;
    this.addLogs(settings);
    new ImpactAlarm(this, "ManyBlocked", {
      platform,
      impact: "Qualcuno attacca il portale, oppure il firewall respinge cittadini ed enti.",
      runbookHeading: "Richieste bloccate dal firewall",
      metric: new Metric({
        namespace: "AWS/WAFV2",
        metricName: "BlockedRequests",
        dimensionsMap: { WebACL: name, Rule: "ALL" },
        statistic: "Sum",
        period: rateWindow,
      }),
      threshold: domain.firewall.blockedMax,
    });
  }

  /**
   * Only of what was turned away, without what people are recognized by: who asks in the right way
   * leaves no trace here. They go to the bucket in the Region's own cloud region.
   */
  private addLogs(settings: StageSettings): void {
    new CfnLoggingConfiguration(this, "Logs", {
      resourceArn: this.webAclArn,
      logDestinationConfigs: [`arn:${Aws.PARTITION}:s3:::${edgeBucketNames(settings).logs}`],
      redactedFields: [
        { singleHeader: { Name: "authorization" } },
        { singleHeader: { Name: "cookie" } },
        { queryString: {} },
      ],
      loggingFilter: {
        DefaultBehavior: "DROP",
        Filters: [
          {
            Behavior: "KEEP",
            Requirement: "MEETS_ANY",
            Conditions: [{ ActionCondition: { Action: "BLOCK" } }],
          },
        ],
      },
    });
  }
}

/** In the order in which they are asked. */
function rulesOf({ sandbox }: StageSettings, { firewall }: StageDomain): readonly Rule[] {
  return [
    managedRules("AWSManagedRulesAmazonIpReputationList"),
    rateRule("TroppiTentativi", {
      limit: firewall.guessesPerIp,
      scopeDownStatement: pathBegins(guessablePath),
    }),
    rateRule("TroppeRichieste", { limit: firewall.requestsPerIp }),
    managedRules("AWSManagedRulesKnownBadInputsRuleSet"),
    managedRules("AWSManagedRulesCommonRuleSet", {
      // An ente is registered with its logo and its debt types, far more than the rule's 8 KB:
      // what a body may hold is for the schemas of the functions to say.
      ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }],
      // Tries of the sandbox send SOAP, and addresses of whoever is developing.
      ...(sandbox && {
        scopeDownStatement: { notStatement: { statement: pathBegins("/sandbox") } },
      }),
    }),
  ];
}

type ManagedRuleOptions = Omit<
  CfnWebACL.ManagedRuleGroupStatementProperty,
  "name" | "vendorName" | "version"
>;

function managedRules(name: string, options: ManagedRuleOptions = {}): Rule {
  return {
    name,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name, ...options } },
  };
}

type RateOptions = Pick<CfnWebACL.RateBasedStatementProperty, "limit" | "scopeDownStatement">;

function rateRule(name: string, options: RateOptions): Rule {
  const retryAfter = { name: "retry-after", value: String(rateWindow.toSeconds()) };
  return {
    name,
    action: {
      block: {
        customResponse: {
          responseCode: tooManyRequests.status,
          responseHeaders: [retryAfter],
          customResponseBodyKey: "tooMany",
        },
      },
    },
    statement: {
      rateBasedStatement: {
        ...options,
        aggregateKeyType: "IP",
        evaluationWindowSec: rateWindow.toSeconds(),
      },
    },
  };
}

/** However the path is spelt: the API decodes it before it looks for a route. */
function pathBegins(searchString: string): CfnWebACL.StatementProperty {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: "STARTS_WITH",
      searchString,
      textTransformations: [
        { priority: 0, type: "URL_DECODE" },
        { priority: 1, type: "NORMALIZE_PATH" },
      ],
    },
  };
}

/** No samples: they would keep requests as they came, headers and all. */
function measuredAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}

/** As the API itself describes problems (RFC 9457). */
const tooManyRequests = {
  type: "/problemi/troppe-richieste",
  status: 429,
  title: "Troppe richieste",
  detail: "Da questo indirizzo arrivano troppe richieste. Riprovare fra cinque minuti.",
} as const;
