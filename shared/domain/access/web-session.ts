import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Caller } from "./caller.ts";
import type { Assignment } from "./operator.ts";
import type { PersonId } from "./person-id.ts";
import { permissionsOf, type Role, rolesByType } from "./role.ts";

/**
 * In whose name a person works at the moment:
 * - `self`: for himself, as a citizen;
 * - `region`: for the Region, by the role given there;
 * - `organization`: for an ente, by the role given there, or as the Region's administrator.
 */
export type WorkingAs =
  | { readonly kind: "self" }
  | { readonly kind: "region" }
  | {
      readonly kind: "organization";
      readonly organization: OrganizationFiscalCode;
      readonly by: "ownRole" | "regionRole";
    };

/** Somebody logged in, in one browser. */
export type WebSession = {
  /** SHA-256 of the id that only the browser has, in base64url. */
  readonly digest: string;
  readonly personId: PersonId;
  /** As the login said it. */
  readonly displayName: string;
  /** Instants in ISO 8601, UTC. */
  readonly startedAt: string;
  readonly renewedAt: string;
  readonly workingAs: WorkingAs;
};

/** However busy, whoever is logged in logs in anew after a day's work. */
const longestMs = 8 * 3_600_000;
/** The pages renew it while somebody is there. */
const idleMs = 30 * 60_000;

/** When the session ends at the latest. */
export function endOfSession({ startedAt }: Pick<WebSession, "startedAt">): Date {
  return new Date(Date.parse(startedAt) + longestMs);
}

/** False once it is over, whether or not its item is still there. */
export function isSessionAlive(session: WebSession, now: Date): boolean {
  const idleEnd = Date.parse(session.renewedAt) + idleMs;
  return now.getTime() < Math.min(idleEnd, endOfSession(session).getTime());
}

/** What a token of a person says of the person's rights. */
export type PersonGrant = Pick<Caller, "organization" | "permissions" | "typeCodes"> & {
  readonly role: Role;
};

/**
 * What a person may do now in the name chosen: never more than the assignments give at this moment.
 * `undefined` when what was chosen has been withdrawn.
 */
export function grantOf(
  workingAs: WorkingAs,
  assignments: readonly Assignment[],
): PersonGrant | undefined {
  if (workingAs.kind === "self") return { role: "citizen", permissions: permissionsOf("citizen") };
  const ofRegion = assignments.find(({ organization }) => organization === undefined);
  if (workingAs.kind === "region") return ofRegion && grantFor(ofRegion);
  const { organization, by } = workingAs;
  if (by === "ownRole") {
    const own = assignments.find((each) => each.organization === organization);
    return own && grantFor(own);
  }
  if (ofRegion?.role !== "regionAdministrator") return undefined;
  return { ...grantFor(ofRegion), organization };
}

function grantFor(assignment: Assignment): PersonGrant {
  const { role, organization } = assignment;
  const types = assignment.organization === undefined ? undefined : assignment.typeCodes;
  return {
    role,
    permissions: permissionsOf(role),
    ...(organization !== undefined && { organization }),
    ...(types !== undefined && rolesByType.has(role) && { typeCodes: types }),
  };
}

/** Whom a person asks to work as: an ente, a role, or both. */
export type WorkingChoice = {
  readonly fiscalCode?: OrganizationFiscalCode;
  readonly role?: Role;
};

/** The name in which a person may work, out of what was asked for; `undefined` when it is none. */
export function chooseWorkingAs(
  { fiscalCode, role }: WorkingChoice,
  assignments: readonly Assignment[],
): WorkingAs | undefined {
  if (fiscalCode === undefined) {
    if (role === "citizen") return { kind: "self" };
    const ofRegion = assignments.find(({ organization }) => organization === undefined);
    return ofRegion !== undefined && ofRegion.role === role ? { kind: "region" } : undefined;
  }
  const organization = fiscalCode;
  const candidates = [
    { kind: "organization", organization, by: "ownRole" },
    { kind: "organization", organization, by: "regionRole" },
  ] as const satisfies readonly WorkingAs[];
  return candidates.find((candidate) => {
    const grant = grantOf(candidate, assignments);
    return grant !== undefined && (role === undefined || grant.role === role);
  });
}

/** Whoever has one role only begins with it; everybody else chooses. */
export function firstWorkingAs(assignments: readonly Assignment[]): WorkingAs {
  const [only, ...others] = assignments;
  if (only === undefined || others.length > 0) return { kind: "self" };
  const { organization } = only;
  if (organization === undefined) return { kind: "region" };
  return { kind: "organization", organization, by: "ownRole" };
}
