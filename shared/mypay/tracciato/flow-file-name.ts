import { type IpaCode, parseIpaCode } from "../../domain/values/ipa-code.ts";
import { type FlowRefusal, flowRefusal } from "./flow-refusal.ts";

export const tracciatoVersions = ["1_0", "1_1", "1_2", "1_3", "1_4"] as const;
export type TracciatoVersion = (typeof tracciatoVersions)[number];

/** What the name of a flow says. */
export type FlowFileName = {
  readonly ipaCode: IpaCode;
  /** Identificativo univoco flusso: 1 to 50 characters, without hyphens. */
  readonly iuf: string;
  readonly version: TracciatoVersion;
  /** The name without `.zip`: the CSV inside and every result file begin with it. */
  readonly baseName: string;
};

const IUF = /^[\p{L}\p{N}_.+ ()]{1,50}$/u;

function isTracciatoVersion(text: string): text is TracciatoVersion {
  return tracciatoVersions.some((version) => version === text);
}

/**
 * Reads `<codIpaEnte>-<IUF>-<versione>.zip` (extension in either case, exactly three parts, no
 * folder). Source: tracciato dovuti MyPay4, names of the flows.
 */
export function parseFlowFileName(name: string): FlowFileName | { readonly refused: FlowRefusal } {
  const extension = name.slice(-4);
  const baseName = name.slice(0, -4);
  const [ipa = "", iuf = "", version = "", ...others] = baseName.split("-");
  const ipaCode = parseIpaCode(ipa);
  const hasForm = extension.toLowerCase() === ".zip" && others.length === 0 && version !== "";
  if (!hasForm || ipaCode === undefined || !IUF.test(iuf)) {
    return { refused: flowRefusal("PAA_IMPORT_NOME_FILE_ERR") };
  }
  if (!isTracciatoVersion(version)) {
    return { refused: flowRefusal("PAA_IMPORT_FILE_VERSIONE_ERR", { found: version }) };
  }
  return { ipaCode, iuf, version, baseName };
}
