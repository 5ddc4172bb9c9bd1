import { Construct } from "constructs";
import { environmentSchema as clientRegistry } from "../../functions/access/client-registry/environment.ts";
import * as clientOperations from "../../functions/access/client-registry/operations.ts";
import { environmentSchema as issueToken } from "../../functions/access/issue-token/environment.ts";
import * as tokenOperations from "../../functions/access/issue-token/operations.ts";
import {
  outboundEnvironment,
  tokenEnvironment,
  tokenSigningEnvironment,
} from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

const openReason =
  "Qui il token non c'è ancora: il client si fa riconoscere con il proprio segreto, e le chiavi " +
  "pubbliche sono di tutti.";

/** Programs that call the portal: which there are, what they may do, their tokens. */
export class ApiClients extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addIssueToken(platform);
    this.addClientRegistry(platform);
  }

  private addIssueToken(platform: PortalPlatform): void {
    const issue = new PortalFunction(this, "IssueToken", {
      ...onlineFunction,
      platform,
      path: "access/issue-token",
      environmentSchema: issueToken,
      environment: {
        ...tokenSigningEnvironment(platform),
        TABLE_NAME: platform.table.tableName,
      },
    });
    issue.allowTable("BatchGetItem", "PutItem", "UpdateItem");
    if (platform.tokenSeed !== undefined) issue.allowSecret(platform.tokenSeed);
    new HttpRoute(this, "IssueTokenRoute", {
      platform,
      operation: tokenOperations.issueToken,
      function: issue,
      impact: "I programmi degli enti e delle software house non ottengono token: restano fuori.",
      openReason,
    });
    new HttpRoute(this, "PublishKeysRoute", {
      platform,
      operation: tokenOperations.publishKeys,
      function: issue,
      impact: "I token del portale non si possono verificare: programmi e operatori restano fuori.",
      openReason,
    });
    new HttpRoute(this, "PublishOutcomeKeysRoute", {
      platform,
      operation: tokenOperations.publishOutcomeKeys,
      function: issue,
      impact: "Gli enti non possono verificare gli esiti che il portale firma.",
      openReason,
    });
    new HttpRoute(this, "DescribeServerRoute", {
      platform,
      operation: tokenOperations.describeServer,
      function: issue,
      impact: "I programmi che si configurano da sé non trovano dove chiedere i token.",
      openReason,
    });
  }
  private addClientRegistry(platform: PortalPlatform): void {
    const registry = new PortalFunction(this, "ClientRegistry", {
      ...onlineFunction,
      platform,
      path: "access/client-registry",
      environmentSchema: clientRegistry,
      environment: {
        ...tokenEnvironment(platform.settings),
        ...outboundEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    registry.allowTable(
      "GetItem",
      "BatchGetItem",
      "Query",
      "PutItem",
      "UpdateItem",
      "DeleteItem",
      "ConditionCheckItem",
    );
    for (const [name, operation] of Object.entries(clientOperations)) {
      const isOfRegion = operation.access.kind === "region";
      new HttpRoute(this, `${name.charAt(0).toUpperCase()}${name.slice(1)}Route`, {
        platform,
        operation,
        function: registry,
        impact: isOfRegion ? regionImpact : organizationImpact,
      });
    }
  }
}

const regionImpact =
  "La Regione non registra né ferma i programmi che chiamano il portale, e non ne cambia i segreti.";
const organizationImpact =
  "Gli enti non delegano i programmi delle software house e non ne cambiano i segreti.";
