import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, RemovalPolicy, Stack } from "aws-cdk-lib";
import { AttributeType, Table } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkRelease, type ReleaseFacts } from "../../infra/operations/release/check-release.ts";
import { lossyChanges } from "../../infra/operations/release/classify-changes.ts";
import {
  normalizeTemplate,
  type Template,
} from "../../infra/operations/release/normalize-template.ts";
import { securityChanges } from "../../infra/operations/release/security-changes.ts";

const folder = mkdtempSync(join(tmpdir(), "portale-release-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What would be released: a stack that holds data. */
const stackName = "dati";
let next: ReleaseFacts["next"];
beforeAll(() => {
  const app = new App({ outdir: join(folder, "assembly") });
  const stack = new Stack(app, stackName);
  new Table(stack, "Table", {
    partitionKey: { name: "pk", type: AttributeType.STRING },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  new Bucket(stack, "Files", { versioned: true });
  new Queue(stack, "Queue", { queueName: "lavori" });
  new LogGroup(stack, "Logs", { logGroupName: "registri" });
  const role = new Role(stack, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  role.addToPolicy(
    new PolicyStatement({
      actions: ["sqs:SendMessage"],
      resources: ["arn:aws:sqs:eu-south-1:000000000000:queue"],
    }),
  );
  const [artifact] = app.synth().stacks;
  const template = normalizeTemplate(artifact?.template);
  next = { assemblyFolder: app.outdir, templates: new Map([[stackName, template]]) };
});

/** The check, where the template that was released is another one. */
async function checkAgainst(
  edit: (json: string) => string,
  accepted: ReleaseFacts["accepted"] = [],
) {
  const before = normalizeTemplate(JSON.parse(edit(JSON.stringify(next.templates.get(stackName)))));
  const path = join(folder, "released.json");
  writeFileSync(path, JSON.stringify(before));
  return await checkRelease({
    stage: "prod",
    released: new Map([[stackName, before]]),
    releasedPath: () => path,
    next,
    accepted,
  });
}

function idOf(type: string): string {
  const found = [...(next.templates.values() ?? [])].flatMap(({ Resources }) =>
    Object.entries(Resources).filter(([, resource]) => resource.Type === type),
  );
  return found[0]?.[0] ?? "";
}

const withResource = (json: string, id: string, resource: object) =>
  json.replace('"Resources":{', `"Resources":{"${id}":${JSON.stringify(resource)},`);

describe("a release", () => {
  it("may go out when nothing changes", async () => {
    expect(await checkAgainst((json) => json)).toEqual({
      text: `Stack ${stackName}\nNessuna differenza.`,
      refusals: [],
    });
  });

  it("may not replace what holds data or a name", async () => {
    const { refusals } = await checkAgainst((json) =>
      json
        .replaceAll('"AttributeName":"pk"', '"AttributeName":"altro"')
        .replace('"QueueName":"lavori"', '"QueueName":"compiti"')
        .replace('"LogGroupName":"registri"', '"LogGroupName":"altri"'),
    );
    for (const type of ["AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::Logs::LogGroup"]) {
      expect(refusals).toContainEqual(
        expect.stringContaining(`${idOf(type)} (${type}) viene sostituita`),
      );
    }
    expect(refusals).toHaveLength(3);
  });

  it.each([
    "AWS::DynamoDB::Table",
    "AWS::S3::Bucket",
    "AWS::KMS::Key",
    "AWS::SecretsManager::Secret",
    "AWS::Backup::BackupVault",
    "AWS::SQS::Queue",
    "AWS::Logs::LogGroup",
    "AWS::ApiGatewayV2::DomainName",
  ])("may not take away a %s", (type) => {
    const released = { Resources: { Old: { Type: type } } };
    expect(lossyChanges(released, { Resources: {} }, "")).toEqual([
      expect.objectContaining({ resource: "Old", effect: "destroyed" }),
    ]);
    expect(lossyChanges(released, released, "")).toEqual([]);
  });

  it("may take away what can be made again", () => {
    const released = { Resources: { Old: { Type: "AWS::CloudWatch::Alarm" } } };
    expect(lossyChanges(released, { Resources: {} }, "")).toEqual([]);
  });

  it("may not take away a whole stack", async () => {
    const table: Template = { Resources: { Old: { Type: "AWS::DynamoDB::Table" } } };
    const { refusals, text } = await checkRelease({
      stage: "prod",
      released: new Map([["tolto", table]]),
      releasedPath: () => "",
      next: { ...next, templates: new Map() },
      accepted: [],
    });
    expect(text).toContain("Tolto: tutte le sue risorse spariscono.");
    expect(refusals).toEqual([expect.stringContaining("Old (AWS::DynamoDB::Table) sparisce")]);
  });

  it("may lose what was accepted with a reason, and only that", async () => {
    const accepted = {
      stage: "prod",
      resource: "Old",
      effect: "destroyed",
      reason: "La coda è vuota da un mese e nessuno la legge.",
    } as const;
    const withOld = (json: string) => withResource(json, "Old", { Type: "AWS::SQS::Queue" });
    const elsewhere = { ...accepted, stage: "collaudo", resource: "Other" } as const;
    expect((await checkAgainst(withOld, [accepted, elsewhere])).refusals).toEqual([]);
    expect((await checkAgainst((json) => json, [accepted])).refusals).toEqual([
      expect.stringContaining("Old è fra i cambiamenti accettati, ma non cambia"),
    ]);
  });

  it("may change what can be changed in place, with protections under a heading", async () => {
    const { text, refusals } = await checkAgainst((json) =>
      json
        .replace('"QueueName":"lavori"', '"QueueName":"lavori","VisibilityTimeout":99')
        .replace('"DeletionProtectionEnabled":true', '"DeletionProtectionEnabled":false')
        .replace('"Action":"sqs:SendMessage"', '"Action":"sqs:ReceiveMessage"'),
    );
    expect(refusals).toEqual([]);
    expect(text).toContain("VisibilityTimeout");
    const security = text.slice(text.indexOf("Permessi e impostazioni di sicurezza"));
    expect(security).toContain("DeletionProtectionEnabled: tolto false");
    expect(security).toContain("DeletionProtectionEnabled: aggiunto true");
    expect(security).toMatch(/tolto \{"Action":"sqs:ReceiveMessage"/u);
    expect(security).toMatch(/aggiunto \{"Action":"sqs:SendMessage"/u);
  });
});

describe("permissions and protections", () => {
  it("that go with their resource are told", () => {
    const statement = { Effect: "Deny", Action: "s3:*" };
    const released = {
      Resources: {
        Policy: {
          Type: "AWS::S3::BucketPolicy",
          Properties: { PolicyDocument: { Statement: [statement] } },
        },
      },
    };
    expect(securityChanges(released, { Resources: {} })).toEqual([
      `Policy Properties.PolicyDocument: tolto ${JSON.stringify(statement)}`,
    ]);
  });
});

describe("a released template", () => {
  const built = (digest: string) => ({
    Resources: {
      Function: {
        Type: "AWS::Lambda::Function",
        Properties: { Code: { S3Key: `${digest.repeat(2)}.zip` } },
        Metadata: { "aws:cdk:path": "f", "aws:asset:path": `asset.${digest}` },
      },
      [`Version${digest}`]: { Type: "AWS::Lambda::Version" },
      Alias: {
        Type: "AWS::Lambda::Alias",
        Properties: { FunctionVersion: { "Fn::GetAtt": [`Version${digest}`, "Version"] } },
      },
    },
    Parameters: { BootstrapVersion: {} },
  });

  it("does not change with every build", () => {
    const first = normalizeTemplate(built("a".repeat(32)));
    expect(normalizeTemplate(built("b".repeat(32)))).toEqual(first);
    expect(Object.keys(first.Resources).sort()).toEqual(["Alias", "Function", "Version"]);
  });

  it("keeps what a person decides", () => {
    const [left, right] = ["a", "b"].map((digit) =>
      normalizeTemplate({
        Resources: {
          Door: { Type: "AWS::Lambda::Function", Properties: { Certificate: digit.repeat(64) } },
        },
      }),
    );
    expect(left).not.toEqual(right);
  });
});
