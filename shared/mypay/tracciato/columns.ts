import type { DraftField } from "../../domain/debt-positions/draft-fields.ts";
import { type TracciatoVersion, tracciatoVersions } from "./flow-file-name.ts";

/**
 * The columns of the tracciato in the order of version 1.4, the first version that has each, and
 * the field of the domain it fills. Headers of files are free: positions count, names do not.
 * Source: tracciato dovuti MyPay4, versions 1.0 to 1.4.
 */
const columns = [
  { name: "IUD", field: "iud", since: "1_0" },
  { name: "codIuv", field: "iuv", since: "1_0" },
  { name: "tipoIdentificativoUnivoco", field: "debtorKind", since: "1_0" },
  { name: "codiceIdentificativoUnivoco", field: "debtorCode", since: "1_0" },
  { name: "anagraficaPagatore", field: "debtorName", since: "1_0" },
  { name: "indirizzoPagatore", field: "street", since: "1_0" },
  { name: "civicoPagatore", field: "civicNumber", since: "1_0" },
  { name: "capPagatore", field: "postalCode", since: "1_0" },
  { name: "localitaPagatore", field: "city", since: "1_0" },
  { name: "provinciaPagatore", field: "province", since: "1_0" },
  { name: "nazionePagatore", field: "country", since: "1_0" },
  { name: "emailPagatore", field: "email", since: "1_0" },
  { name: "dataScadenzaPagamento", field: "dueDate", since: "1_0" },
  { name: "importoDovuto", field: "amount", since: "1_0" },
  { name: "commissioneCaricoPa", field: "fee", since: "1_0" },
  { name: "tipoDovuto", field: "typeCode", since: "1_0" },
  { name: "tipoVersamento", field: "paymentChannels", since: "1_0" },
  { name: "causaleVersamento", field: "description", since: "1_0" },
  { name: "datiSpecificiRiscossione", field: "transferCategory", since: "1_0" },
  { name: "bilancio", field: "budget", since: "1_2" },
  { name: "flagGeneraIuv", field: "generateIuv", since: "1_3" },
  { name: "flagMultiBeneficiario", field: "multiBeneficiary", since: "1_4" },
  { name: "codiceFiscaleEnteSecondario", field: "secondaryFiscalCode", since: "1_4" },
  { name: "denominazioneEnteSecondario", field: "secondaryName", since: "1_4" },
  { name: "ibanAccreditoEnteSecondario", field: "secondaryIban", since: "1_4" },
  { name: "indirizzoEnteSecondario", field: "secondaryStreet", since: "1_4" },
  { name: "civicoEnteSecondario", field: "secondaryCivicNumber", since: "1_4" },
  { name: "capEnteSecondario", field: "secondaryPostalCode", since: "1_4" },
  { name: "localitaEnteSecondario", field: "secondaryCity", since: "1_4" },
  { name: "provinciaEnteSecondario", field: "secondaryProvince", since: "1_4" },
  { name: "nazioneEnteSecondario", field: "secondaryCountry", since: "1_4" },
  {
    name: "datiSpecificiRiscossioneEnteSecondario",
    field: "secondaryTransferCategory",
    since: "1_4",
  },
  { name: "causaleVersamentoEnteSecondario", field: "secondaryDescription", since: "1_4" },
  { name: "importoVersamentoEnteSecondario", field: "secondaryAmount", since: "1_4" },
  { name: "azione", field: "action", since: "1_0" },
] as const satisfies readonly {
  name: string;
  field: DraftField | "action";
  since: TracciatoVersion;
}[];

export type TracciatoColumn = (typeof columns)[number]["name"];
type TracciatoField = (typeof columns)[number]["field"];

/** The columns of a version, in the order of the file. */
export function columnsOf(version: TracciatoVersion): readonly (typeof columns)[number][] {
  return columns.filter((column) => column.since <= version);
}

/** How many columns each row of a version has: 20, 20, 21, 22 and 35. */
export function columnCount(version: TracciatoVersion): number {
  return columnsOf(version).length;
}

/** The name of the column that carries a field, for messages. */
export function columnNameOf(field: DraftField): TracciatoColumn {
  const column = columns.find((candidate) => candidate.field === field);
  if (column === undefined) throw new RangeError(`no column carries ${field}`);
  return column.name;
}

/** Where each field is in a row, from 0. Fields that a version lacks are just past the last one. */
export type ColumnPositions = Readonly<Record<TracciatoField, number>>;

/** How rows of one version are read. */
export type TracciatoLayout = {
  readonly version: TracciatoVersion;
  readonly columnCount: number;
  readonly positions: ColumnPositions;
  readonly hasSecondaryBeneficiary: boolean;
  /** Only in 1.0 the causale is as short as the one that goes to the node. */
  readonly descriptionLengthMax: number;
  /** Up to 1.1 the due date does not depend on the type. */
  readonly dueDateAlwaysRequired: boolean;
  /** Versions without flagGeneraIuv ask for an IUV by leaving codIuv blank. */
  readonly generateIuvByDefault: boolean;
};

function positionsIn(version: TracciatoVersion): ColumnPositions {
  const names = columnsOf(version).map((column) => column.field);
  const at = (field: TracciatoField): number => {
    const position = names.indexOf(field);
    return position < 0 ? names.length : position;
  };
  return {
    iud: at("iud"),
    iuv: at("iuv"),
    debtorKind: at("debtorKind"),
    debtorCode: at("debtorCode"),
    debtorName: at("debtorName"),
    street: at("street"),
    civicNumber: at("civicNumber"),
    postalCode: at("postalCode"),
    city: at("city"),
    province: at("province"),
    country: at("country"),
    email: at("email"),
    dueDate: at("dueDate"),
    amount: at("amount"),
    fee: at("fee"),
    typeCode: at("typeCode"),
    paymentChannels: at("paymentChannels"),
    description: at("description"),
    transferCategory: at("transferCategory"),
    budget: at("budget"),
    generateIuv: at("generateIuv"),
    multiBeneficiary: at("multiBeneficiary"),
    secondaryFiscalCode: at("secondaryFiscalCode"),
    secondaryName: at("secondaryName"),
    secondaryIban: at("secondaryIban"),
    secondaryStreet: at("secondaryStreet"),
    secondaryCivicNumber: at("secondaryCivicNumber"),
    secondaryPostalCode: at("secondaryPostalCode"),
    secondaryCity: at("secondaryCity"),
    secondaryProvince: at("secondaryProvince"),
    secondaryCountry: at("secondaryCountry"),
    secondaryTransferCategory: at("secondaryTransferCategory"),
    secondaryDescription: at("secondaryDescription"),
    secondaryAmount: at("secondaryAmount"),
    action: at("action"),
  };
}

function composeLayout(version: TracciatoVersion): TracciatoLayout {
  return {
    version,
    columnCount: columnCount(version),
    positions: positionsIn(version),
    hasSecondaryBeneficiary: version >= "1_4",
    descriptionLengthMax: version === "1_0" ? 140 : 1024,
    dueDateAlwaysRequired: version < "1_2",
    generateIuvByDefault: version < "1_3",
  };
}

const layouts: ReadonlyMap<TracciatoVersion, TracciatoLayout> = new Map(
  tracciatoVersions.map((version) => [version, composeLayout(version)]),
);

/** The layout of a version. */
export function layoutOf(version: TracciatoVersion): TracciatoLayout {
  const layout = layouts.get(version);
  if (layout === undefined) throw new RangeError(`unknown tracciato version ${version}`);
  return layout;
}
