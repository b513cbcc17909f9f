import type { Spanned } from "../text/span.ts";
import type { Scalar } from "./value.ts";

/**
 * A text in which variables may be substituted. `value` is what stands in the file, quotes and escapes resolved but variables
 * as written; `span` is exactly that text, without its quotes.
 */
export interface Substituted extends Spanned {
  /** After substitution, as far as the file itself (and `.env` beside it) tells; undefined where a variable has no known value. */
  readonly meaning: string | undefined;
  /**
   * Of a word of a Dockerfile whose `meaning` is not known: what it means if nobody tells, that is where no build argument is given and the
   * base image sets nothing.
   */
  readonly ifUnset?: string;
  /** The YAML scalar that the text is, or is a part of (`- KEY=value`, `80:80`): it decides how new text must be quoted. */
  readonly scalar?: Scalar;
}
