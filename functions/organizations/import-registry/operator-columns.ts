import { list, oneOf, text } from "./cell-readers.ts";
import type { Column } from "./column.ts";

/** Operators of enti; of the fiscal code only a pseudonym is kept. */
export const operatorColumns: readonly Column[] = [
  {
    header: "codice_fiscale_ente",
    path: ["organization"],
    read: text,
    meaning: "Codice fiscale dell'ente, già registrato",
    example: "02336340159",
    isKey: true,
  },
  {
    header: "codice_fiscale",
    path: ["fiscalCode"],
    read: text,
    meaning: "Codice fiscale della persona: con l'ente dice di quale operatore è la riga",
    example: "RSSMRA80A01F205X",
    isKey: true,
  },
  {
    header: "nome",
    path: ["name"],
    read: text,
    meaning: "Nome e cognome",
    example: "Mario Rossi",
  },
  {
    header: "email",
    path: ["email"],
    read: text,
    meaning: "Indirizzo di posta elettronica",
    example: "mario.rossi@comune.prova.example",
  },
  {
    header: "ruolo",
    path: ["role"],
    read: oneOf({
      amministratore: "organizationAdministrator",
      operatore: "operator",
      lettore: "reader",
      revisore: "auditor",
    }),
    meaning: "Ruolo: amministratore, operatore, lettore oppure revisore",
    example: "operatore",
  },
  {
    header: "tipi",
    path: ["typeCodes"],
    read: list,
    meaning: "Soli tipi dovuto che l'operatore vede, con | fra l'uno e l'altro; tutti se manca",
    example: "TARI|MENSA",
  },
];
