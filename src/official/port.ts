/** A section of the official document, word for word. */
export interface OfficialSection {
  /** Canonical section path of the knowledge's `document.yaml`. */
  readonly path: string;
  /** As it stands in the document; empty where the section begins inside a sentence. */
  readonly heading: string;
  /** Page as printed in the document; null when the imported format has none. */
  readonly page: number | null;
  /** Without the sections below it; paragraphs and rows of tables on a line each, cells parted by tabs. */
  readonly text: string;
}

/** What the official document says under one section path. */
export interface OfficialPassage {
  readonly title: string;
  readonly edition: string;
  /** The section shown: the one asked for, or the nearest above it that has words. */
  readonly path: string;
  /** The section and all below it, in the order of the document. */
  readonly sections: readonly OfficialSection[];
}

/** The official wording as it was imported last; nothing when nothing was imported. */
export interface OfficialWording {
  /** Those of the paths for which a passage can be shown. Cheap enough for every answer: as old as a minute at most. */
  available(paths: readonly string[], now: Date): Promise<readonly string[]>;
  /** Null when the document has no words at this path nor above it. */
  find(path: string): Promise<OfficialPassage | null>;
}
