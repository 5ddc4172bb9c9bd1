import type { Template } from "./normalize-template.ts";

/** What becomes of a resource: it is gone, or another one takes its place. */
export type Effect = "destroyed" | "replaced";

export type LossyChange = {
  readonly resource: string;
  readonly type: string;
  readonly effect: Effect;
  /** What it holds, or who relies on it: Italian. */
  readonly holds: string;
};

/** Types that hold data, or whose name and address others rely on. */
const precious: Readonly<Record<string, string>> = {
  "AWS::DynamoDB::Table": "i dati del portale",
  "AWS::DynamoDB::GlobalTable": "i dati del portale",
  "AWS::S3::Bucket": "i file",
  "AWS::KMS::Key": "la chiave che apre i dati",
  "AWS::KMS::Alias": "il nome con cui si trova la chiave",
  "AWS::SecretsManager::Secret": "un segreto scritto dagli operatori",
  "AWS::Backup::BackupVault": "le copie di sicurezza",
  "AWS::SQS::Queue": "messaggi non ancora lavorati",
  "AWS::Logs::LogGroup": "i registri",
  "AWS::ApiGatewayV2::Api": "l'indirizzo a cui rispondono le API",
  "AWS::ApiGatewayV2::DomainName": "un dominio che altri chiamano",
  "AWS::CloudFront::Distribution": "l'indirizzo delle pagine",
  "AWS::Route53::HostedZone": "un dominio che altri chiamano",
  "AWS::Route53::RecordSet": "un dominio che altri chiamano",
  "AWS::SES::EmailIdentity": "l'identità da cui partono le e-mail",
  "AWS::SNS::Topic": "le iscrizioni di chi riceve gli allarmi",
};

/** `[~] AWS::DynamoDB::Table Table TableCD117FA1 replace`, as `cdk diff` says it. */
const changeLine = /^\[[-~]\] (?<type>\S+::\S+) .*?(?<id>\w+) (?<effect>replace|may be replaced)$/u;

/**
 * What a release would take away of the things that hold data or a name: all that the new template
 * no longer has, and all that `cdk diff` says is, or may be, replaced.
 */
export function lossyChanges(
  released: Template,
  next: Template | undefined,
  diff: string,
): LossyChange[] {
  const destroyed = Object.entries(released.Resources)
    .filter(([id, { Type }]) => next?.Resources[id]?.Type !== Type)
    .map(([resource, { Type }]) => ({ resource, type: Type, effect: "destroyed" }) as const);
  const replaced = diff.split("\n").flatMap((line) => {
    const { id, type } = changeLine.exec(line)?.groups ?? {};
    if (id === undefined || type === undefined) return [];
    return [{ resource: id, type, effect: "replaced" }] as const;
  });
  const known = new Set(destroyed.map(({ resource }) => resource));
  return [...destroyed, ...replaced.filter(({ resource }) => !known.has(resource))].flatMap(
    (change) => {
      const holds = precious[change.type];
      return holds === undefined ? [] : [{ ...change, holds }];
    },
  );
}
