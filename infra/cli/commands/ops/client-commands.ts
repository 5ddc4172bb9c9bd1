import { Command, InvalidArgumentError } from "commander";
import type { ClientWithSecret } from "../../../operations/api-clients.ts";
import { UsageError } from "../../exit-codes.ts";
import { type OpsContext, print } from "./ops-context.ts";

/** `portale ops client …`: programs that call the API. */
export function clientCommands(context: OpsContext): Command {
  return new Command("client")
    .description("client dell'API: il primo della Regione, e chi va fermato subito")
    .addCommand(createCommand(context))
    .addCommand(addressesCommand(context))
    .addCommand(listCommand(context))
    .addCommand(disableCommand(context))
    .addCommand(rotateCommand(context));
}

type CreateOptions = {
  name: string;
  region: boolean;
  organization?: string;
  scope: string;
  json: boolean;
};

function createCommand({ connect }: OpsContext): Command {
  return new Command("create")
    .description("registra un client e ne stampa il segreto, che poi non si legge più")
    .requiredOption("--name <nome>", "nome del programma")
    .option("--region", "programma della Regione, che non agisce per nessun ente", false)
    .option("--organization <ente>", "codice fiscale dell'ente per cui agisce")
    .requiredOption("--scope <permessi>", "permessi divisi da spazi, fra virgolette")
    .option("--json", "stampa il risultato in JSON", false)
    .action(async ({ name, region, organization: ente, scope, json }: CreateOptions) => {
      if (region === (ente !== undefined)) {
        throw new UsageError("Indicare --region o --organization.");
      }
      if (name.trim() === "") throw new UsageError("Il nome non può essere vuoto.");
      const cloud = await connect();
      const { readOrganization } = await import("../../../operations/arguments.ts");
      const { createClient, readPermissions } = await import("../../../operations/api-clients.ts");
      const created = await createClient(cloud, {
        name: name.trim(),
        permissions: readPermissions(scope),
        organization: ente === undefined ? undefined : readOrganization(ente),
      });
      print(created, { json, lines: secretLines(created) });
    });
}

type AddressesOptions = { returnUrl?: string[]; webhookHost?: string[]; json: boolean };

function addressesCommand({ connect }: OpsContext): Command {
  return new Command("addresses")
    .description("sostituisce gli indirizzi del client; ciò che non si indica resta com'è")
    .argument("<client>", "codice del client")
    .option("--return-url <url...>", "dove il browser torna dopo il pagamento, al più venti")
    .option("--webhook-host <nome...>", "nomi a cui possono andare le notifiche di esito")
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (client: string, options: AddressesOptions) => {
      const { returnUrl: returnUrls, webhookHost: webhookHosts, json } = options;
      if (returnUrls === undefined && webhookHosts === undefined) {
        throw new UsageError("Indicare --return-url o --webhook-host.");
      }
      const cloud = await connect();
      const { setClientAddresses } = await import("../../../operations/api-clients.ts");
      const sent = { ...(returnUrls && { returnUrls }), ...(webhookHosts && { webhookHosts }) };
      const changed = await setClientAddresses(cloud, client, sent);
      print(changed, { json, lines: [`Indirizzi del client ${changed.clientId} cambiati.`] });
    });
}

function listCommand({ connect }: OpsContext): Command {
  return new Command("list")
    .description("tutti i client, di chi sono e quando hanno chiesto l'ultimo token")
    .option("--json", "stampa il risultato in JSON", false)
    .action(async ({ json }: { json: boolean }) => {
      const cloud = await connect();
      const { listClients } = await import("../../../operations/api-clients.ts");
      const clients = (await listClients(cloud)).map(({ secrets, ...client }) => ({
        ...client,
        secrets: secrets.map(({ digest: _, ...secret }) => secret),
      }));
      const lines = clients.map(({ id, name, owner, status, lastUsedAt = "mai" }) => {
        const state = status === "active" ? "attivo" : "disattivato";
        const whose = owner === "region" ? "Regione" : owner;
        return `${id}  ${name}  (${whose}, ${state}, ultimo token: ${lastUsedAt})`;
      });
      print({ clients }, { json, lines: lines.length === 0 ? ["Nessun client."] : lines });
    });
}

function disableCommand({ connect }: OpsContext): Command {
  return new Command("disable")
    .description("il client non ottiene più token; quelli che ha valgono al più dieci minuti")
    .argument("<client>", "codice del client")
    .requiredOption("--reason <motivo>", "perché lo si ferma")
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (client: string, { reason, json }: { reason: string; json: boolean }) => {
      if (reason.trim() === "") throw new UsageError("Il motivo non può essere vuoto.");
      const cloud = await connect();
      const { disableClient } = await import("../../../operations/api-clients.ts");
      const disabled = await disableClient(cloud, client, reason.trim());
      print(disabled, { json, lines: [`Client ${disabled.clientId} disattivato.`] });
    });
}

function rotateCommand({ connect }: OpsContext): Command {
  return new Command("rotate")
    .description("dà al client un segreto nuovo e lo stampa; quello in uso vale ancora per un po'")
    .argument("<client>", "codice del client")
    .option("--overlap-days <n>", "giorni per cui vale ancora quello in uso", overlapDays, 7)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (client: string, options: { overlapDays: number; json: boolean }) => {
      const cloud = await connect();
      const { rotateClient } = await import("../../../operations/api-clients.ts");
      const rotated = await rotateClient(cloud, client, options.overlapDays);
      print(rotated, { json: options.json, lines: secretLines(rotated) });
    });
}

function overlapDays(text: string): number {
  if (!/^(?:[12]?\d|30)$/u.test(text)) throw new InvalidArgumentError("servono 0-30 giorni.");
  return Number(text);
}

function secretLines({ clientId, clientSecret }: ClientWithSecret): string[] {
  return [
    `client_id      ${clientId}`,
    `client_secret  ${clientSecret}`,
    "Il segreto non si potrà leggere un'altra volta: conservarlo adesso.",
  ];
}
