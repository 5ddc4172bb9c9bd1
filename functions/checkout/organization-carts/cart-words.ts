/** How an ente's portal makes sure of what the browser brings back; its code is run by a test. */
export const returnVerification = [
  'import { createPublicKey, verify } from "node:crypto";',
  "export function isFromPortal(query, registered, keys, now = Date.now()) {",
  '  const told = (name) => query.get(name) ?? "";',
  '  const jwk = keys.find(({ kid }) => kid === told("chiave"));',
  '  if (jwk === undefined || Math.abs(now / 1000 - told("istante")) > 300) return false;',
  '  const names = ["idCarrello", "riferimento", "esito", "istante"];',
  '  const text = ["portale-pagamenti:ritorno:1", registered, ...names.map(told)].join("\\n");',
  '  const signature = Buffer.from(told("firma"), "base64url");',
  '  return verify(null, Buffer.from(text), createPublicKey({ key: jwk, format: "jwk" }), signature);',
  "}",
].join("\n");

export const howToReturn =
  "\n\nAlla fine il browser torna a returnUrl con sei parametri in coda a quelli che ci sono già: " +
  "idCarrello, riferimento (il reference inviato; manca se non c'era), esito (OK, KO, IN_CORSO, " +
  "PARZIALE, SCADUTO), istante (secondi dal 1970), chiave (kid) e firma (base64url senza " +
  "riempimento). La firma è Ed25519 (RFC 8032), con la chiave di quel kid fra quelle di GET " +
  "/v1/outcome-keys, sui byte UTF-8 di sei righe separate da un solo LF (0x0A), senza LF in fondo: " +
  "portale-pagamenti:ritorno:1, l'indirizzo di ritorno com'è registrato (parametri suoi " +
  "compresi), idCarrello, riferimento (vuoto se manca), esito, istante; i valori sono quelli " +
  "decodificati. Esempio:\n\n```\nportale-pagamenti:ritorno:1\n" +
  "https://servizi.comune.example/pagamenti/ritorno\n0123456789abcdef0123456789abcdef\n" +
  "pratica-2027-881\nOK\n1804672800\n```\n\nVerifica in Node.js, con i parametri della richiesta, " +
  "l'indirizzo registrato e le chiavi:\n\n```js\n" +
  `${returnVerification}\n\`\`\`\n\nLa firma dice che il portale ha detto questo in quell'istante: ` +
  "un ritorno vecchio di più di cinque minuti non va creduto. Chi non riesce a pagare può riprovare " +
  "dalle pagine del portale: torna allora con l'idCarrello di un carrello nuovo e lo stesso " +
  "riferimento. Il browser può anche non tornare: " +
  "fa fede l'esito che si chiede al portale, o che il portale notifica.";
