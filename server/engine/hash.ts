/** A short text that is equal for equal input and, for all practical purposes, for no other: 64 bits, not for security. */
export function hash(text: string): string {
  // FNV-1a in two lanes with different offsets, as whole 64-bit numbers would need BigInt.
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + (low >>> 15)), 0x85ebca6b);
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}
