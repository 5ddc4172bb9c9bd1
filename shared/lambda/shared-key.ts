import { createSecretReader, type SecretReader } from "../aws/secret-reader.ts";
import { isSameText } from "./sealed-text.ts";

/** One key for all who may come in: people give it as a password, programs as it is. */
export type SharedKey = {
  /** `authorization` as HTTP Basic carries it (RFC 7617), with the name that people give. */
  opensTo(authorization: string | undefined): Promise<boolean>;
  equals(presented: string | undefined): Promise<boolean>;
};

const minutesKept = 5;

/**
 * The key in a secret, read again every five minutes; compared in a time that tells nothing of it.
 * Where there is no secret everybody may come in, and any key a program presents is right.
 */
export function createSharedKey(
  { secretArn, userName }: { readonly secretArn: string | undefined; readonly userName: string },
  connect: () => SecretReader = createSecretReader,
): SharedKey {
  if (secretArn === undefined) {
    return { opensTo: async () => true, equals: async (presented = "") => presented !== "" };
  }
  const readSecret = connect();
  let kept: { readonly key: string; readonly untilMs: number } | undefined;
  const key = async (): Promise<string> => {
    if (kept === undefined || kept.untilMs < Date.now()) {
      kept = {
        key: await readSecret(secretArn),
        untilMs: Date.now() + minutesKept * 60_000,
      };
    }
    return kept.key;
  };
  return {
    async opensTo(authorization) {
      const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/iu.exec(authorization ?? "")?.[1] ?? "";
      const presented = Buffer.from(encoded, "base64").toString("utf8");
      return isSameText(presented, `${userName}:${await key()}`);
    },
    async equals(presented = "") {
      return isSameText(presented, await key());
    },
  };
}
