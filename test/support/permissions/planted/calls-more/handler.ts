import { createS3FileStore } from "../../../../../shared/files/file-store.ts";
import { uploadKey } from "../../../../../shared/files/import-flow-files.ts";
import { createTableClient } from "../../../../../shared/persistence/table-client.ts";

/** Reads one item, and writes over what an ente has uploaded. */
await createTableClient("table").get({ pk: "pk", sk: "sk" });
const write = async (flow: Parameters<typeof uploadKey>[0]) => {
  await createS3FileStore("bucket").write(uploadKey(flow, "file.zip"), "", "text/plain");
};
process.on("message", write);
