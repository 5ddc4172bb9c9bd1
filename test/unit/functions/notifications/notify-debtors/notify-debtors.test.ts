import { describe, expect, it } from "vitest";
import {
  deliverySecondsMax,
  NotificationsPostponed,
} from "../../../../../functions/notifications/notify-debtors/notify-debtors.ts";
import { claimSecondsMax } from "../../../../../shared/domain/notifications/notification.ts";
import { debtPosition, personFiscalCode } from "../../../../support/notifications/debts.ts";
import {
  NotificationWorld,
  ProcessDied,
} from "../../../../support/notifications/notification-world.ts";

const twoDebtors = [debtPosition(1), debtPosition(2)];

function dyingAt(call: string) {
  return (reached: string) =>
    reached === call ? Promise.reject(new ProcessDied()) : Promise.resolve();
}

describe("notifyDebtors", () => {
  it("tells each debtor on App IO and counts them", async () => {
    const world = new NotificationWorld(twoDebtors);
    await world.deliver();
    expect(world.handedToAppIo).toEqual([personFiscalCode(1), personFiscalCode(2)]);
    expect(world.handedToEmail).toEqual([]);
    expect(world.stateOf(1)).toEqual({ status: "SENT_IO", messageId: "io-1" });
    expect(world.counts).toMatchObject({ io: 2, email: 0 });
  });

  it("writes a mail to whom App IO does not reach, and says why", async () => {
    const world = new NotificationWorld(twoDebtors, {
      profile: [{ outcome: "notReachable" }, { outcome: "reachable" }],
    });
    await world.deliver();
    expect(world.handedToEmail).toEqual(["debitore-1@posta.example"]);
    expect(world.stateOf(1)).toEqual({
      status: "SENT_EMAIL",
      messageId: "mail-1",
      appIo: { problem: "notReachable" },
    });
    expect(world.counts).toMatchObject({ io: 1, email: 1 });
  });

  it("leaves an event of every message that left in the journal, and none of who got it", async () => {
    const unreached = { kind: "G", code: "02336340159", fullName: "Ditta" } as const;
    const debts = [...twoDebtors, debtPosition(3, { debtor: unreached })];
    const world = new NotificationWorld(debts, {
      profile: [{ outcome: "notReachable" }, { outcome: "reachable" }],
    });
    await world.deliver();
    await world.deliver();
    const told = { kind: "debtorNotified", direction: "out", outcome: "OK" };
    expect(world.events).toMatchObject([
      { ...told, peer: { kind: "email" }, iud: "IUD-1", code: "SENT_EMAIL" },
      { ...told, peer: { kind: "appIo" }, iud: "IUD-2", code: "SENT_IO" },
    ]);
    const text = JSON.stringify(world.events);
    for (const person of [personFiscalCode(1), personFiscalCode(2), "debitore-1@"]) {
      expect(text).not.toContain(person);
    }
  });

  it("notes whom no channel reaches", async () => {
    const debtor = { kind: "G", code: "02336340159", fullName: "Ditta" } as const;
    const world = new NotificationWorld([debtPosition(1, { debtor })]);
    await world.deliver();
    expect(world.stateOf(1)).toEqual({
      status: "NOT_REACHABLE",
      appIo: { problem: "notAPerson" },
      email: { problem: "noAddress" },
    });
    expect(world.counts).toMatchObject({ unreachable: 1 });
  });

  it("tells nothing of a debt paid or cancelled meanwhile", async () => {
    const world = new NotificationWorld([
      debtPosition(1, { status: "PAID" }),
      debtPosition(2, { status: "CANCELLED" }),
    ]);
    await world.deliver();
    expect(world.handedToAppIo).toEqual([]);
    expect(world.counts).toMatchObject({ notNeeded: 2 });
  });

  it("does nothing at a second delivery", async () => {
    const world = new NotificationWorld(twoDebtors);
    await world.deliver();
    await world.deliver();
    expect(world.handedToAppIo).toHaveLength(2);
    expect(world.counts).toMatchObject({ io: 2 });
  });

  it("keeps what was done and asks for another delivery when App IO is busy", async () => {
    const world = new NotificationWorld(twoDebtors, {
      profile: [{ outcome: "reachable" }, { outcome: "notNow" }, { outcome: "reachable" }],
    });
    await expect(world.deliver()).rejects.toThrow(NotificationsPostponed);
    expect(world.counts).toMatchObject({ io: 1 });
    expect(world.stateOf(2)).toBeUndefined();
    await world.deliver();
    expect(world.handedToAppIo).toEqual([personFiscalCode(1), personFiscalCode(2)]);
  });

  it("gives the claim back when App IO did not accept the message", async () => {
    const world = new NotificationWorld([debtPosition(1)], {
      appIo: [{ outcome: "notNow" }, { outcome: "accepted" }],
    });
    await expect(world.deliver()).rejects.toThrow(NotificationsPostponed);
    expect(world.states.size).toBe(0);
    await world.deliver();
    expect(world.stateOf(1)).toEqual({ status: "SENT_IO" });
  });

  it("does not ask a busy channel again and again in one delivery", async () => {
    const positions = Array.from({ length: 20 }, (_, index) => debtPosition(index + 1));
    const world = new NotificationWorld(positions, { profile: [{ outcome: "notNow" }] });
    const calls: string[] = [];
    const delivery = world.deliver(async (call) => {
      calls.push(call);
    });
    await expect(delivery).rejects.toThrow("20");
    expect(calls.filter((call) => call === "checkProfile")).toHaveLength(3);
  });

  it("begins nothing that it may not have the time to end", async () => {
    const world = new NotificationWorld(twoDebtors);
    const delivery = world.deliver(undefined, deliverySecondsMax * 1000 - 1);
    await expect(delivery).rejects.toThrow(NotificationsPostponed);
    expect(world.states.size).toBe(0);
  });

  it("writes a mail after a lost answer of App IO, and never a second message", async () => {
    const world = new NotificationWorld([debtPosition(1)], { appIo: [{ outcome: "noAnswer" }] });
    await world.deliver();
    await world.deliver();
    expect(world.handedToAppIo).toHaveLength(1);
    expect(world.handedToEmail).toHaveLength(1);
    expect(world.stateOf(1)).toMatchObject({ appIo: { problem: "noAnswer" } });
  });

  it("leaves alone what another delivery holds, and closes it when that one must be dead", async () => {
    const world = new NotificationWorld([debtPosition(1)]);
    await expect(world.deliver(dyingAt("sendMessage done"))).rejects.toThrow();
    await expect(world.deliver()).rejects.toThrow(NotificationsPostponed);
    world.now = new Date(world.now.getTime() + (claimSecondsMax + 1) * 1000);
    await world.deliver();
    expect(world.handedToAppIo).toHaveLength(1);
    expect(world.stateOf(1)).toEqual({ status: "UNCERTAIN", cause: "interrupted" });
    expect(world.counts).toMatchObject({ uncertain: 1, io: 0 });
  });

  it("tells the others when one debt's notice cannot be made, and leaves that one unclaimed", async () => {
    const world = new NotificationWorld(twoDebtors, { profile: [{ outcome: "notReachable" }] });
    const failure = new Error("no glyph");
    world.render = (_, { payments: [{ noticeNumber }] }) => {
      if (noticeNumber === debtPosition(1).noticeNumber) throw failure;
      return new Uint8Array();
    };
    await expect(world.deliver()).rejects.toMatchObject({ cause: failure });
    expect(world.handedToEmail).toEqual(["debitore-2@posta.example"]);
    expect([...world.states.keys()]).toEqual(["IUD-2"]);
  });
});
