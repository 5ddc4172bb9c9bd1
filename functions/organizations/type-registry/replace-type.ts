import type { DebtPositionType } from "../../../shared/domain/organizations/debt-position-type.ts";
import { stateOfCode } from "../../../shared/domain/taxonomy/state-of-code.ts";
import {
  type ChangeTypeDependencies,
  changeType,
  type TypeChangeOutcome,
  type TypeRequest,
} from "./type-change.ts";

/** A type as the Region sends it; what it does not say of itself stays as it was. */
type SentType = Omit<DebtPositionType, "code" | "catalogueCode" | "formVersion">;

/** Writes a type of an ente, any of its fields, or makes a new one: the Region's own right. */
export async function replaceType(
  { sent, ...request }: TypeRequest & { readonly sent: SentType },
  dependencies: ChangeTypeDependencies,
): Promise<TypeChangeOutcome> {
  const { typeCode: code } = request;
  const state = await stateOfCode(sent.taxonomyCode, dependencies);
  const change = {
    ...request,
    action: "DebtPositionTypeReplaced",
    taxonomy: { ...state, code: sent.taxonomyCode },
    decide: (current: DebtPositionType | undefined) => {
      const { catalogueCode, formVersion } = current ?? {};
      const kept = {
        ...(catalogueCode !== undefined && { catalogueCode }),
        ...(formVersion !== undefined && { formVersion }),
      };
      return { type: { ...sent, ...kept, code } };
    },
  };
  return changeType(change, dependencies);
}
