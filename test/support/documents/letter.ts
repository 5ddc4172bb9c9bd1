import type { Typesetter } from "../../../shared/documents/fonts/typesetter.ts";
import { textLine } from "../../../shared/documents/pdf/page.ts";
import type { PageTemplate } from "../../../shared/documents/pdf/page-template.ts";

/** What is a letter's own. */
export type Letter = { readonly name: string; readonly amount: string };

export const letter: Letter = { name: "Rossi Maria", amount: "1.234,56 Euro" };

/** A letter of two pages with everything a page may have. */
export function letterPages(typesetter: Typesetter): readonly PageTemplate<Letter>[] {
  return [firstPage(typesetter), lastPage];
}

function line(typesetter: Typesetter, baseline: number, text: string): string {
  return textLine(typesetter, { face: "regular", size: 10, x: 20, baseline }, text);
}

function firstPage(typesetter: Typesetter): PageTemplate<Letter> {
  return {
    blocks: [
      { role: "Artifact", drawing: "0.9 g 50 700 300 20 re f 0 g\n" },
      { role: "H1", pieces: [{ fixed: line(typesetter, 20, "AVVISO Ϣ") }] },
      {
        role: "H2",
        pieces: [
          { fixed: line(typesetter, 34, "ENTE CREDITORE") },
          { fixed: line(typesetter, 38, "Gläubiger"), language: "de" },
        ],
      },
      {
        role: "P",
        pieces: [
          { fixed: line(typesetter, 50, "Importo") },
          { own: (own, { amount }) => line(own, 55, amount) },
          { own: (own, { name }) => line(own, 60, name), language: "de" },
        ],
      },
      {
        role: "Figure",
        alt: "Una striscia è qui",
        box: { x: 20, y: 100, width: 30, height: 3 },
        drawing: "57 550 85 8 re f\n",
      },
      { role: "P", pieces: [{ fixed: line(typesetter, 150, "All English"), language: "en" }] },
    ],
  };
}

const lastPage: PageTemplate<Letter> = {
  blocks: [
    {
      role: "Figure",
      alt: "Ein Zeichen",
      language: "de",
      box: { x: 20, y: 45, width: 30, height: 5 },
      own: (own, { name }) => line(own, 50, name),
    },
  ],
};
