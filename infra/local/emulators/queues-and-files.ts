import { join } from "node:path";
import { buildApp } from "fauxqs";
import { localRegion } from "../template/resource-identity.ts";
import { releaseInFlightMessages } from "./queue-database.ts";

/** S3 takes up to 5 GB in one PUT; this is what the emulator may hold in memory. */
const uploadBytesMax = 1024 ** 3;

/**
 * Starts the SQS and S3 emulator on the loopback interface.
 *
 * It is put together from the emulator's own parts because its `startFauxqs` listens on every
 * interface and refuses uploads above 11 MiB, with no setting for either.
 */
export async function startQueuesAndFiles(
  dataDirectory: string,
): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const [{ SqsStore }, { SnsStore }, { S3Store }, { PersistenceManager }, { FileS3Persistence }] =
    await Promise.all([
      emulatorPart("sqs/sqsStore.js"),
      emulatorPart("sns/snsStore.js"),
      emulatorPart("s3/s3Store.js"),
      emulatorPart("persistence.js"),
      emulatorPart("s3/fileS3Persistence.js"),
    ]);
  const queueDirectory = join(dataDirectory, "queues");
  releaseInFlightMessages(queueDirectory);
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const database = new PersistenceManager(queueDirectory);
  // With the write-ahead log this still survives the death of any process, not of the machine.
  database.db.exec("PRAGMA synchronous = NORMAL");
  const files = new FileS3Persistence(join(dataDirectory, "files"));
  // Loading comes before the stores know their database: else each row is written back.
  database.loadSqsAndSns(stores.sqsStore, stores.snsStore);
  files.loadS3(stores.s3Store);
  stores.sqsStore.persistence = database;
  stores.snsStore.persistence = database;
  stores.s3Store.persistence = files;
  for (const queue of stores.sqsStore.allQueues()) {
    queue.persistence = database;
  }
  const app = buildApp({ logger: false, host: "localhost", defaultRegion: localRegion, stores });
  app.removeContentTypeParser("*");
  app.addContentTypeParser(
    "*",
    { parseAs: "buffer", bodyLimit: uploadBytesMax },
    (_request, body, done) => done(null, body),
  );
  app.addHook("onClose", () => {
    database.close();
    files.close();
  });
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  return { port: Number(new URL(address).port), stop: () => app.close() };
}

/** A module of the emulator that its package does not export by name. */
function emulatorPart(file: string) {
  return import(new URL(file, import.meta.resolve("fauxqs")).href);
}
