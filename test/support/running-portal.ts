import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { inflateRawSync } from "node:zlib";
import { registerForTests } from "../../infra/cli/demo/demo-organizations.ts";
import { uploadFlow } from "../../infra/cli/import-flow-file.ts";
import {
  createPortalClient,
  type FlowView,
  type PortalClient,
} from "../../infra/cli/portal-client.ts";
import { requestToken } from "../../infra/local/oidc/request-token.ts";
import { issuerOf, testClient } from "./portal-under-test.ts";

const organizationsFile = new URL("../../infra/cli/demo/organizations.json", import.meta.url);

/** A client of the portal that acts as one of the demo clients. */
export function clientOf(url: string, clientId: string): PortalClient {
  return createPortalClient({ baseUrl: url, issuer: issuerOf(url), ...testClient(clientId) });
}

/** An Authorization header's value, for calls that no client of ours makes. */
export function tokenFor(url: string, clientId: string): Promise<string> {
  return requestToken(issuerOf(url), testClient(clientId));
}

type OrganizationBody = Record<string, unknown> & { readonly fiscalCode: string };

/** Registers the demo enti, open to tests; `change` may alter what is sent. */
export async function registerDemoOrganizations(
  url: string,
  change: (body: OrganizationBody) => OrganizationBody = (body) => body,
): Promise<void> {
  const { organizations } = JSON.parse(readFileSync(organizationsFile, "utf8"));
  const region = clientOf(url, "regione");
  for (const body of organizations) await registerForTests(region, change(body));
}

/** Uploads a ZIP under a name, starts it, and returns the flow's id. */
export async function submitFlow(
  client: PortalClient,
  file: { readonly name: string; readonly zip: Uint8Array },
  dryRun = false,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "portale-journey-"));
  try {
    const path = join(folder, file.name);
    await writeFile(path, file.zip);
    return await uploadFlow(client, path, dryRun);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until a flow is as wanted; fails after a minute and a half. */
export async function flowWhen(
  client: PortalClient,
  id: string,
  isWanted: (flow: FlowView) => boolean = ({ complete }) => complete,
): Promise<FlowView> {
  const deadline = Date.now() + 90_000;
  for (;;) {
    const flow = await client.findFlow(id);
    if (isWanted(flow)) return flow;
    if (Date.now() > deadline) throw new Error(`flow ${id} does not get on: ${flow.status}`);
    await delay(100);
  }
}

/** The files inside a downloaded ZIP, by name; directory entries are read, not guessed. */
export async function downloadZip(address: string | null): Promise<Map<string, Buffer>> {
  if (address === null) throw new Error("there is no file to download");
  const zip = Buffer.from(await (await fetch(address)).arrayBuffer());
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006"));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [compressed, nameBytes] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const name = zip.toString("utf8", at + 46, at + 46 + nameBytes);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + compressed);
    files.set(name, zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** The rows of a CSV without its header. */
export function rowsOf(csv: Buffer | undefined): string[] {
  return (csv ?? Buffer.alloc(0)).toString("utf8").trimEnd().split("\n").slice(1);
}
