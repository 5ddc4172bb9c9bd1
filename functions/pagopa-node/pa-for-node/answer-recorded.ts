import type { RecordEvents } from "../../../shared/domain/journal/journal-event.ts";
import { type AnswerNodeDependencies, answerNode, type NodeAnswer } from "./answer-node.ts";
import { eventOfCall, type SeenDuringCall } from "./event-of-call.ts";

export type AnswerRecordedDependencies = AnswerNodeDependencies & {
  readonly record: RecordEvents;
};

/**
 * Answers one call of the node and leaves an event in the ente's journal: once the answer is ready,
 * so that nothing of it depends on the journal. No event is left of what concerns no ente of ours,
 * nor of the probe.
 */
export async function answerRecorded(
  body: Uint8Array,
  dependencies: AnswerRecordedDependencies,
): Promise<NodeAnswer> {
  const { record, now } = dependencies;
  const began = now();
  const { seen, watched } = watch(dependencies);
  const answer = await answerNode(body, watched);
  const durationMs = now().getTime() - began.getTime();
  const event = eventOfCall(answer, seen());
  if (event !== undefined) await record([{ ...event, at: began.toISOString(), durationMs }]);
  return answer;
}

/** The same dependencies, and what the call came to see by them: the journal reads nothing. */
function watch(dependencies: AnswerNodeDependencies): {
  readonly seen: () => SeenDuringCall;
  readonly watched: AnswerNodeDependencies;
} {
  let seen: SeenDuringCall = {};
  const { organizations, positions, keepReceipt } = dependencies;
  const watched: AnswerNodeDependencies = {
    ...dependencies,
    organizations: {
      async find(fiscalCode) {
        const organization = await organizations.find(fiscalCode);
        if (organization !== undefined) seen = { ...seen, organization: organization.fiscalCode };
        return organization;
      },
    },
    positions: {
      ...positions,
      async create(position, ...others) {
        const written = await positions.create(position, ...others);
        if (written === "written") seen = { ...seen, position };
        return written;
      },
      async findMany(organization, iuds) {
        const found = await positions.findMany(organization, iuds);
        const [position] = found;
        if (position !== undefined) seen = { ...seen, position };
        return found;
      },
      async findByNoticeNumber(organization, noticeNumber) {
        const position = await positions.findByNoticeNumber(organization, noticeNumber);
        if (position !== undefined) seen = { ...seen, position };
        return position;
      },
      async findByIuv(organization, iuv) {
        const position = await positions.findByIuv(organization, iuv);
        if (position !== undefined) seen = { ...seen, position };
        return position;
      },
    },
    async keepReceipt(receipt, xml) {
      const rawKey = await keepReceipt(receipt, xml);
      seen = { ...seen, rawKey };
      return rawKey;
    },
  };
  return { seen: () => seen, watched };
}
