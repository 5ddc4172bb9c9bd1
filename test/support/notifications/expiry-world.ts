import {
  type TellExpiredPositionsDependencies,
  tellExpiredPositions,
} from "../../../functions/notifications/tell-expired-positions/tell-expired-positions.ts";
import { type DebtPosition, isOpen } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { Webhook } from "../../../shared/domain/notifications/webhook.ts";
import { directoryEntryOf } from "../../../shared/domain/organizations/directory-entry.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import type { WebhookMessage } from "../../../shared/messaging/messages.ts";
import { createDynamoExpiryProgressStore } from "../../../shared/persistence/notifications/dynamo-expiry-progress-store.ts";
import { type FaultPlan, faultPlan, withFaults } from "../fault-injection.ts";
import { inMemoryTable } from "../in-memory-table.ts";
import { comune } from "./debts.ts";
import { WebhookWorld } from "./webhook-world.ts";

export const nightsMs = 86_400_000;
/** Twenty past midnight in Italy, in winter: the night before the day 2027-03-10 is over. */
const firstNightMs = Date.parse("2027-03-09T23:20:00Z");

/** The day that begins with a night, of which the first has number 0. */
export function dayAt(night: number): CalendarDate {
  return romeDateOf(new Date(firstNightMs + night * nightsMs));
}

/** An ente with its debts, in four parts, and the nights in which its programs are told. */
export class ExpiryWorld {
  nowMs = firstNightMs;
  readonly parts = 4;
  readonly sent: WebhookMessage[] = [];
  /** IUDs of debts that were read. */
  readonly read: Iud[] = [];
  walks = 0;
  /** Parts that may be walked before the time is over. */
  stepsLeft = Number.POSITIVE_INFINITY;
  webhooks: readonly Webhook[];
  private readonly organization: Organization;
  private readonly positions = new Map<Iud, DebtPosition>();
  private readonly table = inMemoryTable();
  private plan: FaultPlan = faultPlan(Number.POSITIVE_INFINITY, "before");

  constructor(
    webhooks: readonly Webhook[],
    positions: readonly DebtPosition[],
    organization: Organization = comune,
  ) {
    this.webhooks = webhooks;
    this.organization = organization;
    for (const position of positions) this.save(position);
  }

  save(position: DebtPosition): void {
    this.positions.set(position.iud, position);
  }

  crash(at: number, moment: "before" | "after"): void {
    this.plan = faultPlan(at, moment);
  }

  run(): Promise<void> {
    return tellExpiredPositions(this.dependencies(), {
      remainingMs: () => (this.stepsLeft > 0 ? 900_000 : 0),
    });
  }

  /** What the messages say that were sent, each once. */
  told(): string[] {
    return [...new Set(this.sent.map(sayingOf))];
  }

  /** What a webhook of the ente is told of, once the messages are worked off. */
  async delivered(): Promise<string[]> {
    const world = new WebhookWorld(...this.webhooks);
    for (const position of this.positions.values()) world.positions.set(position.iud, position);
    world.nowMs = this.nowMs;
    for (const message of this.sent) world.send(message);
    await world.run();
    return world.received.map(({ body }) => {
      const { iud, dueDate } = JSON.parse(body);
      return `${iud} ${dueDate}`;
    });
  }

  private dependencies(): TellExpiredPositionsDependencies {
    const { plan, organization } = this;
    return {
      directory: withFaults({ list: async () => [directoryEntryOf(organization)] }, plan),
      organizations: withFaults({ find: async () => organization }, plan),
      webhooks: withFaults({ list: async () => this.webhooks }, plan),
      positions: withFaults(
        {
          findMany: async (_: unknown, iuds: readonly Iud[]) => {
            this.read.push(...iuds);
            return iuds.flatMap((iud) => this.positions.get(iud) ?? []);
          },
        },
        plan,
      ),
      progress: withFaults(createDynamoExpiryProgressStore(this.table), plan),
      dueDebts: { parts: this.parts, walk: (_, wanted) => this.walk(wanted) },
      ...withFaults(
        {
          deliverWebhooks: async (messages: readonly WebhookMessage[]) => {
            this.sent.push(...messages);
          },
        },
        plan,
      ),
      now: () => new Date(this.nowMs),
    };
  }

  /** By small pages, as the index knows debts. */
  private async *walk(wanted: {
    readonly part: number;
    readonly typeCodes: readonly string[];
    readonly afterDay: CalendarDate;
    readonly untilDay: CalendarDate;
  }) {
    const { part, typeCodes, afterDay, untilDay } = wanted;
    this.walks += 1;
    this.stepsLeft -= 1;
    const own = [...this.positions.values()].filter((_, index) => index % this.parts === part);
    const may = own.filter(
      ({ dueDate = "", ...debt }) =>
        isOpen(debt) &&
        typeCodes.includes(debt.typeCode) &&
        ((dueDate > afterDay && dueDate <= untilDay) || debt.installmentPlans !== undefined),
    );
    for (const { iud } of may) yield [iud];
  }
}

function sayingOf(message: WebhookMessage): string {
  if (message.kind !== "noticeExpired") throw new Error("a message about something else");
  return `${message.iud} ${message.dueDate}`;
}
