import { typeProblems } from "./judge-type.ts";
import { type OrganizationRegistry, segregationCodesOf, stationsOf } from "./organization.ts";
import { hasAccounts } from "./type-accounts.ts";

/** What is wrong with a registry as a whole: where, and the sentence about it. */
export type RegistryProblem = { readonly pointer: string; readonly detail: string };

/** What the registry of an ente may take, well below the 400 KB of a DynamoDB item. */
export const registryBytesMax = 350_000;

/**
 * Fields that are right one by one and wrong together: debts could not be paid, or the node would
 * not find the ente.
 */
export function registryProblems(
  registry: OrganizationRegistry,
  brokerFiscalCode: string,
): readonly RegistryProblem[] {
  return [
    ...stationProblems(registry, brokerFiscalCode),
    ...accountProblems(registry),
    ...typesProblems(registry),
    ...sizeProblems(registry),
  ];
}

function stationProblems(
  registry: OrganizationRegistry,
  brokerFiscalCode: string,
): RegistryProblem[] {
  const stations = stationsOf(registry);
  const pointerOf = (place: number) =>
    place === 0 ? "/station" : `/otherStations/${place - 1}/station`;
  const foreign = stations.flatMap((station, place) => {
    if (station.startsWith(`${brokerFiscalCode}_`)) return [];
    const detail = `La stazione non è dell'intermediario ${brokerFiscalCode}.`;
    return [{ pointer: pointerOf(place), detail }];
  });
  const problems: RegistryProblem[] = [...foreign];
  if (new Set(stations).size < stations.length) {
    problems.push({
      pointer: "/otherStations",
      detail: "La stessa stazione è indicata due volte.",
    });
  }
  const codes = segregationCodesOf(registry);
  if (new Set(codes).size < codes.length) {
    const detail = "Ogni stazione dell'ente ha un codice di segregazione diverso.";
    problems.push({ pointer: "/otherStations", detail });
  }
  return problems;
}

function accountProblems(registry: OrganizationRegistry): RegistryProblem[] {
  const { activeIbans = [], bankIban, postalIban, bankBic } = registry;
  const foreign = activeIbans.flatMap((iban, place) => {
    if (iban === bankIban || iban === postalIban) return [];
    const detail = "L'IBAN attivo non è tra i conti dell'ente.";
    return [{ pointer: `/activeIbans/${place}`, detail }];
  });
  if (bankBic === undefined || bankIban !== undefined) return foreign;
  return [...foreign, { pointer: "/bankBic", detail: "Manca il conto a cui il BIC si riferisce." }];
}

function typesProblems(registry: OrganizationRegistry): RegistryProblem[] {
  const { debtPositionTypes: types, organizationTypeCode } = registry;
  const pointer = "/debtPositionTypes";
  const codes = types.map(({ code }) => code);
  const repeated = codes.filter((code, index) => codes.indexOf(code) !== index);
  const unpayable = types.filter((type) => !hasAccounts(registry, type));
  const foreign = types.filter(
    ({ taxonomyCode }) =>
      organizationTypeCode !== undefined && !taxonomyCode.startsWith(organizationTypeCode, 2),
  );
  const inThemselves = types.flatMap((type, place) =>
    typeProblems(type).map((problem) => ({
      ...problem,
      pointer: `${pointer}/${place}${problem.pointer}`,
    })),
  );
  return [
    ...inThemselves,
    ...problemOf(repeated, pointer, "Tipi dovuto ripetuti"),
    ...problemOf(
      unpayable.map(({ code }) => code),
      pointer,
      "Manca il conto di accredito dei tipi dovuto",
    ),
    ...problemOf(
      foreign.map(({ code }) => code),
      "/organizationTypeCode",
      "Il tipo di ente non si può indicare finché questi tipi dovuto hanno un codice tassonomico " +
        "di un altro tipo di ente",
    ),
  ];
}

function problemOf(codes: readonly string[], pointer: string, sentence: string): RegistryProblem[] {
  if (codes.length === 0) return [];
  return [{ pointer, detail: `${sentence}: ${[...new Set(codes)].join(", ")}.` }];
}

function sizeProblems(registry: OrganizationRegistry): RegistryProblem[] {
  const bytes = new TextEncoder().encode(JSON.stringify(registry)).length;
  if (bytes <= registryBytesMax) return [];
  const detail = `L'anagrafica occupa ${bytes} byte: ridurre il logo o il numero dei tipi dovuto.`;
  return [{ pointer: "", detail }];
}
