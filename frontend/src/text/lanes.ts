/**
 * Lanes of the stripes beside the text.
 *
 * Greedy: a coding takes the lowest lane that is free where it lies. Stable: it keeps that lane for as long as it lives,
 * whatever comes or goes beside it, so that nothing jumps under the eyes. Two codings on one line of the page would
 * collide even where they share no character, so each is kept clear of the next by about a line.
 */
import type { CodingIndex, ViewCoding } from "./coding_index.ts";
import type { Span } from "./offsets.ts";
import { MAX_LANES } from "./stripe_layout.ts";

/** About a line of text. */
const CLEARANCE = 90;

export class Lanes {
  private readonly lanes = new Map<string, number>();
  /** Where codings stood that were taken away: undo brings them back there, if nobody stands there now. */
  private readonly left = new Map<string, number>();
  /** With several groups: how many lanes they need side by side; else 0, whoever draws knows what room there is. */
  width = 0;

  of(id: string): number {
    return this.lanes.get(id) ?? 0;
  }

  /**
   * All lanes at once: from the start of the text, the longer first. Each group, in order, has lanes of its own for the
   * whole text, so that a coder's stripes stand in one column.
   */
  assignAll(codings: readonly ViewCoding[]): void {
    this.lanes.clear();
    this.width = 0;
    const groups = new Map<number, number[]>();
    for (const coding of codings) {
      const group = coding.group ?? 0;
      const ends = groups.get(group) ?? [];
      groups.set(group, ends);
      let lane = ends.findIndex((end) => end + CLEARANCE <= coding.start);
      if (lane < 0) lane = ends.length;
      ends[lane] = coding.end;
      this.lanes.set(coding.id, lane);
    }
    this.moveAside(codings, groups);
  }

  /**
   * The groups share the lanes there are, with one left free between them where there are few. What is deeper in one
   * group lies on that group's last lane.
   */
  private moveAside(codings: readonly ViewCoding[], groups: ReadonlyMap<number, readonly number[]>): void {
    if (groups.size < 2) return;
    const gap = groups.size <= MAX_LANES / 2 ? 1 : 0;
    const most = Math.max(1, Math.floor((MAX_LANES - gap * (groups.size - 1)) / groups.size));
    const inset = new Map<number, number>();
    let next = 0;
    for (const group of [...groups.keys()].sort((a, b) => a - b)) {
      inset.set(group, next);
      this.width = next + Math.min(most, groups.get(group)?.length ?? 0);
      next = this.width + gap;
    }
    for (const { id, group } of codings)
      this.lanes.set(id, Math.min(this.of(id), most - 1) + (inset.get(group ?? 0) ?? 0));
  }

  /** A lane for one more coding; `from` is the coding whose place it takes, if any. */
  assign(coding: ViewCoding, index: CodingIndex, from?: string): number {
    const own = this.lanes.get(coding.id);
    const kept = own ?? (from === undefined ? this.left.get(coding.id) : this.lanes.get(from));
    const taken = this.takenBeside(coding, index, from);
    const stays = kept !== undefined && ((own !== undefined && from === undefined) || !taken.has(kept));
    const lane = stays ? kept : lowestFree(taken);
    this.lanes.set(coding.id, lane);
    return lane;
  }

  release(id: string): void {
    const lane = this.lanes.get(id);
    if (lane !== undefined) this.left.set(id, lane);
    this.lanes.delete(id);
  }

  private takenBeside(coding: ViewCoding, index: CodingIndex, from?: string): Set<number> {
    const wide: Span = { start: Math.max(0, coding.start - CLEARANCE), end: coding.end + CLEARANCE };
    const taken = new Set<number>();
    for (const other of index.touching(wide)) {
      if (other.id === coding.id || other.id === from || other.group !== coding.group) continue;
      const lane = this.lanes.get(other.id);
      if (lane !== undefined) taken.add(lane);
    }
    return taken;
  }
}

function lowestFree(taken: ReadonlySet<number>): number {
  let lane = 0;
  while (taken.has(lane)) lane += 1;
  return lane;
}
