import * as z from "zod/mini";
import type { BodyProblem } from "../../../shared/domain/debt-positions/check-position-body.ts";
import { slotsOfOptions } from "../../../shared/domain/debt-positions/notice-slot.ts";
import {
  type PositionAction,
  positionAction,
} from "../../../shared/domain/debt-positions/position-body.ts";
import { type Iud, parseIud } from "../../../shared/domain/values/iud.ts";

/** An item as it was read: what it asks for, or why nothing can be done with it. */
export type ReadItem =
  | { readonly kind: "right"; readonly iud: Iud; readonly asked: PositionAction }
  | { readonly kind: "wrong"; readonly problems: readonly BodyProblem[] }
  /** An earlier item of the call is about the same debt. */
  | { readonly kind: "repeated"; readonly iud: Iud };

/** Reads every item by itself: one that is wrong harms no other. */
export function readItems(sent: readonly unknown[]): ReadItem[] {
  const seen = new Set<Iud>();
  return sent.map((item): ReadItem => {
    const parsed = z.safeParse(positionAction, item);
    if (!parsed.success) return { kind: "wrong", problems: parsed.error.issues.map(problemOf) };
    const asked = parsed.data;
    const iud = parseIud(asked.iud);
    if (iud === undefined) return { kind: "wrong", problems: [iudNotAccepted] };
    if (seen.has(iud)) return { kind: "repeated", iud };
    seen.add(iud);
    return { kind: "right", iud, asked };
  });
}

/** How many notices the items ask for, at the most. */
export function noticesAsked(items: readonly ReadItem[]): number {
  return items.reduce((sum, item) => {
    if (item.kind !== "right" || !("paymentOptions" in item.asked)) return sum;
    return sum + slotsOfOptions(item.asked.paymentOptions).length;
  }, 0);
}

const iudNotAccepted: BodyProblem = {
  pointer: "/iud",
  detail: "IUD assente, troppo lungo, con caratteri di controllo o con il prefisso riservato 000.",
};

function problemOf({ path, message: detail }: z.core.$ZodIssue): BodyProblem {
  return { pointer: path.map((name) => `/${String(name)}`).join(""), detail };
}
