import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

/** Whose configuration a chain is about: the Region's, or one ente's. */
export type AuditScope = "region" | OrganizationFiscalCode;

/** Who changed something: never more of a person than a pseudonym and a role. */
export type Actor = {
  readonly kind: "client" | "person" | "commandLine" | "portal";
  readonly id: string;
  readonly role?: string;
};

/** A field that became another; secrets are never among them. */
export type FieldChange = {
  /** JSON pointer into what was changed, e.g. `/bankIban`. */
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** A change of configuration, or an attempt that was refused, to be written down. */
export type AuditDraft = {
  readonly scope: AuditScope;
  /** Instant in ISO 8601, UTC. */
  readonly at: string;
  readonly actor: Actor;
  /** What was done, past tense: e.g. `OrganizationRegistered`, `ClientSecretRotated`. */
  readonly action: string;
  /** What it was done to, e.g. `type:TARI`, `client:8f3a…`; nobody's personal data. */
  readonly target: string;
  readonly outcome: "done" | "refused";
  /** Why: given by who did it, or why it was refused. */
  readonly reason?: string;
  readonly changes: readonly FieldChange[];
};

/** A line of a chain: it seals the line before it. */
export type AuditEntry = AuditDraft & {
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number;
  /** Hash of the line before; 64 zeros for the first. */
  readonly previousHash: string;
  /** SHA-256, hexadecimal, of `sealedText` of this line. */
  readonly hash: string;
};

export const firstPreviousHash = "0".repeat(64);

/** What the hash of a line is taken of: all of it but the hash, in one fixed order of names. */
export function sealedText(entry: Omit<AuditEntry, "hash">): string {
  const { scope, sequence, previousHash, at, actor, action, target, outcome, reason } = entry;
  const rest = { reason: reason ?? null, changes: entry.changes };
  const sealed = { scope, sequence, previousHash, at, actor, action, target, outcome, ...rest };
  return canonicalJson(sealed);
}

/** JSON whose members are in the order of their names, so that equal values give equal texts. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}
