/** What a text is for the builder where it asks for true or false; undefined where it refuses it. */
export function booleanOf(text: string): boolean | undefined {
  return /^(?:1|[tT]|TRUE|[tT]rue)$/.test(text) ? true : /^(?:0|[fF]|FALSE|[fF]alse)$/.test(text) ? false : undefined;
}
