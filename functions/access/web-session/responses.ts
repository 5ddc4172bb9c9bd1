import { permissionsOf } from "../../../shared/domain/access/role.ts";
import { loginMinutes } from "../../../shared/domain/access/web-login.ts";
import { accessCookie } from "../../../shared/lambda/access.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import {
  forbidden,
  notFound,
  problemResult,
  unauthorized,
} from "../../../shared/lambda/problem.ts";
import {
  hostCookie,
  loginCookie,
  noCookie,
  sessionCookie,
} from "../../../shared/lambda/web-cookies.ts";
import type { LoginBegun } from "./begin-login.ts";
import type { ChoiceOutcome } from "./choose-organization.ts";
import type { SessionEnded } from "./end-session.ts";
import type { LoginOutcome } from "./finish-login.ts";
import type { RenewalOutcome } from "./renew-session.ts";
import type { SessionView } from "./session-view.ts";

/** A person's token is good for so long: a role that is withdrawn is gone by then. */
export const tokenSeconds = 600;
const sessionSeconds = 8 * 3_600;

/** The browser comes back from another site: only a cookie that is lax comes with it. */
export function respondLogin({ address, sealed }: LoginBegun): HttpResult {
  const terms = { secondsValid: loginMinutes * 60, sameSite: "Lax" } as const;
  return {
    status: 303,
    headers: { location: address },
    cookies: [hostCookie(loginCookie, sealed, terms)],
  };
}

const withoutSession = {
  cancelled: "annullato",
  expired: "scaduto",
  refused: "rifiutato",
} as const;

/** Back to the pages of the portal, which say what went wrong. */
export function respondLoginReturn(portalUrl: string, result: LoginOutcome): HttpResult {
  const over = noCookie(loginCookie);
  if (result.outcome !== "loggedIn") {
    const location = `${portalUrl}/?accesso=${withoutSession[result.outcome]}`;
    return { status: 303, headers: { location }, cookies: [over] };
  }
  const { sessionId, token, returnTo } = result;
  const terms = { secondsValid: sessionSeconds, sameSite: "Strict" } as const;
  return {
    status: 303,
    headers: { location: `${portalUrl}${returnTo}` },
    cookies: [over, hostCookie(sessionCookie, sessionId, terms), tokenCookie(token)],
  };
}

export function respondSession(view: SessionView | undefined): HttpResult {
  return view === undefined ? nobody() : jsonResult(200, shown(view));
}

export function respondRenewal(result: RenewalOutcome): HttpResult {
  switch (result.outcome) {
    case "renewed":
      return withToken(result.view, result.token);
    case "nobody":
      return nobody();
    case "withdrawn":
      return { ...problemResult(roleWithdrawn), cookies: [noCookie(accessCookie)] };
  }
}

export function respondChoice(result: ChoiceOutcome): HttpResult {
  switch (result.outcome) {
    case "chosen":
      return withToken(result.view, result.token);
    case "nobody":
      return nobody();
    case "notOwn":
      return problemResult(notFound);
  }
}

export function respondEnd(ended: SessionEnded | undefined): HttpResult {
  if (ended === undefined) return nobody();
  const answer = jsonResult(200, { logoutUrl: ended.logoutAddress ?? null });
  return { ...answer, cookies: [noCookie(sessionCookie), noCookie(accessCookie)] };
}

const roleWithdrawn = {
  ...forbidden,
  slug: "ruolo-revocato",
  title: "Ruolo revocato",
  detail: "Il ruolo con cui si stava lavorando è stato revocato: sceglierne un altro.",
};

const sessionOver = {
  ...unauthorized,
  slug: "sessione-assente",
  title: "Accesso richiesto",
  detail:
    "Non c'è una sessione valida: accedere da /v1/session/login. Le pagine mandano il cookie " +
    "della sessione insieme all'intestazione x-portale-web.",
};

function nobody(): HttpResult {
  return problemResult(sessionOver);
}

function withToken(view: SessionView, token: string): HttpResult {
  return { ...jsonResult(200, shown(view)), cookies: [tokenCookie(token)] };
}

function tokenCookie(token: string): string {
  return hostCookie(accessCookie, token, { secondsValid: tokenSeconds, sameSite: "Strict" });
}

function shown({ session, endsAt, grant, organization, choices }: SessionView) {
  const named = (each: SessionView["organization"]) =>
    each === undefined ? null : { fiscalCode: each.fiscalCode, name: each.name ?? null };
  return {
    personId: session.personId,
    displayName: session.displayName,
    role: grant?.role ?? null,
    organization: named(organization),
    permissions: grant?.permissions ?? [],
    typeCodes: grant?.typeCodes ?? null,
    choices: choices.map(({ assignment, organization: ente }) => ({
      role: assignment.role,
      organization: named(ente),
      permissions: permissionsOf(assignment.role),
      typeCodes: (assignment.organization !== undefined && assignment.typeCodes) || null,
    })),
    /** The Region's administrator works for any ente. */
    anyOrganization: choices.some(({ assignment }) => assignment.role === "regionAdministrator"),
    startedAt: session.startedAt,
    endsAt: endsAt.toISOString(),
  };
}
