/** One service of a macro area: code, name, legal reason, and until when. */
type SampleService = readonly [code: string, name: string, reason: string, validTo?: string];

type SampleArea = {
  readonly organizationType: readonly [code: string, name: string];
  readonly macroArea: readonly [code: string, name: string];
  readonly services: readonly SampleService[];
};

const comune = ["01", "Comuni"] as const;
const provincia = ["02", "Province e città metropolitane"] as const;
const regione = ["03", "Regioni e Province autonome"] as const;

/** Invented, but for the codes that the demo enti use; one has ended. */
const areas: readonly SampleArea[] = [
  {
    organizationType: comune,
    macroArea: ["01", "Tributi di prova"],
    services: [
      ["101", "Rifiuti", "IM"],
      ["102", "Occupazione di suolo", "TS"],
      ["199", "Tributo soppresso", "IM", "31/12/2020"],
    ],
  },
  {
    organizationType: comune,
    macroArea: ["04", "Servizi demografici di prova"],
    services: [
      ["102", "Uso di sale comunali", "TS"],
      ["103", "Certificati", "SP"],
    ],
  },
  {
    organizationType: comune,
    macroArea: ["07", "Scuola di prova"],
    services: [["101", "Mensa scolastica", "TS"]],
  },
  {
    organizationType: comune,
    macroArea: ["14", "Cimiteri di prova"],
    services: [["100", "Concessioni cimiteriali", "TS"]],
  },
  {
    organizationType: comune,
    macroArea: ["15", "Altri servizi di prova"],
    services: [["111", "Altri servizi comunali", "TS"]],
  },
  {
    organizationType: provincia,
    macroArea: ["01", "Tributi di prova"],
    services: [
      ["102", "Tutela dell'ambiente", "IM"],
      ["121", "Sanzioni", "SA"],
    ],
  },
  {
    organizationType: regione,
    macroArea: ["01", "Tributi di prova"],
    services: [
      ["100", "Tassa automobilistica", "IM"],
      ["105", "Concessioni regionali", "TS"],
    ],
  },
];

/** The list as pagoPA's service writes it. */
export function sampleTaxonomy(): string {
  const rows = areas.flatMap(({ organizationType, macroArea, services }) =>
    services.map(([code, name, reason, validTo = "31/12/2099"]) =>
      rowOf({ organizationType, macroArea, service: [code, name, reason, validTo] }),
    ),
  );
  return JSON.stringify(rows);
}

type SampleRow = {
  readonly organizationType: readonly [code: string, name: string];
  readonly macroArea: readonly [code: string, name: string];
  readonly service: readonly [code: string, name: string, reason: string, validTo: string];
};

function rowOf({ organizationType, macroArea, service }: SampleRow) {
  const [type, typeName] = organizationType;
  const [area, areaName] = macroArea;
  const [code, name, reason, validTo] = service;
  return {
    "CODICE TIPO ENTE CREDITORE": type,
    "TIPO ENTE CREDITORE": typeName,
    "PROGRESSIVO MACRO AREA PER ENTE CREDITORE": area,
    "NOME MACRO AREA": areaName,
    "DESCRIZIONE MACRO AREA": `${areaName}: ${typeName}`,
    "CODICE TIPOLOGIA SERVIZIO": code,
    "TIPO SERVIZIO": name,
    "MOTIVO GIURIDICO DELLA RISCOSSIONE": reason,
    "DESCRIZIONE TIPO SERVIZIO": `${name} (dato di prova)`,
    "VERSIONE TASSONOMIA": "1.0.0",
    "DATI SPECIFICI INCASSO": `9/${type}${area}${code}${reason}/`,
    "DATA INIZIO VALIDITA": "01/01/2020",
    "DATA FINE VALIDITA": validTo,
  };
}
