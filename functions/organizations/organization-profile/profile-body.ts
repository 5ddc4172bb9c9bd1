import * as z from "zod/mini";
import { noticePrintBody } from "../../../shared/domain/organizations/notice-print-body.ts";
import {
  contactsBody,
  informationBody,
} from "../../../shared/domain/organizations/organization-profile-body.ts";
import { withoutNulls } from "../../../shared/domain/values/without-nulls.ts";

/** Within a member null and absent mean the same; a member that is null is taken away. */
function memberwise(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return raw;
  return Object.fromEntries(
    Object.entries(raw).map(([name, member]) => [
      name,
      member === null ? null : withoutNulls(member),
    ]),
  );
}

/** What an ente changes of its registry by itself; anything else is refused. */
export const profileBody = z.lazy(() =>
  z.pipe(
    z.transform(memberwise),
    z.strictObject(
      {
        contacts: z.exactOptional(z.nullable(contactsBody)),
        noticePrint: z.exactOptional(z.nullable(noticePrintBody)),
        information: z.exactOptional(z.nullable(informationBody)),
      },
      "L'ente modifica da sé solo contacts, noticePrint e information.",
    ),
  ),
);
