import { describe, expect, it } from "vitest";
import type {
  Assembly,
  Template,
  TemplateResource,
} from "../../../../../infra/local/template/assembly.ts";
import { interpretAssembly } from "../../../../../infra/local/template/interpret.ts";

const addresses = { queueEndpoint: "http://127.0.0.1:9", apiUrl: "http://localhost:5000" };

type Resources = Readonly<Record<string, TemplateResource>>;

function assemblyOf(
  stacks: Readonly<Record<string, Resources>>,
  more: Readonly<Record<string, Partial<Template>>> = {},
): Assembly {
  return {
    assetPaths: new Map([["code.zip", "/assets/code"]]),
    stacks: Object.entries(stacks).map(([name, resources]) => ({
      name,
      template: {
        Resources: resources,
        Outputs: {},
        Parameters: {},
        Conditions: {},
        Mappings: {},
        ...more[name],
      },
    })),
  };
}

const lambda = (Properties: Readonly<Record<string, unknown>>): TemplateResource => ({
  Type: "AWS::Lambda::Function",
  Properties: {
    Handler: "index.handler",
    Runtime: "nodejs24.x",
    Code: { S3Key: "code.zip" },
    ...Properties,
  },
});

describe("interpretAssembly", () => {
  it("refuses a resource type it does not know", () => {
    const assembly = assemblyOf({ s: { Pipe: { Type: "AWS::Pipes::Pipe", Properties: {} } } });
    expect(() => interpretAssembly(assembly, addresses)).toThrow("AWS::Pipes::Pipe (Pipe)");
  });

  it("gives functions the queue URL and the table of another stack", () => {
    const table: TemplateResource = {
      Type: "AWS::DynamoDB::Table",
      Properties: {
        TableName: "table",
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
      },
    };
    const assembly = assemblyOf(
      {
        state: { Table: table },
        portal: {
          Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: "work" } },
          Worker: lambda({
            ReservedConcurrentExecutions: 3,
            Environment: {
              Variables: {
                TABLE_NAME: { "Fn::ImportValue": "state:table" },
                QUEUE_URL: { Ref: "Queue" },
                ISSUER: "http://localhost:4400/_local/oidc",
              },
            },
          }),
        },
      },
      {
        state: {
          Outputs: { Table: { Value: { Ref: "Table" }, Export: { Name: "state:table" } } },
        },
      },
    );
    const { functions } = interpretAssembly(assembly, addresses);
    expect(functions).toMatchObject([
      {
        functionName: "portal-Worker",
        codePath: "/assets/code",
        reservedConcurrency: 3,
        timeoutSeconds: 3,
        environment: {
          TABLE_NAME: "table",
          QUEUE_URL: "http://127.0.0.1:9/000000000000/work",
          ISSUER: "http://localhost:5000/_local/oidc",
        },
      },
    ]);
  });

  it("leaves out resources whose condition does not hold", () => {
    const assembly = assemblyOf(
      { s: { Files: { Type: "AWS::S3::Bucket", Properties: {}, Condition: "Never" } } },
      { s: { Conditions: { Never: { "Fn::Equals": ["a", "b"] } } } },
    );
    expect(interpretAssembly(assembly, addresses).buckets).toEqual([]);
  });

  it("makes bucket names that S3 accepts, whatever the stack is called", () => {
    const stackName = `Portale-${"Molto".repeat(20)}`;
    const assembly = assemblyOf({
      [stackName]: { Files: { Type: "AWS::S3::Bucket", Properties: {} } },
    });
    const [bucket] = interpretAssembly(assembly, addresses).buckets;
    expect(bucket?.bucketName).toMatch(/^[a-z0-9-]{3,63}$/);
  });

  it("follows an alias to the function of a queue source", () => {
    const assembly = assemblyOf({
      s: {
        Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: "work" } },
        Worker: lambda({}),
        Live: {
          Type: "AWS::Lambda::Alias",
          Properties: { FunctionName: { Ref: "Worker" }, Name: "live" },
        },
        Mapping: {
          Type: "AWS::Lambda::EventSourceMapping",
          Properties: {
            FunctionName: { Ref: "Live" },
            EventSourceArn: { "Fn::GetAtt": ["Queue", "Arn"] },
            FunctionResponseTypes: ["ReportBatchItemFailures"],
            ScalingConfig: { MaximumConcurrency: 7 },
          },
        },
      },
    });
    expect(interpretAssembly(assembly, addresses).queueSources).toEqual([
      {
        functionName: "s-Worker",
        queueName: "work",
        batchSize: 10,
        windowSeconds: 0,
        reportsBatchItemFailures: true,
        concurrencyMax: 7,
      },
    ]);
  });
});
