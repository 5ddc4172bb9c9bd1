import type { EuroCents } from "../../../shared/domain/values/euro-cents.ts";
import { formatEuroCents } from "../../../shared/domain/values/euro-cents.ts";
import { testPsp } from "./test-psp.ts";

type StampFacts = {
  readonly amountCents: EuroCents;
  /** SHA-256 of the document, base64, as the ente has sent it. */
  readonly documentDigest: string;
  /** Identifier of the stamp (IUBD), 14 digits. */
  readonly stampNumber: string;
  readonly boughtAt: Date;
};

/**
 * A digital stamp (marca da bollo digitale) as it comes in a receipt's MBDAttachment, base64:
 * element names of MarcaDaBollo.xsd (SANP 3.12.0). It is not signed, and says so: only the Agenzia
 * delle Entrate's key could, and whoever checks signatures must refuse it.
 */
export function composeStamp(facts: StampFacts): string {
  const xml =
    `<?xml version="1.0" encoding="UTF-8"?>` +
    `<marcaDaBollo xmlns="http://www.agenziaentrate.gov.it/2014/MarcaDaBollo"` +
    ` xmlns:ns2="http://www.w3.org/2000/09/xmldsig#">` +
    `<!-- Nodo di prova: marca senza firma e senza valore. -->` +
    `<PSP><CodiceFiscale>${testPsp.fiscalCode}</CodiceFiscale>` +
    `<Denominazione>${testPsp.companyName}</Denominazione></PSP>` +
    `<IUBD>${facts.stampNumber}</IUBD>` +
    `<OraAcquisto>${facts.boughtAt.toISOString()}</OraAcquisto>` +
    `<Importo>${formatEuroCents(facts.amountCents)}</Importo><TipoBollo>01</TipoBollo>` +
    `<ImprontaDocumento>` +
    `<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>` +
    `<ns2:DigestValue>${facts.documentDigest}</ns2:DigestValue></ImprontaDocumento>` +
    `</marcaDaBollo>`;
  return Buffer.from(xml, "utf8").toString("base64");
}
