/** A product that images ship, and the lines that it is released in. */
export interface Product {
  /** As people write it. */
  readonly name: string;
  /** Its page on endoflife.date. */
  readonly page: string;
  /** Canonical repositories whose tags begin with a version of it, separated by blanks. */
  readonly images: string;
  /**
   * Lines from old to new as `version[:codename][*][=until[/longTerm]]`. A star marks a line with long-term support, `until` is
   * the last day of free security fixes by the vendor, `longTerm` the last day of free fixes by others; no date: no end announced.
   */
  readonly cycles: string;
  /** Every release ends the one before, every few weeks or months: an end means much only when it is long past. */
  readonly rolling?: true;
  /** The repository has tags of full versions only, none for a line. */
  readonly exact?: true;
  /** What its tags say after the version today, beside an operating system. */
  readonly words?: string;
  /** Operating systems that its tags name today, as they stand in a tag. */
  readonly systems?: string;
  /** Only operating systems: what stands before the version where a tag of another image names it, `ubuntu` of `ubuntu20.04`. */
  readonly prefixes?: string;
  /** Who gives the fixes until `longTerm`. */
  readonly longTermBy?: string;
}

/** One line of a product; dates are ISO days. */
export interface Cycle {
  readonly product: Product;
  /** Its place among the product's lines. */
  readonly index: number;
  readonly version: string;
  readonly codename: string | undefined;
  readonly lts: boolean;
  readonly until: string | undefined;
  readonly longTerm: string | undefined;
}

/** The lines of a product, from old to new. */
export function cyclesOf(product: Product): readonly Cycle[] {
  return product.cycles
    .trim()
    .split(/\s+/)
    .map((text, index) => {
      const [names = "", dates = ""] = text.split("=");
      const lts = names.endsWith("*");
      const [version = "", codename] = (lts ? names.slice(0, -1) : names).split(":");
      const [until, longTerm] = dates.split("/");
      return { product, index, version, codename, lts, until: until || undefined, longTerm };
    });
}
