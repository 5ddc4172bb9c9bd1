import * as z from "zod/mini";
import type { CatalogueReader } from "../../../shared/domain/organizations/catalogue-store.ts";
import {
  adoptionBody,
  debtPositionTypeBody,
  ownTypeChangesBody,
} from "../../../shared/domain/organizations/debt-position-type-body.ts";
import { parseIfMatch } from "../../../shared/domain/values/entity-tag.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { callerRoute, organizationRoute } from "../../../shared/lambda/http-route.ts";
import {
  noBody,
  noQuery,
  organizationParameters,
  typeParameters,
} from "../../../shared/lambda/route-parameters.ts";
import { type AdoptTypeDependencies, adoptType } from "./adopt-type.ts";
import { changeOwnType } from "./change-own-type.ts";
import { findForm } from "./find-form.ts";
import { listTypes } from "./list-types.ts";
import * as operations from "./operations.ts";
import { type RemoveTypeDependencies, removeType } from "./remove-type.ts";
import { type ReplaceFormDependencies, replaceForm } from "./replace-form.ts";
import { replaceType } from "./replace-type.ts";
import {
  respondForm,
  respondKept,
  respondOffered,
  respondRemoved,
  respondTrial,
  respondType,
  respondTypes,
} from "./responses.ts";
import { showType } from "./show-type.ts";
import { type TryFormDependencies, tryForm } from "./try-form.ts";

type Dependencies = AdoptTypeDependencies &
  RemoveTypeDependencies &
  ReplaceFormDependencies &
  TryFormDependencies & { readonly catalogue: CatalogueReader };

export const trialBody = z.lazy(() =>
  z.strictObject({
    answers: z.record(z.string(), z.unknown()),
    amountCents: z.exactOptional(
      z.pipe(
        z.int("Importo in centesimi: un numero intero.").check(z.minimum(1)),
        z.transform(euroCents),
      ),
    ),
  }),
);

const ofType = { parameters: typeParameters, query: noQuery } as const;

const readingRoutes = [
  organizationRoute({
    operation: operations.listTypes,
    parameters: organizationParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ organization, caller }, dependencies: Dependencies) =>
      listTypes(organization, caller, dependencies),
    respond: respondTypes,
  }),
  organizationRoute({
    ...ofType,
    operation: operations.showType,
    body: noBody,
    useCase: ({ organization, caller, parameters: { typeCode } }, dependencies: Dependencies) =>
      showType({ organization, caller, typeCode }, dependencies),
    respond: respondType,
  }),
  organizationRoute({
    operation: operations.listOfferedTypes,
    parameters: organizationParameters,
    query: noQuery,
    body: noBody,
    useCase: (_, { catalogue }: Dependencies) => catalogue.list(),
    respond: respondOffered,
  }),
  organizationRoute({
    ...ofType,
    operation: operations.showForm,
    body: noBody,
    useCase: ({ organization, caller, parameters: { typeCode } }, dependencies: Dependencies) =>
      findForm({ organization, caller, typeCode }, dependencies),
    respond: respondForm,
  }),
  organizationRoute({
    ...ofType,
    operation: operations.tryForm,
    body: trialBody,
    useCase: (
      { organization, caller, parameters: { typeCode }, body },
      dependencies: Dependencies,
    ) => tryForm({ organization, caller, typeCode, ...body }, dependencies),
    respond: respondTrial,
  }),
];

const writingRoutes = [
  organizationRoute({
    operation: operations.adoptType,
    parameters: organizationParameters,
    query: noQuery,
    body: adoptionBody,
    useCase: ({ organization, caller, body }, dependencies: Dependencies) =>
      adoptType({ organization, caller, ...body }, dependencies),
    respond: respondType,
  }),
  organizationRoute({
    ...ofType,
    operation: operations.changeOwnType,
    body: ownTypeChangesBody,
    useCase: (
      { organization, caller, parameters: { typeCode }, body: changes, ifMatch },
      dependencies: Dependencies,
    ) => {
      const seen = parseIfMatch(ifMatch);
      return changeOwnType({ organization, caller, typeCode, changes, seen }, dependencies);
    },
    respond: respondType,
  }),
  organizationRoute({
    ...ofType,
    operation: operations.removeType,
    body: noBody,
    useCase: (
      { organization, caller, parameters: { typeCode }, ifMatch },
      dependencies: Dependencies,
    ) => removeType({ organization, caller, typeCode, seen: parseIfMatch(ifMatch) }, dependencies),
    respond: respondRemoved,
  }),
  callerRoute({
    ...ofType,
    operation: operations.replaceType,
    body: debtPositionTypeBody,
    useCase: (
      { caller, parameters: { fiscalCode: organization, typeCode }, body: sent, ifMatch },
      dependencies: Dependencies,
    ) => {
      const seen = parseIfMatch(ifMatch);
      return replaceType({ organization, caller, typeCode, sent, seen }, dependencies);
    },
    respond: respondType,
  }),
  organizationRoute({
    ...ofType,
    operation: operations.replaceForm,
    body: z.unknown(),
    useCase: (
      { organization, caller, parameters: { typeCode }, body: sent, ifMatch },
      dependencies: Dependencies,
    ) => {
      const seen = parseIfMatch(ifMatch);
      return replaceForm({ organization, caller, typeCode, sent, seen }, dependencies);
    },
    respond: respondKept,
  }),
];

export const routes = [...readingRoutes, ...writingRoutes];
