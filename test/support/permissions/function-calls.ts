import type { BundleCalls } from "./bundle-calls.ts";
import { siteText } from "./call-site.ts";
import type { FolderCall } from "./folder-calls.ts";
import type { SourceCalls } from "./source-calls.ts";

/** What a function really calls: written in its bundle, and reached from its handler. */
export type FunctionCalls = {
  readonly calls: ReadonlySet<string>;
  readonly folders: readonly FolderCall[];
  readonly indexes: ReadonlySet<string>;
  /** Where bundle and sources contradict each other, or one of them cannot be read. */
  readonly contradictions: readonly string[];
};

/** Calls that a library hides behind one of ours. */
const hiddenBehind: Readonly<Record<string, { readonly folder: string }>> = {
  Upload: { folder: "node_modules/@aws-sdk/lib-storage/" },
};

/** Libraries whose calls are in bundles and never made, and why. */
const neverMade: readonly { readonly place: string; readonly reason: string }[] = [
  {
    place: "node_modules/@aws-sdk/credential-provider-",
    reason: "Lambda gives the role's credentials in the environment: the first provider has them.",
  },
  {
    place: "node_modules/@aws-sdk/token-providers/",
    reason: "The same: nobody signs in with SSO inside a function.",
  },
  {
    place: "node_modules/@aws-sdk/nested-clients/",
    reason: "The same: no other role is taken.",
  },
];

/** Commands that a client carries along, and why nobody makes them. */
const neverUsed: Readonly<Record<string, string>> = {
  CreateSession: "Only for directory buckets (S3 Express), which the portal has none of.",
};

/**
 * Holds the bundle against the sources. The bundle says what is really inside, libraries included;
 * the sources say what of it a handler can reach, which a bundle's text no longer tells. A call
 * counts when both have it at the same place; anything that one has and the other does not know
 * of is a contradiction.
 */
export function functionCalls(source: SourceCalls, bundle: BundleCalls): FunctionCalls {
  const inBundle = new Set([...bundle.own, ...bundle.transactions].map(siteText));
  const reached = source.reached.filter((site) => inBundle.has(siteText(site)));
  const calls = new Set(reached.map(({ call }) => call));
  const hidden = (call: string) => {
    const { folder } = hiddenBehind[call] ?? {};
    const found = bundle.library.filter(({ place }) => folder && place.startsWith(folder));
    return found.map((site) => site.call);
  };
  for (const call of [...calls]) for (const behind of hidden(call)) calls.add(behind);
  return {
    calls,
    folders: source.folders.flatMap(({ folder, call }) => [
      { folder, call },
      ...hidden(call).map((behind) => ({ folder, call: behind })),
    ]),
    indexes: new Set(source.indexes),
    contradictions: [
      ...source.reached
        .filter((site) => !inBundle.has(siteText(site)))
        .map((site) => `reached, but not in the bundle: ${siteText(site)}`),
      ...bundle.own
        .filter((site) => !source.written.has(siteText(site)))
        .map((site) => `in the bundle, but not in the sources: ${siteText(site)}`),
      ...bundle.library
        .filter(({ place }) => !isKnownLibrary(place))
        .map((site) => `called by a library that nobody knows: ${siteText(site)}`),
      ...bundle.unmade
        .filter((command) => neverUsed[command] === undefined)
        .map((command) => `in the bundle, and nobody knows who makes it: ${command}`),
      ...bundle.aggregated.map((file) => `a client with all its commands at once: ${file}`),
    ],
  };
}

function isKnownLibrary(place: string): boolean {
  const known = [...neverMade.map((library) => library.place), ...hiddenFolders];
  return known.some((folder) => place.startsWith(folder));
}

const hiddenFolders = Object.values(hiddenBehind).map(({ folder }) => folder);
