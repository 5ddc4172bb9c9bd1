import { type AwsCredentials, createRequestSigner } from "../../shared/aws/sign-request.ts";

export type QueryService = "sts" | "cloudformation";

export type AwsCaller = {
  readonly region: string;
  readonly credentials: AwsCredentials;
  /** Where a service answers: AWS's own address, or an emulator's. */
  readonly endpointOf: (service: QueryService) => string;
};

/** The version that the services of AWS's Query protocol want to be named. */
const apiVersions = { sts: "2011-06-15", cloudformation: "2010-05-15" } as const;
const timeoutMs = 20_000;

/**
 * The ARN of who calls, as AWS knows it (STS, GetCallerIdentity).
 * @throws Error when AWS does not say.
 */
export async function readCallerIdentity(caller: AwsCaller): Promise<string> {
  const xml = await query(caller, "sts", { Action: "GetCallerIdentity" });
  const arn = /<Arn>([^<]+)<\/Arn>/u.exec(xml)?.[1];
  if (arn === undefined) throw new Error("STS names no caller");
  return arn;
}

/** The outputs of a stack by their names (CloudFormation, DescribeStacks). */
export async function readStackOutputs(
  caller: AwsCaller,
  stackName: string,
): Promise<ReadonlyMap<string, string>> {
  const parameters = { Action: "DescribeStacks", StackName: stackName };
  const xml = await query(caller, "cloudformation", parameters);
  const outputs = xml.split("<member>").flatMap((member) => {
    const key = /<OutputKey>([^<]+)<\/OutputKey>/u.exec(member)?.[1];
    const value = /<OutputValue>([^<]+)<\/OutputValue>/u.exec(member)?.[1];
    return key === undefined || value === undefined ? [] : [[key, value] as const];
  });
  return new Map(outputs);
}

async function query(
  { region, credentials, endpointOf }: AwsCaller,
  service: QueryService,
  parameters: Readonly<Record<string, string>>,
): Promise<string> {
  const endpoint = new URL(endpointOf(service));
  const body = new URLSearchParams({ ...parameters, Version: apiVersions[service] }).toString();
  const headers = {
    host: endpoint.host,
    "content-type": "application/x-www-form-urlencoded; charset=utf-8",
  };
  const sign = createRequestSigner({ service, region, credentials });
  const { host: _, ...signed } = sign({ method: "POST", path: "/", headers, body }, new Date());
  const answer = await fetch(new URL("/", endpoint), {
    method: "POST",
    headers: signed,
    body,
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await answer.text();
  if (!answer.ok) {
    const code = /<Code>(\w+)<\/Code>/u.exec(text)?.[1] ?? `HTTP ${answer.status}`;
    throw new Error(`${service} refused ${parameters["Action"]}: ${code}`);
  }
  return text;
}
