import type { DebtPosition } from "../../domain/debt-positions/debt-position.ts";
import type {
  DebtPositionStore,
  IuvClaim,
} from "../../domain/debt-positions/debt-position-store.ts";
import { findNotice, holdsIuv, losesNotice } from "../../domain/debt-positions/payable-notice.ts";
import { iuvOf } from "../../domain/values/notice-number.ts";
import { createTypeUseMarker } from "../catalogue/type-use.ts";
import { type Expression, itemHeader } from "../item.ts";
import type { OrganizationItem } from "../organization-key.ts";
import type { OrganizationTable, OrganizationWrite } from "../organization-table.ts";
import { entities } from "../table.ts";

import {
  atVersion,
  fromClaimItem,
  fromPositionItem,
  toClaimItem,
  toPositionItem,
} from "./debt-position-item.ts";
import { reserveProgressives } from "./iuv-cursor.ts";
import { claimKey, positionKey, supersededPositionKey } from "./position-keys.ts";

export function createDynamoDebtPositionStore(table: OrganizationTable): DebtPositionStore {
  const types = createTypeUseMarker(table);
  const findClaim: DebtPositionStore["findClaim"] = async (organization, iuv) => {
    const item = await table.get(claimKey(organization, iuv));
    const held = { organizationFiscalCode: organization, iuv };
    return item === undefined ? undefined : fromClaimItem(item, held);
  };
  const findByIuv: DebtPositionStore["findByIuv"] = async (organization, iuv) => {
    const claim = await findClaim(organization, iuv);
    if (claim === undefined) return undefined;
    const item = await table.get(positionKey(organization, claim.iud));
    const position = item && fromPositionItem(item);
    return position && holdsIuv(position, iuv) ? position : undefined;
  };
  return {
    findClaim,
    findByIuv,
    async findMany(organization, iuds) {
      const keys = iuds.map((iud) => positionKey(organization, iud));
      const items = await table.getMany(keys);
      return items.map(fromPositionItem);
    },
    async findByNoticeNumber(organization, noticeNumber) {
      const position = await findByIuv(organization, iuvOf(noticeNumber));
      return position && findNotice(position, noticeNumber) ? position : undefined;
    },
    claimIuvs: (claims) => table.insertMany(claims.map(toClaimItem)),
    takeOverClaim: (claim, held) => table.put(toClaimItem(claim), heldByEither(held, claim)),
    async releaseClaim(claim) {
      const key = claimKey(claim.organizationFiscalCode, claim.iuv);
      await table.transact([{ remove: key, condition: heldBy(claim) }]);
    },
    async insertMany(positions) {
      await types.mark(positions);
      return table.insertMany(positions.map(toPositionItem));
    },
    reserveProgressives: (organization, reservation) =>
      reserveProgressives(table, organization, reservation),
    async create(position, claims, cancelled) {
      await types.mark([position]);
      const condition = cancelled === undefined ? absent : atVersion(cancelled.version);
      const put = { put: toPositionItem(position), condition };
      const result = await table.transact([put, ...kept(cancelled), ...claims.map(newClaim)]);
      if (result.outcome === "written") return "written";
      return result.actions.includes(0) ? "iudTaken" : "iuvTaken";
    },
    async change(position, versionRead, claim) {
      const item = toPositionItem(position);
      const condition = atVersion(versionRead);
      if (claim === undefined) return table.put(item, condition);
      const { outcome } = await table.transact([{ put: item, condition }, stillHeld(claim)]);
      return outcome;
    },
    async amend(position, before, claims) {
      const lost = losesNotice(position, before) ? before : undefined;
      const put = { put: toPositionItem(position), condition: atVersion(before.version) };
      return (await table.transact([put, ...kept(lost), ...claims.map(newClaim)])).outcome;
    },
    async replaceCancelled(position, cancelled, claim) {
      await types.mark([position]);
      const { outcome } = await table.transact([
        { put: toPositionItem(position), condition: atVersion(cancelled.version) },
        { put: toSupersededItem(cancelled) },
        ...(claim === undefined ? [] : [stillHeld(claim)]),
      ]);
      return outcome;
    },
  };
}

const absent: Expression = { text: "attribute_not_exists(pk)" };

/** Nobody may have the IUV. */
function newClaim(claim: IuvClaim): OrganizationWrite {
  return { put: toClaimItem(claim), condition: absent };
}

/** What a position was stays, where there is something to remember. */
function kept(replaced: DebtPosition | undefined): OrganizationWrite[] {
  return replaced === undefined ? [] : [{ put: toSupersededItem(replaced) }];
}

function toSupersededItem(replaced: DebtPosition): OrganizationItem {
  // The index by debtor knows the debt that took its place.
  const { dp: _, ds: __, ...item } = toPositionItem(replaced);
  return {
    ...item,
    ...supersededPositionKey(replaced),
    ...itemHeader(entities.supersededPosition),
  };
}

/** Somebody else may have taken the IUV over since: then the position must not be written. */
function stillHeld(claim: IuvClaim): OrganizationWrite {
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
