/** The level of assurance at which they log in: SPID's second (AgID, "Livelli di sicurezza"). */
export const spidLevel = "https://www.spid.gov.it/SpidL2";

/** A role that a test person is to have in the portal; citizens need none. */
export type TestAssignment = {
  /** The ente; undefined for the Region. */
  readonly organizationFiscalCode: string | undefined;
  readonly role: string;
  readonly typeCodes?: readonly string[];
};

/** Somebody invented, whom one can be at the local identity provider. */
export type TestPerson = {
  /** `sub` of the ID token. */
  readonly accountId: string;
  readonly name: string;
  readonly familyName: string;
  readonly fiscalCode: string;
  readonly email: string;
  /** What one can try as this person. */
  readonly description: string;
  readonly assignment?: TestAssignment;
};

const demoComune = "02336340159";

/** Nobody of them exists: the fiscal codes are valid, their places of birth are made up. */
export const testPeople: readonly TestPerson[] = [
  {
    accountId: "amministratrice-regione",
    name: "Ada",
    familyName: "Regionali",
    fiscalCode: "RGNDAA80A41Z999I",
    email: "ada.regionali@regione.prova.example",
    description: "amministratrice della Regione: vede e gestisce tutti gli enti",
    assignment: { organizationFiscalCode: undefined, role: "regionAdministrator" },
  },
  {
    accountId: "amministratore-comune",
    name: "Bruno",
    familyName: "Comunali",
    fiscalCode: "CMNBRN75B02Z999G",
    email: "bruno.comunali@comune.prova.example",
    description: "amministratore del Comune di Prova: tipi dovuto, operatori, client",
    assignment: { organizationFiscalCode: demoComune, role: "organizationAdministrator" },
  },
  {
    accountId: "operatrice-tari",
    name: "Carla",
    familyName: "Tributi",
    fiscalCode: "TRBCRL85C43Z999M",
    email: "carla.tributi@comune.prova.example",
    description: "operatrice del Comune di Prova, solo per il tipo dovuto TARI",
    assignment: { organizationFiscalCode: demoComune, role: "operator", typeCodes: ["TARI"] },
  },
  {
    accountId: "lettore-comune",
    name: "Dario",
    familyName: "Letture",
    fiscalCode: "LTTDRA90D04Z999F",
    email: "dario.letture@comune.prova.example",
    description: "sola lettura nel Comune di Prova",
    assignment: { organizationFiscalCode: demoComune, role: "reader" },
  },
  {
    accountId: "revisora-regione",
    name: "Elena",
    familyName: "Controlli",
    fiscalCode: "CNTLNE70E45Z999E",
    email: "elena.controlli@regione.prova.example",
    description: "revisora della Regione: vede chi ha fatto che cosa, nessun debito",
    assignment: { organizationFiscalCode: undefined, role: "auditor" },
  },
  {
    accountId: "cittadina-anna",
    name: "Anna",
    familyName: "Bianchi",
    fiscalCode: "BNCNNA80A41F205U",
    email: "anna.bianchi@posta.example",
    description: "cittadina",
  },
  {
    accountId: "cittadino-mario",
    name: "Mario",
    familyName: "Rossi",
    fiscalCode: "RSSMRA80A01F205X",
    email: "mario.rossi@posta.example",
    description: "cittadino",
  },
  {
    accountId: "cittadina-giulia",
    name: "Giulia",
    familyName: "Verdi",
    fiscalCode: "VRDGLI92H52Z999W",
    email: "giulia.verdi@posta.example",
    description: "cittadina, senza nessun ruolo: invitarla da un ente per darle il primo",
  },
];
