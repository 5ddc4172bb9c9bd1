export const etag = { etag: "Versione del client, da indicare in If-Match per cambiarlo." };
export const created = { ...etag, location: "Indirizzo del client." };
export const tooManySecrets = { description: "Il client ha già due segreti validi." };
export const notGrantable = { description: "Il client non può ricevere questa delega." };
export const once =
  "Il segreto (clientSecret) si legge solo in questa risposta: il portale non lo conserva.";
export const rotation =
  "Aggiunge un segreto nuovo. Quello in uso resta valido per i giorni di sovrapposizione chiesti " +
  `(overlapDays, al più 30; con 0 smette subito). I segreti validi sono al più due. ${once}`;
export const house = {
  name: "Software House di Prova S.r.l.",
  vatNumber: "12345678903",
  email: "assistenza@softwarehouse.example",
};
export const grantExample = {
  permissions: ["debt-positions:write", "notices:read"],
  typeCodes: ["TARI"],
};
export const rotationExample = { overlapDays: 7, validDays: 365 };
export const addresses =
  "Gli indirizzi di ritorno (returnUrls) sono quelli, e solo quelli, a cui il programma può far " +
  "tornare i cittadini dopo un pagamento: https, scritti per intero, senza frammento. I nomi in " +
  "webhookHosts sono quelli a cui possono andare le sue notifiche di esito. Al più venti e venti.";
export const addressesKept = `${addresses} Se non si inviano restano come sono.`;
export const addressesExample = {
  returnUrls: ["https://servizi.comune.example/pagamenti/ritorno"],
  webhookHosts: ["esiti.comune.example"],
};
