import { parseResponse } from "../../../shared/pagopa/pa-for-node/parse-message.ts";
import { readXml } from "../../../shared/pagopa/xml/read-xml.ts";
import type { XmlElement } from "../../../shared/pagopa/xml/xml-element.ts";
import { libxml2Verdicts } from "../../support/pa-for-node/libxml2.ts";
import type {
  StationCall,
  StationUnderTest,
} from "../../support/pagopa-node/station-under-test.ts";

/** One thing looked at; it holds when the two texts are the same. Italian: it is printed. */
export type Check = { readonly what: string; readonly expected: string; readonly got: string };

export type Exchange = {
  readonly title: string;
  readonly request: string;
  readonly status: number;
  readonly answer: string;
};

/** A case of the suite, for the tests and for the report alike. Its texts are Italian. */
export type ConformanceCase = {
  readonly section: string;
  readonly title: string;
  readonly run: (protocol: Protocol) => Promise<void>;
};

/** A case that is given its section where the behaviours are put in order. */
export type Behaviour = Omit<ConformanceCase, "section">;

export type CaseResult = {
  readonly section: string;
  /** "3.07": section and place in it. */
  readonly number: string;
  readonly title: string;
  readonly passed: boolean;
  readonly checks: readonly Check[];
  readonly exchanges: readonly Exchange[];
  /** Exchanges that are like those shown, or are too many to be shown. */
  readonly exchangesLeftOut: number;
};

export type Answer = {
  readonly status: number;
  readonly body: string;
  /** What the body holds: "paSendRTRes: KO PAA_SEMANTICA", "Fault Client". */
  readonly summary: string;
  /** Local names of what is inside the message, in their order. */
  readonly elements: string;
};

const exchangesShownMax = 40;
/** A message that is longer is cut: what matters of two megabytes is that there were two. */
export const messageBytesMax = 6_000;

/** What happens in a case: its calls are kept for the report, its checks make the verdict. */
export class Protocol {
  readonly checks: Check[] = [];
  readonly exchanges: Exchange[] = [];
  readonly answers: string[] = [];
  exchangesLeftOut = 0;
  #valid = 0;

  check(what: string, expected: string | number, got: string | number | undefined): void {
    this.checks.push({ what, expected: String(expected), got: String(got ?? "assente") });
  }

  /** Calls the station; every message it answers is read as strictly as the node does. */
  async call(station: StationUnderTest, title: string, call: StationCall): Promise<Answer> {
    const { status, body } = await station.call(call);
    const message = messageOf(body);
    if (message !== undefined && message.name !== "Fault") {
      this.answers.push(body);
      if (parseResponse(body).outcome === "response") this.#valid += 1;
    }
    const answer = { status, body, ...described(status, message) };
    this.#keep({ title, request: shortened(call.body), status, answer: body });
    return answer;
  }

  /** What is like another, or one too many, is only counted. */
  #keep(exchange: Exchange): void {
    const isKnown = this.exchanges.some(
      ({ request, answer }) => request === exchange.request && answer === exchange.answer,
    );
    if (isKnown || this.exchanges.length >= exchangesShownMax) this.exchangesLeftOut += 1;
    else this.exchanges.push(exchange);
  }

  /** The call and the one thing that is most often looked at: what it is answered. */
  async expect(station: StationUnderTest, expected: string, call: TitledCall): Promise<Answer> {
    const answer = await this.call(station, call.title, call);
    this.check(call.title, expected, answer.summary);
    return answer;
  }

  /** Checks what holds for all answers: they are valid, for us and, where it looked, for libxml2. */
  conclude(libxml2Valid: number | undefined): void {
    const all = this.answers.length;
    if (all === 0) return;
    this.check("risposte valide per il portale", all, this.#valid);
    if (libxml2Valid !== undefined) this.check("e per libxml2", all, libxml2Valid);
  }
}

function shortened(message: Uint8Array | string): string {
  const bytes = Buffer.from(message);
  if (bytes.byteLength <= messageBytesMax) return bytes.toString("utf8");
  const start = bytes.subarray(0, messageBytesMax).toString("utf8");
  return `${start}\n… (${bytes.byteLength.toLocaleString("it-IT")} byte in tutto)`;
}

export type TitledCall = StationCall & { readonly title: string };

function messageOf(body: string): XmlElement | undefined {
  const reading = readXml(body);
  if (reading.outcome === "refused") return undefined;
  const envelopeBody = reading.root.children.find(({ name }) => name === "Body");
  return envelopeBody?.children[0];
}

function described(
  status: number,
  message: XmlElement | undefined,
): Pick<Answer, "summary" | "elements"> {
  if (message === undefined) return { summary: `HTTP ${status}`, elements: "" };
  const textOf = (...path: readonly string[]) => textAt(message, path) ?? "";
  const what =
    message.name === "Fault"
      ? `SOAP Fault ${textOf("faultcode")}`
      : [message.name, textOf("outcome"), textOf("fault", "faultCode")].join(" ").trimEnd();
  return { summary: `HTTP ${status} ${what}`, elements: skeletonOf(message) };
}

/** The text of the element at a path of local names, the first of each name. */
export function textIn(body: string, ...path: readonly string[]): string | undefined {
  const message = messageOf(body);
  return message && textAt(message, path);
}

function textAt(element: XmlElement, path: readonly string[]): string | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return element.text;
  const child = element.children.find((each) => each.name === name);
  return child && textAt(child, rest);
}

/** The texts of all elements of a name, wherever they are. */
export function textsIn(body: string, name: string): readonly string[] {
  const message = messageOf(body);
  return message === undefined ? [] : textsOf(message, name);
}

function textsOf(element: XmlElement, name: string): readonly string[] {
  const own = element.name === name ? [element.text] : [];
  return [...own, ...element.children.flatMap((child) => textsOf(child, name))];
}

function skeletonOf({ children }: XmlElement): string {
  return children
    .map((child) =>
      child.children.length === 0 ? child.name : `${child.name}(${skeletonOf(child)})`,
    )
    .join(" ");
}

/** Runs the cases one after the other. A case that throws has failed, and says why. */
export async function runCases(
  cases: readonly ConformanceCase[],
  { withLibxml2 = true } = {},
): Promise<readonly CaseResult[]> {
  const protocols: Protocol[] = [];
  for (const { run } of cases) {
    const protocol = new Protocol();
    protocols.push(protocol);
    await run(protocol).catch((error: unknown) => {
      protocol.check("svolgimento", "completo", `interrotto: ${String(error)}`);
    });
  }
  conclude(protocols, withLibxml2);
  const sections = [...new Set(cases.map(({ section }) => section))];
  const places = new Map<string, number>();
  return cases.map(({ section, title }, index) => {
    const { checks = [], exchanges = [], exchangesLeftOut = 0 } = protocols[index] ?? {};
    const place = (places.get(section) ?? 0) + 1;
    places.set(section, place);
    const number = `${sections.indexOf(section) + 1}.${String(place).padStart(2, "0")}`;
    const passed = checks.length > 0 && checks.every(({ expected, got }) => expected === got);
    return { section, number, title, passed, checks, exchanges, exchangesLeftOut };
  });
}

/** All answers are judged together: starting libxml2 once for each would take minutes. */
function conclude(protocols: readonly Protocol[], withLibxml2: boolean): void {
  const distinct = [...new Set(protocols.flatMap(({ answers }) => answers))];
  const verdicts = withLibxml2 ? libxml2Verdicts(distinct.map((each) => Buffer.from(each))) : [];
  const valid = new Set(distinct.filter((_, index) => verdicts[index] === "valid"));
  for (const protocol of protocols) {
    const count = protocol.answers.filter((answer) => valid.has(answer)).length;
    protocol.conclude(withLibxml2 ? count : undefined);
  }
}
