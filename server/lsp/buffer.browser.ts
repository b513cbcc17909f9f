/** The one thing that dockerfile-ast asks of Node. The build puts it in the place of the global in bundles for browsers. */
export const Buffer = { from: (text: string) => new TextEncoder().encode(text) };
