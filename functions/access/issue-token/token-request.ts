import { hasControlCharacter } from "../../../shared/domain/values/character-codes.ts";

/** A request for a token as it came (RFC 6749, section 4.4.2), its parameters already read. */
export type TokenForm = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly organization: string | undefined;
  readonly scope: string | undefined;
};

/** Why it is none; each is one of the errors of RFC 6749, section 5.2. */
export type TokenFormProblem =
  | "notAForm"
  | "parameterRepeated"
  | "grantMissing"
  | "grantUnsupported"
  | "credentialsTwice"
  | "credentialsMissing";

type SentRequest = {
  readonly contentType: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
};

const bodyLengthMax = 4_096;

/** Reads the form, and the client's credentials from it or from the header (section 2.3.1). */
export function readTokenForm(
  sent: SentRequest,
): { readonly form: TokenForm } | { readonly problem: TokenFormProblem } {
  const isForm = /^application\/x-www-form-urlencoded *(;|$)/iu.test(sent.contentType ?? "");
  if (!isForm || sent.body.length > bodyLengthMax) return { problem: "notAForm" };
  const parameters = new URLSearchParams(sent.body);
  const names = [...parameters.keys()];
  if (new Set(names).size !== names.length) return { problem: "parameterRepeated" };
  // One that is sent without a value is not sent (RFC 6749, section 3.2).
  const sentValue = (name: string) => parameters.get(name) || undefined;
  const grantType = sentValue("grant_type");
  if (grantType === undefined) return { problem: "grantMissing" };
  if (grantType !== "client_credentials") return { problem: "grantUnsupported" };
  const basic = sent.authorization === undefined ? undefined : readBasic(sent.authorization);
  const [id, secret] = [sentValue("client_id"), sentValue("client_secret")];
  if (sent.authorization !== undefined && secret !== undefined) {
    return { problem: "credentialsTwice" };
  }
  const credentials =
    basic ??
    (id !== undefined && secret !== undefined ? { clientId: id, clientSecret: secret } : undefined);
  if (credentials === undefined) return { problem: "credentialsMissing" };
  if (id !== undefined && id !== credentials.clientId) return { problem: "credentialsTwice" };
  return {
    form: { ...credentials, organization: sentValue("organization"), scope: sentValue("scope") },
  };
}

/** Name and password are encoded as in a form before HTTP Basic encodes them together. */
function readBasic(authorization: string) {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/iu.exec(authorization.trim())?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 1 || hasControlCharacter(text)) return undefined;
  const [clientId, clientSecret] = [text.slice(0, colon), text.slice(colon + 1)].map(formDecoded);
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}

function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
