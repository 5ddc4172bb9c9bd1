/** An element of a document, as light as a reader of messages needs it. */
export type XmlElement = {
  /** Without its prefix. */
  readonly name: string;
  /** Empty when the element is in no namespace. */
  readonly namespace: string;
  /** All character data directly inside it: references resolved, comments left out. */
  readonly text: string;
  readonly children: readonly XmlElement[];
  /** Whether it has attributes, declarations of namespaces aside. */
  readonly hasAttributes: boolean;
};

/**
 * Why a document is not read: too many bytes, not well formed, or well formed with something that
 * no message needs and that attacks are made of (DOCTYPE, processing instructions, other encodings,
 * depth, endless lists).
 */
export type XmlRefusal = {
  readonly outcome: "refused";
  readonly reason: "tooLarge" | "notXml" | "forbiddenXml";
  /** Italian, with the place and without any text of the document. */
  readonly detail: string;
};

export type XmlReading = { readonly outcome: "document"; readonly root: XmlElement } | XmlRefusal;
