import { readAwsConnection } from "./aws-environment.ts";
import { createJsonCaller, jsonErrorCode } from "./json-caller.ts";
import { startPatience } from "./patience.ts";

/** Gives the text of a secret of Secrets Manager; throws when it has none or may not be read. */
export type SecretReader = (secretArn: string) => Promise<string>;

/** The name is what a role must allow: a test reads it off the code that a function reaches. */
const getSecretValue = { awsOperation: "GetSecretValue" } as const;

const throttlingCodes = new Set(["ThrottlingException"]);

/** Errors say nothing of the secret. */
export function createSecretReader(): SecretReader {
  const connection = readAwsConnection("secretsmanager");
  const protocol = { target: "secretsmanager", version: "1.1", throttlingCodes } as const;
  const call = createJsonCaller(connection, protocol);
  return async (secretArn) => {
    const { awsOperation } = getSecretValue;
    const answer = await call(awsOperation, { SecretId: secretArn }, startPatience("online"));
    if (answer.status !== 200) {
      throw new Error(`Secrets Manager refused ${awsOperation}: ${jsonErrorCode(answer)}`);
    }
    const read: unknown = JSON.parse(answer.body.toString("utf8"));
    const isText = typeof read === "object" && read !== null && "SecretString" in read;
    if (!isText || typeof read.SecretString !== "string" || read.SecretString === "") {
      throw new Error("the secret holds no text");
    }
    return read.SecretString;
  };
}
