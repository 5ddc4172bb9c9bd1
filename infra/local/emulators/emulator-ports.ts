import * as z from "zod";

/** What the emulator host has to start. Empty folders are made by who starts it. */
export const emulatorSettingsSchema = z.object({
  /** Folder for table, queues, objects and mails; they survive a restart. */
  dataDirectory: z.string(),
  /** The table is forgotten at the end, so it may lie in memory. */
  tableIsThrowAway: z.boolean(),
  /** Path of the DynamoDB binary; left out when the table lives at another address. */
  dynamoDbBinary: z.string().optional(),
});

export type EmulatorSettings = z.output<typeof emulatorSettingsSchema>;

/** Ports of the loopback interface that the emulators took. */
export const emulatorPortsSchema = z.object({
  /** SQS and S3 share one. */
  queuesAndFiles: z.number(),
  mail: z.number(),
  dynamoDb: z.number().optional(),
});

export type EmulatorPorts = z.output<typeof emulatorPortsSchema>;

/** Message of the host to its parent: the ports, or why it could not start. */
export const emulatorMessageSchema = z.union([
  z.object({ ports: emulatorPortsSchema }),
  z.object({ failure: z.string() }),
]);
