import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import type { PagePicture } from "./page-picture.ts";

/** A browser that prints pages of HTML, and the CPU seconds its processes have taken so far. */
export type PrintingBrowser = {
  readonly print: (html: string) => Promise<Uint8Array>;
  readonly cpuSeconds: () => Promise<number>;
  readonly close: () => Promise<void>;
};

const answerShape = z.object({
  id: z.int().optional(),
  sessionId: z.string().optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.object({ message: z.string() }).optional(),
});
const clockTicksPerSecond = 100;

/** Starts Debian's Chromium without a window, or answers `undefined` where there is none. */
export async function startChromium(): Promise<PrintingBrowser | undefined> {
  const profile = await mkdtemp(join(tmpdir(), "chromium-"));
  const child = spawn(
    "chromium",
    [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
    ],
    { stdio: ["ignore", "ignore", "pipe"], detached: true },
  );
  const address = await new Promise<string | undefined>((resolve) => {
    let said = "";
    child.once("error", () => resolve(undefined));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const found = /listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", () => resolve(undefined));
  });
  const { pid } = child;
  if (address === undefined || pid === undefined) return undefined;
  const call = await connectTo(address);
  const target = await call("Target.createTarget", { url: "about:blank" });
  const attached = await call("Target.attachToTarget", {
    targetId: target["targetId"],
    flatten: true,
  });
  const sessionId = String(attached["sessionId"]);
  const { frameTree } = z
    .object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) })
    .parse(await call("Page.getFrameTree", {}, sessionId));
  return {
    print: async (html) => {
      await call("Page.setDocumentContent", { frameId: frameTree.frame.id, html }, sessionId);
      const page = { printBackground: true, preferCSSPageSize: true };
      const { data } = await call("Page.printToPDF", page, sessionId);
      return Buffer.from(String(data), "base64");
    },
    cpuSeconds: () => cpuSecondsOfGroup(pid),
    close: async () => {
      process.kill(-pid, "SIGKILL");
      await new Promise((resolve) => child.once("close", resolve));
      await rm(profile, { recursive: true, force: true });
    },
  };
}

type Call = (
  method: string,
  params: object,
  sessionId?: string,
) => Promise<Readonly<Record<string, unknown>>>;

async function connectTo(address: string): Promise<Call> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", reject, { once: true });
  });
  const waiting = new Map<number, (answer: z.infer<typeof answerShape>) => void>();
  socket.addEventListener("message", ({ data }) => {
    const answer = answerShape.parse(JSON.parse(String(data)));
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  let last = 0;
  return async (method, params, sessionId) => {
    const id = ++last;
    const answered = new Promise<z.infer<typeof answerShape>>((resolve) =>
      waiting.set(id, resolve),
    );
    socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
    const { result, error } = await answered;
    waiting.delete(id);
    if (error !== undefined || result === undefined)
      throw new Error(`${method}: ${error?.message}`);
    return result;
  };
}

/** User and system time of the browser and all the processes of its group, ended ones left out. */
async function cpuSecondsOfGroup(group: number): Promise<number> {
  let ticks = 0;
  for (const entry of await readdir("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, "utf8").catch(() => "");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (Number(fields[2]) === group) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / clockTicksPerSecond;
}

/** The page as HTML, each thing at its place; codes come as drawings from outside. */
export function htmlOf(
  pages: readonly PagePicture[],
  drawCode: (code: PagePicture["codes"][number]) => string,
): string {
  const place = (x: number, y: number) => `position:absolute;left:${x}mm;top:${y}mm`;
  const body = pages.map(({ bars, texts, codes }) => {
    const drawnBars = bars.map(
      ({ x, y, width, height }) =>
        `<div style="${place(x, y)};width:${width}mm;height:${height}mm;background:#ececec"></div>`,
    );
    const drawnTexts = texts.map(
      ({ text, x, y, size, face }) =>
        `<div style="${place(x, y - size * 0.36)};font:${face % 2 === 0 ? 400 : 700} ${size}pt ` +
        `${face > 1 ? "monospace" : "sans-serif"};line-height:1;white-space:pre">${text}</div>`,
    );
    const drawnCodes = codes.map(
      (code) =>
        `<div style="${place(code.box.x, code.box.y)};width:${code.box.width}mm">${drawCode(code)}</div>`,
    );
    return `<section>${[...drawnBars, ...drawnTexts, ...drawnCodes].join("")}</section>`;
  });
  return `<!doctype html><style>@page{size:A4;margin:0}section{position:relative;width:210mm;
height:296mm;overflow:hidden;break-after:page}svg{display:block}</style>${body.join("")}`;
}
