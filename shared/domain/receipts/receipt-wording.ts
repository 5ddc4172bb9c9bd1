/** Fixed wording of the receipt for people, in Italian. */
export const receiptWording = {
  title: "Ricevuta di pagamento",
  titleNotExecuted: "Ricevuta di pagamento non eseguito",
  subject: "Oggetto del pagamento",
  creditor: "Ente creditore",
  debtor: "Debitore",
  amount: "Importo",
  outcome: "Esito",
  euro: "Euro",
  executed: "Pagamento eseguito",
  notExecuted: "Pagamento non eseguito",
  notExecutedWarning:
    "Il prestatore di servizi di pagamento ha comunicato che questo pagamento NON è stato " +
    "eseguito. Questo documento non prova alcun versamento.",
  paidAt: "Data e ora del pagamento",
  triedAt: "Data e ora dell’operazione",
  applicationDate: "Data di applicazione",
  data: "Dati del pagamento",
  noticeNumber: "Codice avviso",
  iuv: "IUV",
  receiptId: "Identificativo ricevuta (IUR)",
  psp: "Prestatore di servizi di pagamento",
  paymentMethod: "Metodo di pagamento",
  payer: "Eseguito da",
  payerNotExecuted: "Richiesto da",
  issuer: "Documento rilasciato da",
  fiscalCode: "C.F.",
  vatNumber: "P. IVA",
  totals: "Totale",
  amountOfNotice: "Importo dell’avviso",
  feeOf: "Commissione applicata da",
  total: "Totale pagato",
  shares: "Ripartizione dell’importo",
  stamp: "Marca da bollo digitale",
  unprintable: "–",
  unnamedBeneficiary: "Ente beneficiario",
  verification: "Verifica della ricevuta",
  verificationHelp:
    "Chi riceve questo documento può controllare che corrisponda a una ricevuta conservata dal " +
    "portale:",
  verificationUrl: "Indirizzo",
  verificationCode: "Codice di verifica",
  notes: "Informazioni",
  provesPayment:
    "Questo documento attesta il pagamento. La quietanza liberatoria va chiesta all’ente creditore.",
  askCreditor: "Per sapere se l’avviso si può ancora pagare occorre rivolgersi all’ente creditore.",
  original:
    "L’originale è la ricevuta telematica in formato XML conservata dal portale, di cui sono " +
    "riportati qui i dati.",
  standIn:
    "La piattaforma pagoPA ha gestito il pagamento al posto dell’ente creditore, che in quel " +
    "momento non era raggiungibile.",
  stampAttached:
    "La marca da bollo digitale è un file XML firmato, allegato alla ricevuta telematica: va " +
    "conservato con il documento a cui si riferisce.",
  cart: (cartId: string) =>
    `Il pagamento fa parte di un carrello (identificativo ${cartId}): la commissione e il totale ` +
    "addebitato sono dell’intero carrello e non figurano qui.",
  pageNumber: (number: number, count: number) => `Pagina ${number} di ${count}`,
  continuation: (noticeNumber: string) => `Segue dalla pagina precedente: avviso ${noticeNumber}`,
} as const;

/**
 * Payment methods in words: "tipo versamento" of the node's old and new models, and the methods
 * that payment service providers declare when they close a payment (SANP, sendPaymentOutcome).
 */
const paymentMethodNames: ReadonlyMap<string, string> = new Map([
  ["AD", "Addebito diretto"],
  ["APPL", "Apple Pay"],
  ["BANCOMAT", "Bancomat"],
  ["BBT", "Bonifico bancario di tesoreria"],
  ["BP", "Bollettino postale"],
  ["BPAY", "Bancomat Pay"],
  ["CASH", "Contanti"],
  ["CP", "Carta di pagamento"],
  ["CREDITCARD", "Carta di pagamento"],
  ["GOOG", "Google Pay"],
  ["JIF", "Bancomat Pay"],
  ["MYBK", "MyBank"],
  ["OBEP", "Bonifico online (MyBank)"],
  ["OTH", "Altro metodo"],
  ["OTHER", "Altro metodo"],
  ["PO", "Pagamento presso il prestatore di servizi di pagamento"],
  ["PPAL", "PayPal"],
  ["SATY", "Satispay"],
]);

/** The method in words; a code nobody has listed yet stays as it is. */
export function paymentMethodName(code: string): string {
  return paymentMethodNames.get(code.toUpperCase()) ?? code;
}
