import type { Operation } from "../../../shared/domain/access/operation.ts";

const catalogue = "/v1/catalogue/debt-position-types";
const access = { kind: "region", permission: "catalogue:write" } as const;

export const listCatalogue = {
  method: "GET",
  path: catalogue,
  access,
} as const satisfies Operation;

export const showCatalogueType = {
  method: "GET",
  path: `${catalogue}/{typeCode}`,
  access,
} as const satisfies Operation;

export const replaceCatalogueType = {
  method: "PUT",
  path: `${catalogue}/{typeCode}`,
  access,
} as const satisfies Operation;

export const removeCatalogueType = {
  method: "DELETE",
  path: `${catalogue}/{typeCode}`,
  access,
} as const satisfies Operation;

export const listTaxonomyWarnings = {
  method: "GET",
  path: "/v1/taxonomy-warnings",
  access: { kind: "region", permission: "types:read" },
} as const satisfies Operation;

export const listTaxonomyChoices = {
  method: "GET",
  path: "/v1/taxonomy",
  access: { kind: "public" },
} as const satisfies Operation;
