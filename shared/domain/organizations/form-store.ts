import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { SpontaneousForm } from "./spontaneous-form.ts";

export type FormReference = {
  readonly organization: OrganizationFiscalCode;
  readonly typeCode: string;
};

export type FormStore = {
  find(type: FormReference, version: string): Promise<SpontaneousForm | undefined>;
  /** Keeps the form under the version that its content gives it, the same for the same form. */
  keep(type: FormReference, form: SpontaneousForm): Promise<string>;
};
