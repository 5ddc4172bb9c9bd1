import type { ImportFlow } from "../domain/debt-positions/import-flow.ts";
import type { FileLinks } from "./file-links.ts";
import { uploadKey } from "./import-flow-files.ts";

const uploadMinutes = 60;
const contentType = "application/zip";

/** A new flow's id: its instant, so that ids sort by age, and 48 random bits. */
export function newFlowId(now: Date): string {
  const { randomBytes } = process.getBuiltinModule("node:crypto");
  const instant = now.toISOString().replaceAll(/[-:.]/gu, "").slice(0, 15);
  return `${instant}-${randomBytes(6).toString("hex")}`;
}

/** Makes the one address where the flow's ZIP may be PUT, with its exact length. */
export function presignFlowUpload(links: FileLinks, now: () => Date) {
  return async (flow: ImportFlow, sizeBytes: number) => {
    const expiresInSeconds = uploadMinutes * 60;
    const url = links.toUpload(uploadKey(flow, flow.fileName), {
      bytes: sizeBytes,
      contentType,
      expiresInSeconds,
    });
    return {
      url,
      headers: { "content-type": contentType, "content-length": String(sizeBytes) },
      expiresAt: new Date(now().getTime() + expiresInSeconds * 1000).toISOString(),
    };
  };
}
