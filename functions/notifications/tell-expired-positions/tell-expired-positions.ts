import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import {
  type DueDebtWalk,
  type DueSpan,
  type ExpiryProgress,
  type ExpiryProgressStore,
  expiredNoticesOf,
  expiringTypes,
  expiryWebhooks,
  tellsAfter,
} from "../../../shared/domain/notifications/expiry-walk.ts";
import type { WebhookStore } from "../../../shared/domain/notifications/webhook-store.ts";
import type { DirectoryStore } from "../../../shared/domain/organizations/directory-store.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import { dayBefore } from "../../../shared/domain/values/day-span.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { QueuePublisher, WebhookMessage } from "../../../shared/messaging/messages.ts";

export type TellExpiredPositionsDependencies = {
  readonly directory: Pick<DirectoryStore, "list">;
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly webhooks: Pick<WebhookStore, "list">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly progress: ExpiryProgressStore;
  readonly dueDebts: DueDebtWalk;
  readonly deliverWebhooks: QueuePublisher<WebhookMessage>;
  readonly now: () => Date;
};

type Invocation = { readonly remainingMs: () => number };

/** Some enti are not told yet: what comes next goes on where this has stopped. */
export class ExpiryWalkIncomplete extends Error {
  constructor(enti: number, cause?: unknown) {
    super(`enti con scadenze ancora da segnalare: ${enti}`, { cause });
    this.name = "ExpiryWalkIncomplete";
  }
}

/** A part of the largest ente's debts is told well within it. */
const timeToStopMs = 120_000;
/** As many as one read by keys takes. */
const positionsPerRead = 100;

/**
 * Tells the programs that ask for it of every notice that nobody can pay any more since its due
 * date has passed: of each day that is over, ente by ente, from where the telling stands. How far
 * it is, is written down after the messages are sent: whatever is cut short sends some of them a
 * second time, which those that deliver recognise, and none never.
 * @throws ExpiryWalkIncomplete when time is over, or some enti have failed; the others are done.
 */
export async function tellExpiredPositions(
  dependencies: TellExpiredPositionsDependencies,
  { remainingMs }: Invocation,
): Promise<void> {
  const { directory, progress } = dependencies;
  const [enti, known] = await Promise.all([directory.list(), progress.list()]);
  const reached = new Map(known.map((each) => [each.organizationFiscalCode, each]));
  let incomplete = 0;
  let cause: unknown;
  for (const { fiscalCode } of enti) {
    try {
      const outcome = await tellOfOrganization(fiscalCode, reached.get(fiscalCode), {
        ...dependencies,
        remainingMs,
      });
      if (outcome === "stopped") incomplete += 1;
    } catch (failure) {
      incomplete += 1;
      cause = failure;
    }
  }
  if (incomplete > 0) throw new ExpiryWalkIncomplete(incomplete, cause);
}

type Walked = TellExpiredPositionsDependencies & Invocation;

async function tellOfOrganization(
  organizationFiscalCode: OrganizationFiscalCode,
  reached: ExpiryProgress | undefined,
  walked: Walked,
): Promise<"told" | "stopped"> {
  const { organizations, webhooks, progress, now } = walked;
  const yesterday = dayBefore(romeDateOf(now()));
  if (reached !== undefined && reached.throughDay >= yesterday) return "told";
  const registered = await webhooks.list(organizationFiscalCode);
  if (registered.length === 0) return "told";
  const wanting = expiryWebhooks(registered);
  const organization =
    wanting.length === 0 ? undefined : await organizations.find(organizationFiscalCode);
  const typeCodes = organization === undefined ? [] : expiringTypes(organization, wanting);
  if (typeCodes.length === 0) {
    // Whoever asks for it later is told from then on, not of all that nobody wanted to know.
    await progress.save({ organizationFiscalCode, throughDay: yesterday });
    return "told";
  }
  const throughDay = tellsAfter(wanting, reached, yesterday);
  let standing: ExpiryProgress = { ...reached, organizationFiscalCode, throughDay };
  while (standing.throughDay < yesterday) {
    const { walking = { untilDay: yesterday, partsDone: 0 } } = standing;
    if (walked.remainingMs() < timeToStopMs) return "stopped";
    standing = await tellOfPart({ ...standing, walking }, typeCodes, walked);
    await progress.save(standing);
  }
  return "told";
}

/** Tells of one part of the ente's debts; gives how far it is then. */
async function tellOfPart(
  standing: Required<ExpiryProgress>,
  typeCodes: readonly string[],
  { dueDebts, positions, deliverWebhooks, now }: Walked,
): Promise<ExpiryProgress> {
  const { organizationFiscalCode, throughDay: afterDay, walking } = standing;
  const { untilDay, partsDone: part } = walking;
  const span = { afterDay, untilDay, today: romeDateOf(now()) };
  const wanted = { afterDay, untilDay, part, typeCodes };
  for await (const page of dueDebts.walk(organizationFiscalCode, wanted)) {
    for (let start = 0; start < page.length; start += positionsPerRead) {
      const iuds = page.slice(start, start + positionsPerRead);
      await deliverWebhooks(await messagesOf({ organizationFiscalCode, iuds }, span, positions));
    }
  }
  const partsDone = part + 1;
  if (partsDone < dueDebts.parts) return { ...standing, walking: { untilDay, partsDone } };
  return { organizationFiscalCode, throughDay: untilDay };
}

type Debts = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly iuds: readonly Iud[];
};

async function messagesOf(
  { organizationFiscalCode, iuds }: Debts,
  span: DueSpan & { readonly today: CalendarDate },
  positions: Pick<DebtPositionStore, "findMany">,
): Promise<readonly WebhookMessage[]> {
  const found = await positions.findMany(organizationFiscalCode, iuds);
  return found.flatMap((position) =>
    expiredNoticesOf(position, span).flatMap(({ noticeNumber, dueDate }) => {
      if (dueDate === undefined) return [];
      const { iud } = position;
      return [{ kind: "noticeExpired", organizationFiscalCode, iud, noticeNumber, dueDate }];
    }),
  );
}
