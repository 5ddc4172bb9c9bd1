import type { Behaviour } from "./aws-target.ts";
import { dynamoDbBehaviours } from "./behaviours/dynamodb-behaviours.ts";
import {
  functionBehaviours,
  poisonBehaviours,
  scheduleBehaviours,
} from "./behaviours/function-behaviours.ts";
import { httpBehaviours } from "./behaviours/http-behaviours.ts";
import { mailBehaviours } from "./behaviours/mail-behaviours.ts";
import { presignedBehaviours } from "./behaviours/presigned-behaviours.ts";
import { s3Behaviours } from "./behaviours/s3-behaviours.ts";
import { secretBehaviours } from "./behaviours/secret-behaviours.ts";
import { sqsBehaviours } from "./behaviours/sqs-behaviours.ts";
import { streamBehaviours } from "./behaviours/stream-behaviours.ts";
import { transactionBehaviours } from "./behaviours/transaction-behaviours.ts";

const byId = {
  ...dynamoDbBehaviours,
  ...transactionBehaviours,
  ...streamBehaviours,
  ...sqsBehaviours,
  ...s3Behaviours,
  ...presignedBehaviours,
  ...mailBehaviours,
  ...secretBehaviours,
  ...functionBehaviours,
  ...poisonBehaviours,
  ...scheduleBehaviours,
  ...httpBehaviours,
};

/** The list, under its services, in the order in which it is run and printed. */
export const behaviourSections = [
  { service: "DynamoDB", behaviours: entriesOf(dynamoDbBehaviours) },
  { service: "DynamoDB: transazioni", behaviours: entriesOf(transactionBehaviours) },
  { service: "DynamoDB: stream", behaviours: entriesOf(streamBehaviours) },
  { service: "SQS", behaviours: entriesOf(sqsBehaviours) },
  { service: "S3", behaviours: entriesOf(s3Behaviours) },
  { service: "S3: indirizzi firmati", behaviours: entriesOf(presignedBehaviours) },
  { service: "SES", behaviours: entriesOf(mailBehaviours) },
  { service: "Secrets Manager", behaviours: entriesOf(secretBehaviours) },
  { service: "Lambda", behaviours: entriesOf(functionBehaviours) },
  { service: "API HTTP", behaviours: entriesOf(httpBehaviours) },
  { service: "Lambda: errori nello stream", behaviours: entriesOf(poisonBehaviours), alone: true },
  { service: "EventBridge", behaviours: entriesOf(scheduleBehaviours), alone: true },
];

export type BehaviourId = keyof typeof byId;
export type NamedBehaviour = Behaviour & { readonly id: string };

function entriesOf(behaviours: Readonly<Record<string, Behaviour>>): readonly NamedBehaviour[] {
  return Object.entries(behaviours).map(([id, behaviour]) => ({ id, ...behaviour }));
}
