/** An edge of a graph whose nodes have names. */
interface Edge {
  readonly name: string;
}

/**
 * The circles in a graph: of each group of nodes that all lead to one another, a shortest way from the group's first node back to it, as
 * the edges on it. Linear in the graph.
 */
export function cyclesOf<T extends Edge>(
  graph: ReadonlyMap<string, readonly T[]>,
): { readonly from: string; readonly way: readonly T[] }[] {
  const groups = groupsOf(graph);
  const done = new Set<number>();
  const found: { from: string; way: readonly T[] }[] = [];
  for (const [name, edges] of graph) {
    const group = groups.get(name)!;
    if (done.has(group)) continue;
    const way = wayBack(graph, name, edges, (it) => groups.get(it) === group);
    if (!way) continue;
    done.add(group);
    found.push({ from: name, way });
  }
  return found;
}

function wayBack<T extends Edge>(
  graph: ReadonlyMap<string, readonly T[]>,
  start: string,
  edges: readonly T[],
  isInside: (name: string) => boolean,
): T[] | undefined {
  const reached = new Map<string, { readonly edge: T; readonly before: string }>();
  const queue = [start];
  for (const name of queue)
    for (const edge of name === start ? edges : (graph.get(name) ?? [])) {
      if (!isInside(edge.name) || reached.has(edge.name)) continue;
      reached.set(edge.name, { edge, before: name });
      if (edge.name !== start) {
        queue.push(edge.name);
        continue;
      }
      const way: T[] = [];
      for (let at = start; way.length === 0 || at !== start; ) {
        const step = reached.get(at)!;
        way.unshift(step.edge);
        at = step.before;
      }
      return way;
    }
  return undefined;
}

/** The number of each node's group; nodes that lead to one another share one (Tarjan's algorithm, without recursion). */
function groupsOf<T extends Edge>(graph: ReadonlyMap<string, readonly T[]>): Map<string, number> {
  const groups = new Map<string, number>();
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  for (const root of graph.keys()) {
    if (order.has(root)) continue;
    const stack = [{ name: root, next: 0 }];
    order.set(root, order.size);
    low.set(root, order.get(root)!);
    open.push(root);
    while (stack.length > 0) {
      const frame = stack.at(-1)!;
      const edge = graph.get(frame.name)?.[frame.next++];
      if (edge) {
        if (!graph.has(edge.name) || groups.has(edge.name)) continue;
        if (order.has(edge.name)) low.set(frame.name, Math.min(low.get(frame.name)!, order.get(edge.name)!));
        else {
          order.set(edge.name, order.size);
          low.set(edge.name, order.get(edge.name)!);
          open.push(edge.name);
          stack.push({ name: edge.name, next: 0 });
        }
        continue;
      }
      stack.pop();
      const above = stack.at(-1);
      if (above) low.set(above.name, Math.min(low.get(above.name)!, low.get(frame.name)!));
      if (low.get(frame.name) !== order.get(frame.name)) continue;
      for (let name = open.pop()!; ; name = open.pop()!) {
        groups.set(name, order.get(frame.name)!);
        if (name === frame.name) break;
      }
    }
  }
  return groups;
}
