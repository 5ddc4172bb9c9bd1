import * as z from "zod/mini";
import type { CatalogueStore } from "../../../shared/domain/organizations/catalogue-store.ts";
import { catalogueTypeBody } from "../../../shared/domain/organizations/debt-position-type-body.ts";
import type { TaxonomyReader } from "../../../shared/domain/taxonomy/taxonomy-store.ts";
import { parseIfMatch } from "../../../shared/domain/values/entity-tag.ts";
import { callerRoute, publicRoute } from "../../../shared/lambda/http-route.ts";
import {
  catalogueTypeParameters,
  noBody,
  noQuery,
} from "../../../shared/lambda/route-parameters.ts";
import {
  type RemoveCatalogueDependencies,
  removeCatalogueType,
  replaceCatalogueType,
} from "./change-catalogue.ts";
import { listTaxonomyChoices } from "./list-taxonomy-choices.ts";
import * as operations from "./operations.ts";
import {
  respondCatalogue,
  respondChoices,
  respondEntry,
  respondRemoved,
  respondWarnings,
} from "./responses.ts";
import { showCatalogueType } from "./show-catalogue-type.ts";

type Dependencies = RemoveCatalogueDependencies & {
  readonly catalogue: CatalogueStore;
  readonly taxonomy: TaxonomyReader;
};

const digits = (count: number) => {
  const message = `Indicare ${count} cifre.`;
  return z.optional(z.string().check(z.regex(new RegExp(`^\\d{${count}}$`, "u"), message)));
};

export const choicesQuery = z.lazy(() =>
  z.object({ organizationType: digits(2), macroArea: digits(2), service: digits(3) }),
);

const ofEntry = { parameters: catalogueTypeParameters, query: noQuery } as const;

export const routes = [
  callerRoute({
    operation: operations.listCatalogue,
    parameters: noQuery,
    query: noQuery,
    body: noBody,
    useCase: (_, { catalogue }: Dependencies) => catalogue.list(),
    respond: respondCatalogue,
  }),
  callerRoute({
    ...ofEntry,
    operation: operations.showCatalogueType,
    body: noBody,
    useCase: ({ parameters }, dependencies: Dependencies) =>
      showCatalogueType(parameters.typeCode, dependencies),
    respond: respondEntry,
  }),
  callerRoute({
    ...ofEntry,
    operation: operations.replaceCatalogueType,
    body: catalogueTypeBody,
    useCase: (
      { caller, parameters: { typeCode }, body: sent, ifMatch },
      dependencies: Dependencies,
    ) =>
      replaceCatalogueType({ caller, typeCode, sent, seen: parseIfMatch(ifMatch) }, dependencies),
    respond: respondEntry,
  }),
  callerRoute({
    ...ofEntry,
    operation: operations.removeCatalogueType,
    body: noBody,
    useCase: ({ caller, parameters: { typeCode }, ifMatch }, dependencies: Dependencies) =>
      removeCatalogueType({ caller, typeCode, seen: parseIfMatch(ifMatch) }, dependencies),
    respond: respondRemoved,
  }),
  callerRoute({
    operation: operations.listTaxonomyWarnings,
    parameters: noQuery,
    query: noQuery,
    body: noBody,
    useCase: (_, { taxonomy }: Dependencies) => taxonomy.findSync(),
    respond: respondWarnings,
  }),
  publicRoute({
    operation: operations.listTaxonomyChoices,
    parameters: noQuery,
    query: choicesQuery,
    body: noBody,
    useCase: ({ query }, dependencies: Dependencies) => listTaxonomyChoices(query, dependencies),
    respond: respondChoices,
  }),
];
