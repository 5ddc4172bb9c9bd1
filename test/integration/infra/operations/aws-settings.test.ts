import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readCallerIdentity } from "../../../../infra/operations/aws-query-api.ts";
import { settleEnvironment } from "../../../../infra/operations/aws-settings.ts";
import { OperationRefused } from "../../../../infra/operations/operation-refused.ts";
import { type ScriptedService, startScriptedService } from "../../../support/scripted-service.ts";

const keys = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "secret" };
const address = { stage: "prod", region: "eu-south-1", localFolder: "/nessuna" };
const outputs = `<DescribeStacksResponse><DescribeStacksResult><Stacks><member>
  <Tags><member><Key>Ambiente</Key><Value>prod</Value></member></Tags><Outputs>
  <member><OutputKey>TableName</OutputKey><OutputValue>tabella</OutputValue></member>
  <member><OutputValue>archivio</OutputValue><OutputKey>FilesBucketName</OutputKey></member>
  </Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
let aws: ScriptedService;
let folder: string;

beforeAll(async () => {
  aws = await startScriptedService();
  folder = await mkdtemp(join(tmpdir(), "portale-settings-"));
  // The SDK looks for credentials in the environment of the process.
  Object.assign(process.env, keys);
});
afterAll(async () => {
  await aws.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => aws.play({ status: 200, body: outputs }));

describe("a stage on AWS", () => {
  it("is found by the outputs of its stack, in the region of its settings", async () => {
    const environment = { ...keys, AWS_ENDPOINT_URL: aws.url };
    const { names, caller } = await settleEnvironment(address, environment);
    expect(names).toEqual({ tableName: "tabella", bucketName: "archivio" });
    expect(caller.region).toBe("eu-south-1");
    const [request] = aws.requests;
    expect(request?.body).toContain("Action=DescribeStacks&StackName=portale-prod-state");
    expect(request?.headers["authorization"]).toMatch(
      /^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/eu-south-1\/cloudformation\/aws4_request/u,
    );
  });

  it("that has no such stack is refused, and the message names it", async () => {
    aws.play({
      status: 400,
      body: "<ErrorResponse><Error><Code>ValidationError</Code></Error></ErrorResponse>",
    });
    const environment = { ...keys, AWS_ENDPOINT_URL: aws.url };
    const settled = settleEnvironment(address, environment);
    await expect(settled).rejects.toThrow(OperationRefused);
    await expect(settled).rejects.toThrow("portale-prod-state");
  });

  it("knows who calls by the ARN that STS gives", async () => {
    const arn = "arn:aws:sts::123456789012:assumed-role/turno/anna";
    const environment = { ...keys, AWS_ENDPOINT_URL: aws.url };
    const { caller } = await settleEnvironment(address, environment);
    aws.play({
      status: 200,
      body: `<GetCallerIdentityResult><Arn>${arn}</Arn></GetCallerIdentityResult>`,
    });
    expect(await readCallerIdentity(caller)).toBe(arn);
  });
});

describe("the local cloud", () => {
  it("is reached as it says itself, and only where nobody names an endpoint", async () => {
    const connection = {
      environment: { ...keys, AWS_REGION: "eu-south-1", AWS_ENDPOINT_URL_SQS: aws.url },
      tableName: "tabella-locale",
      bucketName: "archivio-locale",
    };
    await writeFile(join(folder, "connection.json"), JSON.stringify(connection));
    const local = { ...address, stage: "local", localFolder: folder };
    const environment: NodeJS.ProcessEnv = {};
    const { names } = await settleEnvironment(local, environment);
    expect(names).toEqual({ tableName: "tabella-locale", bucketName: "archivio-locale" });
    expect(environment["AWS_ENDPOINT_URL_SQS"]).toBe(aws.url);
    const elsewhere = { ...keys, AWS_ENDPOINT_URL: aws.url };
    expect((await settleEnvironment(local, elsewhere)).names.tableName).toBe("tabella");
  });
});
