import type { Operator } from "../../domain/access/operator.ts";
import type { AssignmentStore, OperatorStore } from "../../domain/access/operator-store.ts";
import type { PersonId } from "../../domain/access/person-id.ts";
import type { OrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { transactAudited } from "../audit/transact-audited.ts";
import type { Expression, Item, ItemKey } from "../item.ts";
import { organizationPartition } from "../organization-key.ts";
import type { OrganizationTable } from "../organization-table.ts";
import type { TableClient } from "../table-client.ts";
import type { TransactionOutcome, WriteAction } from "../transact-write.ts";
import {
  fromOperatorItem,
  fromPersonRoleItem,
  operatorKey,
  operatorPrefix,
  personPartition,
  personRoleKey,
  regionOperatorKey,
  regionPartition,
  regionRoleKey,
  toOperatorItem,
  toPersonRoleItem,
} from "./operator-items.ts";

/** Where the operators of one body are. */
type OperatorPlace = {
  readonly pk: string;
  readonly operatorKey: (personId: PersonId) => ItemKey;
  readonly roleKey: (personId: PersonId) => ItemKey;
};

/** The part of either table that is needed, once the keys have been made for it. */
type OperatorTable = {
  get(key: ItemKey): Promise<Item | undefined>;
  query(pk: string, skPrefix: string): Promise<Item[]>;
  transact(actions: readonly WriteAction[]): Promise<TransactionOutcome>;
};

/** The operators of one ente, and of no other. */
export function createDynamoOperatorStore(
  table: OrganizationTable,
  organization: OrganizationFiscalCode,
): OperatorStore {
  return operatorStore(table, {
    pk: organizationPartition(organization),
    operatorKey: (personId) => operatorKey(organization, personId),
    roleKey: (personId) => personRoleKey(organization, personId),
  });
}

/** The Region's own operators. */
export function createDynamoRegionOperatorStore(
  table: Pick<TableClient, "get" | "query" | "transact">,
): OperatorStore {
  const place = { pk: regionPartition, operatorKey: regionOperatorKey, roleKey: regionRoleKey };
  return operatorStore(table, place);
}

function operatorStore(table: OperatorTable, place: OperatorPlace): OperatorStore {
  const puts = (operator: Operator, condition: Expression): WriteAction[] => [
    { put: toOperatorItem(operator, place.operatorKey(operator.personId)), condition },
    { put: toPersonRoleItem(operator, place.roleKey(operator.personId)) },
  ];
  const removals = ({ personId }: Operator, condition: Expression): WriteAction[] => [
    { remove: place.operatorKey(personId), condition },
    { remove: place.roleKey(personId) },
  ];
  return {
    async list() {
      return (await table.query(place.pk, operatorPrefix)).map(fromOperatorItem);
    },
    async find(personId) {
      const item = await table.get(place.operatorKey(personId));
      return item === undefined ? undefined : fromOperatorItem(item);
    },
    async note(audit) {
      await transactAudited(table, [], audit);
    },
    async add(operator, audit) {
      const absent = { text: "attribute_not_exists(pk)" };
      const { outcome } = await transactAudited(table, puts(operator, absent), audit);
      return outcome === "written" ? "written" : "exists";
    },
    async change({ replaced, replacement, remaining }, audit) {
      const unmoved = atVersion(replaced);
      const writes = replacement ? puts(replacement, unmoved) : removals(replaced, unmoved);
      const key = remaining && place.operatorKey(remaining.personId);
      const check = key && { check: key, condition: stillIs(remaining) };
      const { outcome } = await transactAudited(
        table,
        [...writes, ...(check ? [check] : [])],
        audit,
      );
      return outcome === "written" ? "written" : "stale";
    },
  };
}

function atVersion({ version }: Operator): Expression {
  return {
    text: "#version = :version",
    names: { "#version": "version" },
    values: { ":version": version },
  };
}

/** Two administrators who withdraw each other at once do not both succeed. */
function stillIs({ role }: Operator): Expression {
  return { text: "#role = :role", names: { "#role": "role" }, values: { ":role": role } };
}

/** What people may do: read at every login and renewal, so that what is withdrawn ends. */
export function createDynamoAssignmentStore(table: Pick<TableClient, "query">): AssignmentStore {
  return {
    async listOf(personId) {
      return (await table.query(personPartition(personId), "")).map(fromPersonRoleItem);
    },
  };
}
