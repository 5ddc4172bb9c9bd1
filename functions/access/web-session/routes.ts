import type { LoginProvider, LoginTickets } from "../../../shared/domain/access/web-login.ts";
import type { PersonDebtorStore } from "../../../shared/domain/debt-positions/person-debtor-store.ts";
import { publicRoute } from "../../../shared/lambda/http-route.ts";
import { cookieOf } from "../../../shared/lambda/request-cookies.ts";
import { noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { loginCookie, presentedSession } from "../../../shared/lambda/web-cookies.ts";
import { beginLogin } from "./begin-login.ts";
import { chooseOrganization } from "./choose-organization.ts";
import { endSession } from "./end-session.ts";
import { finishLogin } from "./finish-login.ts";
import * as operations from "./operations.ts";
import { renewSession } from "./renew-session.ts";
import {
  respondChoice,
  respondEnd,
  respondLogin,
  respondLoginReturn,
  respondRenewal,
  respondSession,
} from "./responses.ts";
import { choiceBody, loginQuery, loginReturnQuery } from "./session-bodies.ts";
import { type ShowSessionDependencies, showSession } from "./show-session.ts";

/** What the calls of a session need, each a part of it. */
export type WebSessionDependencies = ShowSessionDependencies & {
  readonly provider: LoginProvider;
  readonly tickets: LoginTickets;
  readonly personDebtors: Pick<PersonDebtorStore, "keep">;
  readonly newSecret: () => string;
  readonly portalUrl: string;
};

const plain = { parameters: noQuery, query: noQuery, body: noBody };

export const routes = [
  publicRoute({
    ...plain,
    operation: operations.beginLogin,
    query: loginQuery,
    useCase: ({ query }, dependencies: WebSessionDependencies) =>
      beginLogin(query.returnTo, dependencies),
    respond: respondLogin,
  }),
  publicRoute({
    ...plain,
    operation: operations.finishLogin,
    query: loginReturnQuery,
    useCase: async ({ query, request }, dependencies: WebSessionDependencies) => {
      const { code, state, error } = query;
      const sealed = cookieOf(request, loginCookie);
      const result = await finishLogin({ code, state, error, sealed }, dependencies);
      return { result, portalUrl: dependencies.portalUrl };
    },
    respond: ({ result, portalUrl }) => respondLoginReturn(portalUrl, result),
  }),
  publicRoute({
    ...plain,
    operation: operations.showSession,
    useCase: ({ request }, dependencies: WebSessionDependencies) =>
      showSession(presentedSession(request), dependencies),
    respond: respondSession,
  }),
  publicRoute({
    ...plain,
    operation: operations.chooseOrganization,
    body: choiceBody,
    useCase: ({ request, body }, dependencies: WebSessionDependencies) =>
      chooseOrganization(presentedSession(request), body, dependencies),
    respond: respondChoice,
  }),
  publicRoute({
    ...plain,
    operation: operations.renewSession,
    useCase: ({ request }, dependencies: WebSessionDependencies) =>
      renewSession(presentedSession(request), dependencies),
    respond: respondRenewal,
  }),
  publicRoute({
    ...plain,
    operation: operations.endSession,
    useCase: ({ request }, dependencies: WebSessionDependencies) =>
      endSession(presentedSession(request), dependencies),
    respond: respondEnd,
  }),
];
