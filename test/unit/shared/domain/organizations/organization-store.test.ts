import { inMemoryOrganizations } from "../../../../support/in-memory-organizations.ts";
import { organizationStoreContract } from "../../../../support/organization-store-contract.ts";

organizationStoreContract("memory", inMemoryOrganizations);
