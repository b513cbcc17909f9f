import type { Image } from "../model/image.ts";
import { type Edit, insert, replace } from "../text/edit.ts";

/**
 * Gives an image another tag, or its first one. Undefined where a variable brings the tag, or where the text is quoted in a way that a
 * plain insertion would break.
 */
export function retag({ name, reference, tagSpan }: Image, tag: string): Edit | undefined {
  if (!reference || reference.digest !== undefined || name.value !== name.meaning) return undefined;
  if (tagSpan) return replace(tagSpan, tag);
  if (reference.tag !== undefined || name.span.end - name.span.start !== name.value.length) return undefined;
  return insert(name.span.end, `:${tag}`);
}
