import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeForm } from "../../../domain/notices/notice-form.ts";
import { languagesOf } from "../../../domain/values/notice-languages.ts";
import type { PageTemplate } from "../../pdf/page-template.ts";
import { bodyText, type TypeStyle } from "../../pdf/type-styles.ts";
import type { NoticeFrame, PlacedModule } from "../notice-frame.ts";

/** How tightly the modules of a page stand, in millimetres as in pagoPA's own template. */
export type Density = {
  readonly barHeight: number;
  /** Below a module. */
  readonly sectionGap: number;
  /** Between the rows of a module. */
  readonly rowGap: number;
  /** Between the columns of the payment's data and between instalments. */
  readonly gridGap: number;
  /** Between the parts of the postal slip. */
  readonly slipGap: number;
  readonly logoSide: number;
  /** Where the code's own text leaves room the code is 25 mm all the same. */
  readonly qrSide: number;
  /** Type of the running text. */
  readonly body: TypeStyle;
};

const normal: Density = {
  barHeight: 8,
  sectionGap: 4,
  rowGap: 6,
  gridGap: 6,
  slipGap: 6,
  logoSide: 30,
  qrSide: 25,
  body: bodyText,
};
const compact: Density = {
  barHeight: 6.5,
  sectionGap: 2.5,
  rowGap: 4,
  gridGap: 5,
  slipGap: 5,
  logoSide: 25,
  qrSide: 20,
  body: bodyText,
};
const dense: Density = { ...compact, sectionGap: 2, rowGap: 3, gridGap: 6, slipGap: 4 };

/** Ours: for the longest legal texts in two languages, the running text shrinks. */
const tight: Density = {
  ...dense,
  sectionGap: 1.5,
  slipGap: 3,
  body: { ...bodyText, size: 7.5, leading: 1.2 },
};
const tightest: Density = { ...tight, rowGap: 2.5, body: { ...tight.body, size: 7 } };

const densities = { normal, compact, dense, tight, tightest } as const;
type DensityName = keyof typeof densities;
const fromLoosest = ["normal", "compact", "dense", "tight", "tightest"] as const;

/** What a module is made from: the frame, and how tightly the page is set. */
export type ModuleFrame = NoticeFrame & { readonly density: Density };

/** A module that follows others on a page. */
export type Module = (frame: ModuleFrame, top: number) => PlacedModule;

/** With more instalments than these the page of many instalments is used. */
export const fewInstalmentsMax = 9;

/** Where what is on an A4 page may end. */
const pageBottom = 289;

/** Two languages with a slip or with several amounts are set tighter, as pagoPA does. */
export function usualDensity({ languages, withSlip, parts }: NoticeForm): DensityName {
  if (languagesOf(languages).length === 1) return "normal";
  if (parts.kind === "instalments" && parts.count > fewInstalmentsMax) return "dense";
  return withSlip || parts.kind !== "single" ? "compact" : "normal";
}

/** Modules one under the other, the first at the top of the page. */
export function stackModules(frame: ModuleFrame, modules: readonly Module[]): PlacedModule {
  let stack: PlacedModule = { blocks: [], bottom: 0 };
  for (const module of modules) {
    const { blocks, bottom } = module(frame, stack.bottom);
    stack = { blocks: [...stack.blocks, ...blocks], bottom };
  }
  return stack;
}

/** A page of modules, the gap below the last one left out. */
export function pageOfModules(frame: ModuleFrame, modules: readonly Module[]): PlacedModule {
  const { blocks, bottom } = stackModules(frame, modules);
  return { blocks, bottom: bottom - frame.density.sectionGap };
}

/** The pages at the loosest density, from the given one on, at which each fits its sheet. */
export function fitToPage(
  frame: NoticeFrame,
  from: DensityName,
  pagesAt: (frame: ModuleFrame) => readonly PlacedModule[],
): readonly PageTemplate<Notice>[] {
  const names = fromLoosest.slice(fromLoosest.indexOf(from));
  let pages: readonly PlacedModule[] = [];
  for (const name of names) {
    pages = pagesAt({ ...frame, density: densities[name] });
    if (pages.every(({ bottom }) => bottom <= pageBottom)) break;
  }
  return pages.map(({ blocks }) => ({ blocks }));
}
