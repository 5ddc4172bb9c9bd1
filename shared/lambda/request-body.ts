import {
  type FieldError,
  invalidRequest,
  type Problem,
  tooLarge,
  wrongContentType,
} from "./problem.ts";

/** How the body of a call is written; forms are what OAuth's clients send (RFC 6749). */
export type BodyFormat = "json" | "form";

/** A body as plain data, `undefined` where there is none, or why it cannot be read. */
export type ReadBody =
  | { readonly outcome: "read"; readonly value: unknown }
  | { readonly outcome: "refused"; readonly problem: Problem };

/** Somewhat less than the 6 MB that Lambda takes of a call, in which quotes are escaped. */
const bodyLengthMax = 5_000_000;
/** Nothing that the API takes goes half as deep; what walks a body need not fear for its stack. */
const depthMax = 32;

const mediaTypes: Readonly<Record<BodyFormat, { name: string; pattern: RegExp }>> = {
  json: { name: "application/json", pattern: /^application\/([\w.-]+\+)?json$/u },
  form: {
    name: "application/x-www-form-urlencoded",
    pattern: /^application\/x-www-form-urlencoded$/u,
  },
};

/** Reads a body; a caller that does not say what it sends is taken to send what is expected. */
export function readBody(
  body: string,
  contentType: string | undefined,
  format: BodyFormat,
): ReadBody {
  if (body === "") return { outcome: "read", value: undefined };
  const { name, pattern } = mediaTypes[format];
  const [type = ""] = (contentType ?? name).split(";");
  if (!pattern.test(type.trim().toLowerCase())) return refused(wrongContentType(name));
  if (body.length > bodyLengthMax) return refused(tooLarge(bodyLengthMax));
  return format === "json" ? readJson(body) : readForm(body);
}

function readJson(body: string): ReadBody {
  try {
    const value: unknown = JSON.parse(body);
    if (!isDeeperThan(depthMax, value)) return { outcome: "read", value };
    return unreadable(`Il corpo della richiesta ha più di ${depthMax} livelli.`);
  } catch {
    return unreadable("Il corpo della richiesta non è un JSON valido.");
  }
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member));
}

/** A name that comes twice is an error (RFC 6749, section 3.2). */
function readForm(body: string): ReadBody {
  const fields = [...new URLSearchParams(body)];
  const value = Object.fromEntries(fields);
  if (Object.keys(value).length === fields.length) return { outcome: "read", value };
  return unreadable("Un campo del modulo è ripetuto.");
}

function unreadable(detail: string): ReadBody {
  const error: FieldError = { pointer: "", detail };
  return refused(invalidRequest([error]));
}

function refused(problem: Problem): ReadBody {
  return { outcome: "refused", problem };
}
