/** The description of the API in a form that is handed out, and what tells it from an older one. */
export type ShownText = { readonly text: string; readonly tag: string };

export type ShowDescriptionDependencies = {
  /** As the build wrote it, for any stage. */
  readonly read: () => string;
  readonly publicUrl: string;
  readonly stage: keyof typeof stageDescriptions;
  readonly digest: (text: string) => string;
};

export type ShowDescriptionOutcome =
  | { readonly outcome: "shown"; readonly text: string; readonly tag: string }
  /** The caller has this very text already. */
  | { readonly outcome: "unchanged"; readonly tag: string };

const stageDescriptions = {
  local: "Ambiente locale, su questo computer",
  dev: "Ambiente di sviluppo",
  collaudo: "Ambiente di collaudo: prove con il simulatore, nessun pagamento vero",
  prod: "Ambiente di produzione",
} as const;

/** The text for this stage: where it is served is put in once. */
export function readDescription(dependencies: ShowDescriptionDependencies): ShownText {
  const text = dependencies
    .read()
    .replaceAll("{{PUBLIC_URL}}", dependencies.publicUrl)
    .replaceAll("{{STAGE_DESCRIPTION}}", stageDescriptions[dependencies.stage]);
  return { text, tag: `"${dependencies.digest(text)}"` };
}

/**
 * A text for whoever does not have it yet (RFC 9110, section 13.1.2): caches on the way may have
 * made its tag a weak one.
 */
export function showTo(ifNoneMatch: string | undefined, { text, tag }: ShownText) {
  const known = (ifNoneMatch ?? "").split(",").map((each) => each.trim().replace(/^W\//u, ""));
  const outcome: ShowDescriptionOutcome =
    known.includes(tag) || known.includes("*")
      ? { outcome: "unchanged", tag }
      : { outcome: "shown", text, tag };
  return outcome;
}
