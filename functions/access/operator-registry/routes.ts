import {
  operatorBody,
  operatorChangeBody,
  operatorParameters,
  regionOperatorBody,
  regionOperatorChangeBody,
  regionOperatorParameters,
} from "../../../shared/domain/access/operator-bodies.ts";
import { callerRoute, organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { changeOperator } from "./change-operator.ts";
import { getOperator } from "./get-operator.ts";
import { type InviteOperatorDependencies, inviteOperator } from "./invite-operator.ts";
import { listOperators } from "./list-operators.ts";
import * as operations from "./operations.ts";
import { respondChange, respondInvitation, respondList, respondOne } from "./responses.ts";

const organizationRoutes = [
  organizationRoute({
    operation: operations.listOperators,
    parameters: noQuery,
    query: noQuery,
    body: noBody,
    useCase: ({ caller }, dependencies: InviteOperatorDependencies) =>
      listOperators(caller, dependencies),
    respond: respondList,
  }),
  organizationRoute({
    operation: operations.inviteOperator,
    parameters: noQuery,
    query: noQuery,
    body: operatorBody,
    useCase: ({ body, caller, organization }, dependencies: InviteOperatorDependencies) => {
      const { role, typeCodes, ...person } = body;
      const assignment = { organization, role, ...(typeCodes && { typeCodes }) };
      return inviteOperator({ ...person, assignment }, caller, dependencies);
    },
    respond: respondInvitation,
  }),
  organizationRoute({
    operation: operations.getOperator,
    parameters: operatorParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters, caller }, dependencies: InviteOperatorDependencies) =>
      getOperator(parameters.operatorId, caller, dependencies),
    respond: respondOne,
  }),
  organizationRoute({
    operation: operations.updateOperator,
    parameters: operatorParameters,
    query: noQuery,
    body: operatorChangeBody,
    useCase: (input, dependencies: InviteOperatorDependencies) => {
      const { parameters, body, caller, organization, ifMatch } = input;
      const { role, typeCodes, ...contact } = body;
      const assignment = { organization, role, ...(typeCodes && { typeCodes }) };
      const becomes = { assignment, contact };
      return changeOperator(
        { personId: parameters.operatorId, ifMatch, becomes },
        caller,
        dependencies,
      );
    },
    respond: respondChange,
  }),
  organizationRoute({
    operation: operations.withdrawOperator,
    parameters: operatorParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters, caller, ifMatch }, dependencies: InviteOperatorDependencies) =>
      changeOperator(
        { personId: parameters.operatorId, ifMatch, becomes: "withdrawn" },
        caller,
        dependencies,
      ),
    respond: respondChange,
  }),
];

/** The same calls for the Region's own operators. */
const regionRoutes = [
  callerRoute({
    operation: operations.listRegionOperators,
    parameters: noQuery,
    query: noQuery,
    body: noBody,
    useCase: ({ caller }, dependencies: InviteOperatorDependencies) =>
      listOperators(caller, dependencies),
    respond: respondList,
  }),
  callerRoute({
    operation: operations.inviteRegionOperator,
    parameters: noQuery,
    query: noQuery,
    body: regionOperatorBody,
    useCase: ({ body, caller }, dependencies: InviteOperatorDependencies) => {
      const { role, ...person } = body;
      return inviteOperator({ ...person, assignment: { role } }, caller, dependencies);
    },
    respond: respondInvitation,
  }),
  callerRoute({
    operation: operations.getRegionOperator,
    parameters: regionOperatorParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters, caller }, dependencies: InviteOperatorDependencies) =>
      getOperator(parameters.operatorId, caller, dependencies),
    respond: respondOne,
  }),
  callerRoute({
    operation: operations.updateRegionOperator,
    parameters: regionOperatorParameters,
    query: noQuery,
    body: regionOperatorChangeBody,
    useCase: ({ parameters, body, caller, ifMatch }, dependencies: InviteOperatorDependencies) => {
      const { role, ...contact } = body;
      const becomes = { assignment: { role }, contact };
      const { operatorId: personId } = parameters;
      return changeOperator({ personId, ifMatch, becomes }, caller, dependencies);
    },
    respond: respondChange,
  }),
  callerRoute({
    operation: operations.withdrawRegionOperator,
    parameters: regionOperatorParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters, caller, ifMatch }, dependencies: InviteOperatorDependencies) =>
      changeOperator(
        { personId: parameters.operatorId, ifMatch, becomes: "withdrawn" },
        caller,
        dependencies,
      ),
    respond: respondChange,
  }),
];

export const routes = [...organizationRoutes, ...regionRoutes];
