import type { EuroCents } from "../values/euro-cents.ts";
import type { CartRefusal } from "./check-notice.ts";

/** What is wrong with one notice of a cart; `index` counts from 0 in the order of the request. */
export type CartProblem =
  | {
      readonly index: number;
      /** `sameTwice`: it stands earlier in the same cart. */
      readonly reason: CartRefusal | "sameTwice";
    }
  | {
      readonly index: number;
      readonly reason: "amountChanged";
      /** What is due now. */
      readonly amountCents: EuroCents;
    };
