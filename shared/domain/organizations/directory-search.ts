import type { DirectoryEntry, DirectoryType } from "./directory-entry.ts";
import { findByWords, indexByWords, type WordIndex } from "./directory-index.ts";

/** A type of a public ente. */
export type PublicType = DirectoryType & { readonly organization: DirectoryEntry };

/** What anybody may find: public enti and their active types, made ready for searches. */
export type PublicDirectory = {
  readonly organizations: WordIndex<DirectoryEntry>;
  readonly types: WordIndex<PublicType>;
};

/** Makes the public part of the directory ready; the enti that are not public are not in it. */
export function publicDirectoryOf(entries: readonly DirectoryEntry[]): PublicDirectory {
  const found = entries.filter(({ isPublic }) => isPublic);
  const types = found.flatMap((organization) =>
    organization.types.map((type) => ({ ...type, organization })),
  );
  return {
    organizations: indexByWords(found, ({ name, ipaCode, fiscalCode }) => ({
      title: `${name} ${fiscalCode}`,
      texts: [name, ipaCode, fiscalCode],
    })),
    types: indexByWords(types, ({ code, description, keywords = [], organization }) => ({
      title: `${description} ${organization.name} ${organization.fiscalCode} ${code}`,
      texts: [description, code, keywords.join(" "), organization.name],
    })),
  };
}

/** Public enti by the words of their name, or by their codes; the best first. */
export function searchOrganizations(
  { organizations }: PublicDirectory,
  text: string,
): readonly DirectoryEntry[] {
  return findByWords(organizations, text);
}

export type WantedTypes = {
  readonly text: string;
  /** IPA code or fiscal code: of that ente only. */
  readonly organizationCode?: string | undefined;
  readonly spontaneous?: boolean | undefined;
};

/**
 * Active types of public enti by the words of their description, their code, their keywords and
 * the ente's name; the best first.
 */
export function searchTypes(
  directory: PublicDirectory,
  { text, organizationCode, spontaneous }: WantedTypes,
): readonly PublicType[] {
  return findByWords(directory.types, text).filter(
    (type) =>
      (organizationCode === undefined || hasCode(type.organization, organizationCode)) &&
      (spontaneous === undefined || type.spontaneous === spontaneous),
  );
}

/** The public ente that has this IPA code or fiscal code. */
export function findPublicOrganization(
  { organizations }: PublicDirectory,
  code: string,
): DirectoryEntry | undefined {
  return organizations.things.find((entry) => hasCode(entry, code));
}

function hasCode({ ipaCode, fiscalCode }: DirectoryEntry, code: string): boolean {
  return fiscalCode === code || ipaCode === code.toLowerCase();
}
