import { stageSettings } from "../../../infra/stages.ts";
import type { Caller } from "../../../shared/domain/access/caller.ts";
import { organizationPermissions } from "../../../shared/domain/access/permission.ts";
import { permissionsOf, type Role } from "../../../shared/domain/access/role.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import {
  type AccessTokenSigner,
  createAccessTokenSigner,
} from "../../../shared/lambda/access-token-signer.ts";

/** Who calls in the matrix: what its token says, and the token as it is sent. */
export type MatrixCaller = {
  readonly name: string;
  /** Nobody where there is no token, or none that is good. */
  readonly caller: Caller | undefined;
  readonly authorization: string | undefined;
};

type Enti = {
  readonly own: OrganizationFiscalCode;
  readonly other: OrganizationFiscalCode;
  /** The only type of those that are held to one. */
  readonly typeCode: string;
};

const secondsValid = 1_800;

/** Tokens as the portal of the stage "local" signs them, whose seed is no secret. */
function signerOf(url: string, seed: string | undefined): AccessTokenSigner {
  if (seed === undefined) throw new Error("the local stage has a seed");
  return createAccessTokenSigner(seed, {
    issuer: url,
    audience: stageSettings("local").jwt.audience,
  });
}

function person(role: Role, more: Pick<Caller, "organization" | "typeCodes"> = {}): Caller {
  return { kind: "person", id: `persona-${role}`, role, permissions: permissionsOf(role), ...more };
}

function client(id: string, more: Partial<Caller>): Caller {
  return { kind: "client", id, permissions: organizationPermissions, ...more };
}

/** Every role, and clients with all, some and no permissions, each for its ente. */
export function matrixCallers(url: string, { own, other, typeCode }: Enti): MatrixCaller[] {
  const seed = stageSettings("local").access.tokenSeed;
  const signer = signerOf(url, seed);
  const foreign = signerOf(url, "un-altro-seme-che-il-portale-non-conosce");
  const typeCodes = [typeCode];
  const callers: Readonly<Record<string, Caller>> = {
    citizen: person("citizen"),
    regionAdministrator: person("regionAdministrator"),
    "auditor of the Region": person("auditor"),
    "regionAdministrator for the ente": person("regionAdministrator", { organization: own }),
    organizationAdministrator: person("organizationAdministrator", { organization: own }),
    operator: person("operator", { organization: own }),
    "operator of a type": person("operator", { organization: own, typeCodes }),
    "reader of a type": person("reader", { organization: own, typeCodes }),
    "reader of no type": person("reader", { organization: own, typeCodes: [] }),
    "auditor of the ente": person("auditor", { organization: own }),
    "client with all permissions": client("client-tutto", { organization: own }),
    "client of a type": client("client-tipo", { organization: own, typeCodes }),
    "client without permissions": client("client-nulla", { organization: own, permissions: [] }),
    "client of the other ente": client("client-altrui", { organization: other }),
  };
  const signed = (from: AccessTokenSigner, { id, ...caller }: Caller) =>
    `Bearer ${from.signAccessToken(
      {
        ...caller,
        subject: id,
        ...(caller.kind === "client" && { clientId: id }),
        secondsValid,
      },
      new Date(),
    )}`;
  const administrator = person("organizationAdministrator", { organization: own });
  return [
    { name: "anonymous", caller: undefined, authorization: undefined },
    { name: "forger", caller: undefined, authorization: signed(foreign, administrator) },
    ...Object.entries(callers).map(([name, caller]) => ({
      name,
      caller,
      authorization: signed(signer, caller),
    })),
  ];
}
