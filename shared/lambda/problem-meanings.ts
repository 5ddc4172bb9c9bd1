import { paymentProblemMeanings } from "./payment-problem-meanings.ts";
import type { ProblemMeaning } from "./problem-meaning.ts";

/**
 * The page of every `type` of problem that the API answers, by the last part of its address (RFC
 * 9457, section 3.1.1): a `type` never changes what it means.
 */
export const problemMeanings: Readonly<Record<string, ProblemMeaning>> = {
  "richiesta-non-valida": {
    title: "Richiesta non valida",
    meaning:
      "Uno o più campi della richiesta non hanno la forma prevista o non vanno d'accordo fra loro.",
    remedy:
      "Leggere errors: ogni voce dice con un JSON Pointer dov'è il campo e che cosa non va. " +
      "Correggere tutti i campi e inviare di nuovo.",
  },
  "non-autorizzato": {
    title: "Autenticazione richiesta",
    meaning:
      "Manca il token, oppure è scaduto, è di un altro destinatario o non è stato rilasciato da " +
      "chi il portale riconosce.",
    remedy: "Chiedere un nuovo token e inviarlo nell'intestazione Authorization: Bearer.",
  },
  "permesso-mancante": {
    title: "Permesso mancante",
    meaning: "Il token è valido, ma non dà il permesso che l'operazione richiede.",
    remedy:
      "Chiedere il token con lo scope indicato nella descrizione della chiamata; se il client non " +
      "lo ha, chiederlo a chi amministra l'ente.",
  },
  "non-trovato": {
    title: "Risorsa non trovata",
    meaning: "Ciò che è stato chiesto non esiste, oppure non è di chi chiama.",
    remedy:
      "Controllare l'indirizzo e di quale ente è il token: ciò che è di un altro ente risponde " +
      "come se non esistesse.",
  },
  "errore-interno": {
    title: "Errore interno",
    meaning: "Il portale non è riuscito a eseguire la richiesta per un errore suo.",
    remedy:
      "Riprovare più tardi; per un POST usare la stessa Idempotency-Key, così nulla avviene due " +
      "volte. Se continua, rivolgersi all'assistenza.",
  },
  "portale-non-disponibile": {
    title: "Portale non disponibile",
    meaning: "Il portale non raggiunge i suoi dati e per ora non può rispondere.",
    remedy: "Riprovare dopo i secondi indicati in Retry-After.",
  },
  "troppe-richieste": {
    title: "Troppe richieste",
    meaning: "Il client, o l'indirizzo da cui chiama, ha superato il numero di richieste ammesso.",
    remedy:
      "Attendere i secondi indicati in Retry-After. RateLimit-Remaining dice quante richieste " +
      "restano: per molti debiti insieme caricare un flusso.",
  },
  "richiesta-troppo-grande": {
    title: "Richiesta troppo grande",
    meaning: "Il corpo della richiesta supera la dimensione ammessa.",
    remedy: "Dividere la richiesta; per molti debiti insieme caricare un flusso.",
  },
  "formato-non-accettato": {
    title: "Formato non accettato",
    meaning: "Il corpo della richiesta non è nel formato che la chiamata legge.",
    remedy: "Inviare il corpo con il Content-Type indicato nella descrizione della chiamata.",
  },
  "richiesta-esterna": {
    title: "Richiesta rifiutata",
    meaning: "La richiesta viene dalla pagina di un altro sito.",
    remedy: "Usare il portale dalle sue pagine; un programma usa un token nell'intestazione.",
  },
  "chiave-di-altra-richiesta": {
    title: "Chiave già usata",
    meaning: "La stessa Idempotency-Key è già servita per una richiesta diversa.",
    remedy: "Usare una chiave nuova per ogni richiesta nuova, la stessa soltanto per ripeterla.",
  },
  "richiesta-in-corso": {
    title: "Richiesta in corso",
    meaning: "La prima richiesta con la stessa Idempotency-Key non è ancora finita.",
    remedy: "Attendere e ripetere la richiesta con la stessa chiave.",
  },
  "risposta-non-ripetibile": {
    title: "Richiesta già eseguita",
    meaning:
      "La richiesta con questa Idempotency-Key è stata eseguita; la sua risposta conteneva un " +
      "segreto, che si mostra una volta sola.",
    remedy: "Se il segreto è andato perso, crearne uno nuovo.",
  },
  "versione-mancante": {
    title: "Versione non indicata",
    meaning: "Per cambiare ciò che esiste già bisogna dire quale versione se ne è letta.",
    remedy: "Leggere la risorsa e inviare il suo ETag nell'intestazione If-Match.",
  },
  "versione-superata": {
    title: "Versione superata",
    meaning: "La risorsa è cambiata dopo che è stata letta: nulla è stato sovrascritto.",
    remedy: "Leggerla di nuovo, rifare la modifica e inviarla con il nuovo ETag.",
  },
  "ente-non-abilitato": {
    title: "Ente non abilitato al caricamento",
    meaning: "Lo stato dell'ente non permette di caricare debiti.",
    remedy: "Chiedere alla Regione a che punto è l'adesione dell'ente.",
  },
  "nome-file-non-valido": {
    title: "Nome del file non valido",
    meaning: "Il nome dello ZIP non ha la forma <IPA>-<IUF>-<versione>.zip, o è di un altro ente.",
    remedy: "Rinominare il file come chiede detail e registrare di nuovo il flusso.",
  },
  "file-non-caricato": {
    title: "File non caricato",
    meaning: "Il flusso è stato avviato prima che il suo file fosse caricato.",
    remedy: "Caricare il file all'indirizzo ricevuto, poi avviare il flusso.",
  },
  "iud-gia-usato": {
    title: "IUD già usato",
    meaning: "L'ente ha già un'altra posizione con questo IUD, e non è annullata.",
    remedy: "Usare un altro IUD, oppure annullare prima la posizione che c'è.",
  },
  "posizione-in-bozza": {
    title: "Posizione in bozza",
    meaning: "La posizione ha i suoi numeri ma non è pubblicata: per chi paga non esiste ancora.",
    remedy: "Pubblicarla, e ripetere la richiesta.",
  },
  "posizione-pubblicata": {
    title: "Posizione già pubblicata",
    meaning: "Una posizione pubblicata è già arrivata a chi paga e non può tornare una bozza.",
    remedy: "Inviare published true, oppure annullare la posizione e crearne un'altra.",
  },
  "posizione-in-pagamento": {
    title: "Posizione in pagamento",
    meaning: "Qualcuno sta pagando la posizione in questo momento.",
    remedy: "Riprovare fra qualche minuto: la posizione sarà pagata o di nuovo da pagare.",
  },
  "posizione-pagata": {
    title: "Posizione pagata",
    meaning:
      "Tutta la posizione, o una sua rata, è pagata: con pagoPA, o altrove secondo l'ente che lo ha " +
      "dichiarato.",
    remedy:
      "Se l'ente l'ha segnata come pagata per errore, ritirare la dichiarazione (DELETE " +
      "settlement); ciò che è stato pagato con pagoPA non si cambia.",
  },
  "pagamento-non-dichiarato": {
    title: "Pagamento non dichiarato",
    meaning: "Si ritira una dichiarazione di pagamento altrove che la posizione non ha.",
    remedy: "Rileggere la posizione: settlement dice se c'è una dichiarazione.",
  },
  "posizione-annullata": {
    title: "Posizione annullata",
    meaning: "La posizione è stata annullata dall'ente: nessuno può più pagarla.",
    remedy: "Creare un'altra posizione: lo stesso IUD si può usare di nuovo.",
  },
  "tipo-non-modificabile": {
    title: "Tipo dovuto non modificabile",
    meaning: "Il tipo dovuto decide conti e tassonomia di una posizione e non cambia.",
    remedy: "Annullare la posizione e crearne un'altra del tipo giusto.",
  },
  "iud-ripetuto": {
    title: "IUD ripetuto nella richiesta",
    meaning: "Due voci della stessa richiesta nominano lo stesso IUD: si esegue soltanto la prima.",
    remedy: "Inviare l'altra voce in una richiesta successiva.",
  },
  "voce-non-elaborata": {
    title: "Voce non elaborata",
    meaning:
      "Il tempo della richiesta è finito prima che toccasse a questa voce: nulla è cambiato.",
    remedy: "Inviare di nuovo le voci non elaborate: quelle già eseguite restano come sono.",
  },
  "avviso-non-stampabile": {
    title: "Avviso non stampabile",
    meaning: "La posizione è pagata o annullata, oppure il suo tipo non è più dell'ente.",
    remedy: "Non c'è nulla da stampare; i dati dell'avviso si leggono in JSON.",
  },
  "flusso-non-importato": {
    title: "Flusso non importato",
    meaning: "Le stampe si chiedono per un flusso la cui importazione è conclusa.",
    remedy: "Attendere che il flusso sia IMPORTED; un flusso rifiutato non ha avvisi.",
  },
  "nessun-avviso": {
    title: "Nessun avviso da stampare",
    meaning: "Il flusso è una prova, oppure nessuna delle sue righe ha un avviso.",
    remedy: "Controllare il flusso e il file degli scarti.",
  },
  "stampe-scadute": {
    title: "Termine per la stampa trascorso",
    meaning: "Le stampe di un flusso si chiedono entro 30 giorni dalla sua importazione.",
    remedy: "Scaricare gli avvisi uno per uno.",
  },
  "ruolo-revocato": {
    title: "Ruolo revocato",
    meaning: "Il ruolo con cui si stava lavorando è stato revocato.",
    remedy: "Scegliere un altro ente o un altro ruolo, oppure rivolgersi all'amministratore.",
  },
  "sessione-assente": {
    title: "Accesso richiesto",
    meaning: "Nessuno ha fatto l'accesso in questo browser, oppure la sessione è finita.",
    remedy: "Accedere di nuovo: dopo l'accesso si torna alla pagina da cui si era partiti.",
  },
  "operatore-esistente": {
    title: "Operatore già presente",
    meaning: "La persona ha già un ruolo nell'ente.",
    remedy: "Cambiare il ruolo che ha, invece di aggiungerla di nuovo.",
  },
  "ultimo-amministratore": {
    title: "Ultimo amministratore",
    meaning: "È l'unico amministratore dell'ente: senza di lui nessuno potrebbe più operare.",
    remedy: "Nominare prima un altro amministratore.",
  },
  "tipo-dovuto-usato": {
    title: "Tipo dovuto già usato",
    meaning: "Il tipo dovuto ha avuto almeno una posizione, anche se ora non ne ha più.",
    remedy: "Disattivarlo (active: false): non si usa più per posizioni nuove, e resta leggibile.",
  },
  "tipo-dovuto-esistente": {
    title: "Tipo dovuto già esistente",
    meaning: "L'ente ha già un tipo dovuto con questo codice.",
    remedy: "Indicare un altro codice (code), oppure modificare il tipo che c'è.",
  },
  "anagrafica-piena": {
    title: "Anagrafica piena",
    meaning: "L'anagrafica dell'ente, con i suoi tipi dovuto, ha raggiunto la dimensione massima.",
    remedy: "Eliminare i tipi dovuto mai usati, accorciare le descrizioni o ridurre il logo.",
  },
  "voce-di-catalogo-usata": {
    title: "Voce di catalogo usata",
    meaning: "Almeno un ente ha un tipo dovuto adottato da questa voce del catalogo.",
    remedy: "Lasciarla, oppure chiedere agli enti indicati di eliminare prima il loro tipo dovuto.",
  },
  "stampa-disabilitata": {
    title: "Stampa disabilitata",
    meaning: "Gli avvisi di questo tipo dovuto li stampa l'ente, non il portale.",
    remedy: "Chiedere i dati dell'avviso in JSON (Accept: application/json).",
  },
  "codice-ipa-in-uso": {
    title: "Codice IPA in uso",
    meaning: "Il codice IPA è già di un altro ente: ogni ente ha il suo.",
    remedy: "Controllare il codice nell'Indice delle pubbliche amministrazioni.",
  },
  "passo-non-concluso": {
    title: "Passo di adesione non registrato",
    meaning: "Uno o più passi dell'adesione non si possono registrare così: nulla è cambiato.",
    remedy: "Leggere errors, completare ciò che manca e registrare di nuovo il passo.",
  },
  "stato-non-raggiungibile": {
    title: "Cambio di stato non ammesso",
    meaning: "L'ente non ha quanto serve per lo stato chiesto: nulla è cambiato.",
    remedy: "Leggere errors e l'adesione dell'ente: dicono che cosa manca.",
  },
  "client-della-regione": {
    title: "Client della Regione",
    meaning: "Un client della Regione non riceve deleghe dagli enti.",
    remedy: "Delegare un client di una software house.",
  },
  "client-di-un-ente": {
    title: "Client di un ente",
    meaning: "Un client registrato da un ente serve quell'ente e nessun altro.",
    remedy: "Per fermarlo, disattivarlo; per un altro ente, registrarne un altro.",
  },
  "troppi-enti": {
    title: "Troppi enti",
    meaning: "Il client serve già tutti gli enti che può servire.",
    remedy: "Registrare un altro client per gli altri enti.",
  },
  "troppi-segreti": {
    title: "Troppi segreti",
    meaning: "Il client ha già due segreti validi.",
    remedy: "Revocarne uno, oppure chiedere una rotazione senza sovrapposizione.",
  },
  "chiave-mancante": {
    title: "Chiave mancante o errata",
    meaning: "L'ambiente di prova chiede una chiave, e la richiesta non ha quella giusta.",
    remedy: "Inviare la chiave dell'ambiente di prova nell'intestazione indicata da detail.",
  },
  "pagamento-sconosciuto": {
    title: "Pagamento sconosciuto",
    meaning: "Il simulatore non conosce il pagamento indicato, o lo ha dimenticato.",
    remedy: "Rifare il pagamento di prova: il simulatore lo ricorda per 30 giorni.",
  },
  "ricevuta-sconosciuta": {
    title: "Ricevuta sconosciuta",
    meaning: "Il simulatore non ha una ricevuta con l'identificativo indicato.",
    remedy: "Controllare l'identificativo nel rapporto delle chiamate del simulatore.",
  },
  ...paymentProblemMeanings,
};
