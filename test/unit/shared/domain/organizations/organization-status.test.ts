import { describe, expect, it } from "vitest";
import { judgeService } from "../../../../../shared/domain/organizations/judge-service.ts";
import {
  type OrganizationStatus,
  organizationStatuses,
} from "../../../../../shared/domain/organizations/organization.ts";
import {
  takesReceipts,
  whatIsOpen,
} from "../../../../../shared/domain/organizations/organization-status.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";

const ente = demoOrganization();
const brokerFiscalCode = "12345678903";

const openIn = (status: OrganizationStatus) =>
  Object.entries(whatIsOpen(status)).flatMap(([door, isOpen]) => (isOpen ? [door] : []));

describe("what is open of an ente", () => {
  it.each<[OrganizationStatus, string[]]>([
    ["INSERITO", ["read"]],
    ["PRE-ESERCIZIO", ["finishFlows", "load", "notify", "pay", "print", "read"]],
    ["ESERCIZIO", ["bePublic", "finishFlows", "load", "notify", "pay", "print", "read"]],
    ["SOSPESO", ["finishFlows", "notify", "print", "read"]],
    ["CESSATO", ["print", "read"]],
  ])("is in %s: %j", (status, doors) => {
    expect(openIn(status).toSorted()).toEqual(doors);
  });

  it("is its receipts in every state, unless nobody could ever pay to it", () => {
    const open = organizationStatuses.filter((status) => takesReceipts({ status }));
    expect(open).toEqual(["PRE-ESERCIZIO", "ESERCIZIO", "SOSPESO", "CESSATO"]);
    const ended = (previousStatus: OrganizationStatus) =>
      takesReceipts({ status: "CESSATO", previousStatus });
    expect(organizationStatuses.filter(ended)).not.toContain("INSERITO");
    expect(ended("SOSPESO")).toBe(true);
  });
});

describe("a call of the node", () => {
  const otherStations = [{ station: `${brokerFiscalCode}_07`, segregationCode: "44" }];
  const judge = (
    changes: { status?: OrganizationStatus; station?: string; broker?: string },
    purpose: "payment" | "receipt" = "payment",
  ) => {
    const { status = "ESERCIZIO", station = ente.station, broker = brokerFiscalCode } = changes;
    const judged = judgeService({
      organization: { ...ente, otherStations, status },
      purpose,
      called: { brokerFiscalCode: broker, station },
      brokerFiscalCode,
    });
    return typeof judged === "string" ? judged : "served";
  };

  it("is served at every station of the ente, and at no other", () => {
    expect(judge({})).toBe("served");
    expect(judge({ station: `${brokerFiscalCode}_07` })).toBe("served");
    expect(judge({ station: `${brokerFiscalCode}_08` })).toBe("unknownStation");
    expect(judge({ broker: "00000000000" })).toBe("unknownBroker");
  });

  it("may hand in receipts of an ente that takes no payments any more", () => {
    for (const status of ["SOSPESO", "CESSATO"] as const) {
      expect(judge({ status })).toBe("unknownOrganization");
      expect(judge({ status }, "receipt")).toBe("served");
    }
    expect(judge({ status: "INSERITO" }, "receipt")).toBe("unknownOrganization");
  });
});
