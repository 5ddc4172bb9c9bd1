import type {
  DebtPositionStore,
  IuvClaim,
} from "../../domain/debt-positions/debt-position-store.ts";
import { iuvOf } from "../../domain/values/notice-number.ts";
import { type Expression, itemHeader } from "../item.ts";
import { entities } from "../table.ts";
import type { TableClient } from "../table-client.ts";
import type { WriteAction } from "../transact-write.ts";
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
  const findClaim: DebtPositionStore["findClaim"] = async (organization, iuv) => {
    const item = await table.get(claimKey(organization, iuv));
    const held = { organizationFiscalCode: organization, iuv };
    return item === undefined ? undefined : fromClaimItem(item, held);
  };
  return {
    findClaim,
    async findMany(organization, iuds) {
      const keys = iuds.map((iud) => positionKey(organization, iud));
      const items = await table.getMany(keys);
      return items.map(fromPositionItem);
    },
    async findByNoticeNumber(organization, noticeNumber) {
      const claim = await findClaim(organization, iuvOf(noticeNumber));
      if (claim === undefined) return undefined;
      const item = await table.get(positionKey(organization, claim.iud));
      if (item === undefined) return undefined;
      const position = fromPositionItem(item);
      return position.noticeNumber === noticeNumber ? position : undefined;
    },
    claimIuvs: (claims) => table.insertMany(claims.map(toClaimItem)),
    takeOverClaim: (claim, held) => table.put(toClaimItem(claim), heldByEither(held, claim)),
    async releaseClaim(claim) {
      const key = claimKey(claim.organizationFiscalCode, claim.iuv);
      await table.transact([{ remove: key, condition: heldBy(claim) }]);
    },
    insertMany: (positions) => table.insertMany(positions.map(toPositionItem)),
    async change(position, versionRead, newClaim) {
      const item = toPositionItem(position);
      const condition = atVersion(versionRead);
      if (newClaim === undefined) return table.put(item, condition);
      const { outcome } = await table.transact([{ put: item, condition }, stillHeld(newClaim)]);
      return outcome;
    },
    async replaceCancelled(position, cancelled, claim) {
      const kept = {
        ...toPositionItem(cancelled),
        ...supersededPositionKey(cancelled),
        ...itemHeader(entities.supersededPosition),
      };
      const { outcome } = await table.transact([
        { put: toPositionItem(position), condition: atVersion(cancelled.version) },
        { put: kept },
        ...(claim === undefined ? [] : [stillHeld(claim)]),
      ]);
      return outcome;
    },
  };
}

function atVersion(version: number): Expression {
  return { text: "version = :version", values: { ":version": version } };
}

/** Somebody else may have taken the IUV over since: then the position must not be written. */
function stillHeld(claim: IuvClaim): WriteAction {
  return {
    check: claimKey(claim.organizationFiscalCode, claim.iuv),
    condition: heldBy(claim),
  };
}

function heldBy(claim: IuvClaim): Expression {
  return {
    text: "iud = :iud AND flowId = :flowId AND #row = :row",
    names: { "#row": "row" },
    values: { ":iud": claim.iud, ":flowId": claim.origin.flowId, ":row": claim.origin.row },
  };
}

/** A repeated request finds the claim its own already, and holds it. */
function heldByEither(held: IuvClaim, claim: IuvClaim): Expression {
  const before = heldBy(held);
  return {
    ...before,
    text: `(${before.text}) OR (iud = :ownIud AND flowId = :ownFlowId AND #row = :ownRow)`,
    values: {
      ...before.values,
      ":ownIud": claim.iud,
      ":ownFlowId": claim.origin.flowId,
      ":ownRow": claim.origin.row,
    },
  };
}
