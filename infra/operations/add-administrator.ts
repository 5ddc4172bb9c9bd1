import { addOperator } from "../../shared/domain/access/operator-change.ts";
import { permissionsOf } from "../../shared/domain/access/role.ts";
import { type EmailAddress, parseEmailAddress } from "../../shared/domain/values/email-address.ts";
import { type FiscalCode, parseFiscalCode } from "../../shared/domain/values/fiscal-code.ts";
import { maskFiscalCode } from "../../shared/domain/values/mask-fiscal-code.ts";
import { registryText } from "../../shared/domain/values/registry-text.ts";
import { createPersonSecrets } from "../../shared/lambda/person-secrets.ts";
import { createDynamoRegionOperatorStore } from "../../shared/persistence/access/dynamo-operator-store.ts";
import { OperationRefused } from "./operation-refused.ts";
import { recordOperation } from "./operations-log.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/** Who is to administer the Region; personal data, which no log gets to see. */
export type NewAdministrator = {
  readonly fiscalCode: FiscalCode;
  readonly name: string;
  readonly email: EmailAddress;
};

export type AddedAdministrator = {
  readonly outcome: "added" | "exists";
  /** The pseudonym by which the portal will know the person at the first login. */
  readonly operatorId: string;
};

const role = "regionAdministrator";
const nameLengthMax = 100;

/**
 * Reads three lines: fiscal code, name, e-mail address.
 * @throws OperationRefused when one of them is not what it should be.
 */
export function readNewAdministrator(text: string): NewAdministrator {
  const [code = "", name = "", address = ""] = text.split("\n").map((line) => line.trim());
  const fiscalCode = parseFiscalCode(code);
  if (fiscalCode === undefined) {
    throw new OperationRefused("La prima riga non è il codice fiscale di una persona.");
  }
  const readName = registryText(nameLengthMax).safeParse(name);
  if (!readName.success) {
    throw new OperationRefused("La seconda riga dev'essere nome e cognome.");
  }
  const email = parseEmailAddress(address);
  if (email === undefined) {
    throw new OperationRefused("La terza riga non è un indirizzo di posta elettronica.");
  }
  return { fiscalCode, name: readName.data, email };
}

/**
 * Makes somebody administrator of the Region: the first one, whom nobody in the portal could
 * invite. Written in the log of operations and in the audit, where the person is a pseudonym.
 */
export async function addAdministrator(
  cloud: Pick<OperatorCloud, "table" | "operator" | "personSecrets">,
  { fiscalCode, name, email }: NewAdministrator,
  reason: string | undefined,
): Promise<AddedAdministrator> {
  const operatorId = await createPersonSecrets(cloud.personSecrets).personIdOf(fiscalCode);
  const request = { command: "administrator add", arguments: { operatorId }, reason };
  const { outcome } = await recordOperation(cloud, request, async () => {
    const maskedFiscalCode = maskFiscalCode(fiscalCode);
    const person = { personId: operatorId, name, email, maskedFiscalCode };
    const added = await addOperator(
      { ...person, assignment: { role } },
      {
        scope: "region",
        operators: createDynamoRegionOperatorStore(cloud.table),
        manager: { role, permissions: permissionsOf(role) },
        actor: { kind: "commandLine", id: cloud.operator.awsIdentity },
        knownTypes: [],
        now: new Date(),
      },
    );
    if (added.outcome === "refused") throw new Error("an administrator cannot be refused");
    return { outcome: added.outcome, detail: added.outcome };
  });
  return { outcome, operatorId };
}
