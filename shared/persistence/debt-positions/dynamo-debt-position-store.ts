import type {
  DebtPositionStore,
  NoticeNumberClaim,
} from "../../domain/debt-positions/debt-position-store.ts";
import { type Expression, itemHeader } from "../item.ts";
import { entities } from "../table.ts";
import type { TableClient } from "../table-client.ts";
import {
  claimKey,
  fromClaimItem,
  fromPositionItem,
  positionKey,
  supersededPositionKey,
  toClaimItem,
  toPositionItem,
} from "./debt-position-item.ts";

export function createDynamoDebtPositionStore(table: TableClient): DebtPositionStore {
  const findClaim: DebtPositionStore["findClaim"] = async (organization, noticeNumber) => {
    const item = await table.get(claimKey(organization, noticeNumber));
    const held = { organizationFiscalCode: organization, noticeNumber };
    return item === undefined ? undefined : fromClaimItem(item, held);
  };
  return {
    findClaim,
    async findMany(organization, iuds) {
      const keys = iuds.map((iud) => positionKey(organization, iud));
      const items = await table.getMany(keys, { consistent: true });
      return items.map(fromPositionItem);
    },
    async findByNoticeNumber(organization, noticeNumber) {
      const claim = await findClaim(organization, noticeNumber);
      if (claim === undefined) return undefined;
      const item = await table.get(positionKey(organization, claim.iud));
      if (item === undefined) return undefined;
      const position = fromPositionItem(item);
      return position.noticeNumber === noticeNumber ? position : undefined;
    },
    claimNoticeNumbers: (claims) => table.insertMany(claims.map(toClaimItem)),
    takeOverClaim: (claim, held) => table.put(toClaimItem(claim), heldBy(held)),
    async releaseClaim(claim) {
      const key = claimKey(claim.organizationFiscalCode, claim.noticeNumber);
      await table.transact([{ remove: key, condition: heldBy(claim) }]);
    },
    insertMany: (positions) => table.insertMany(positions.map(toPositionItem)),
    change: (position, versionRead) => table.put(toPositionItem(position), atVersion(versionRead)),
    async replaceCancelled(position, cancelled) {
      const kept = {
        ...toPositionItem(cancelled),
        ...supersededPositionKey(cancelled),
        ...itemHeader(entities.supersededPosition),
      };
      const { outcome } = await table.transact([
        { put: toPositionItem(position), condition: atVersion(cancelled.version) },
        { put: kept },
      ]);
      return outcome;
    },
  };
}

function atVersion(version: number): Expression {
  return { text: "version = :version", values: { ":version": version } };
}

function heldBy(claim: NoticeNumberClaim): Expression {
  return {
    text: "iud = :iud AND flowId = :flowId AND #row = :row",
    names: { "#row": "row" },
    values: { ":iud": claim.iud, ":flowId": claim.origin.flowId, ":row": claim.origin.row },
  };
}
