import {
  type Explanation,
  explainPosition,
} from "../../shared/domain/operations/explain-position.ts";
import type { OrganizationFiscalCode } from "../../shared/domain/values/organization-fiscal-code.ts";
import { explainJournal } from "./explain-journal.ts";
import { gatherPosition } from "./gather-position.ts";
import { recordOperation } from "./operations-log.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

export type NamedPosition = {
  readonly organization: OrganizationFiscalCode;
  /** Notice number, IUV or IUD. */
  readonly name: string;
};

/**
 * What happened to a position, in words; with a reason also who the debtor is.
 * @throws OperationRefused when the ente or the position is unknown.
 */
export async function explainToOperator(
  cloud: OperatorCloud,
  { organization, name }: NamedPosition,
  reason: string | undefined,
): Promise<Explanation> {
  const facts = await gatherPosition(cloud, organization, name);
  const journal = await explainJournal(cloud, facts.position);
  const explain = (reveal: boolean): Explanation => {
    const { title, sections } = explainPosition(facts, reveal);
    return { title, sections: [...sections, journal] };
  };
  if (reason === undefined) return explain(false);
  const request = {
    command: "position explain --reveal",
    arguments: { organization, position: name },
    reason,
  };
  const { explanation } = await recordOperation(cloud, request, async () => ({
    explanation: explain(true),
    detail: "mostrata",
  }));
  return explanation;
}
