import { readFileSync } from "node:fs";
import { organizationBody } from "../../functions/organizations/register-organization/organization-body.ts";
import type { Organization } from "../../shared/domain/organizations/organization.ts";

const file = new URL("../../infra/cli/demo/organizations.json", import.meta.url);

/** One of the demo enti, as it is after registration. */
export function demoOrganization(ipaCode = "c_demo1"): Organization {
  const { organizations } = JSON.parse(readFileSync(file, "utf8"));
  const body = organizations.find((each: { ipaCode: string }) => each.ipaCode === ipaCode);
  return { ...organizationBody.parse(body), noticeVersion: 1 };
}
