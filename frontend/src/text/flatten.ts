/** Codings that overlap, flattened to stretches of equal density: 1, 2, 3 or more codings. */
import type { Span } from "./offsets.ts";

export type Level = 1 | 2 | 3;

export interface Stretch extends Span {
  readonly level: Level;
}

/** The stretches of `spans` within `limits`, in order, neighbours of one level joined. */
export function flatten(spans: readonly Span[], limits: Span): Stretch[] {
  const steps = new Map<number, number>();
  for (const span of spans) {
    const start = Math.max(span.start, limits.start);
    const end = Math.min(span.end, limits.end);
    if (start >= end) continue;
    steps.set(start, (steps.get(start) ?? 0) + 1);
    steps.set(end, (steps.get(end) ?? 0) - 1);
  }
  const stretches: Stretch[] = [];
  let depth = 0;
  let from = limits.start;
  for (const at of [...steps.keys()].sort((a, b) => a - b)) {
    if (depth > 0 && at > from) push(stretches, { start: from, end: at, level: Math.min(depth, 3) as Level });
    depth += steps.get(at) as number;
    from = at;
  }
  return stretches;
}

function push(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1);
  if (last && last.end === next.start && last.level === next.level) {
    stretches[stretches.length - 1] = { ...last, end: next.end };
  } else stretches.push(next);
}
