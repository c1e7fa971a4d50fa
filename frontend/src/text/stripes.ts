/**
 * The stripes: one real button per coding near the screen, and its name.
 *
 * All places are read first and written after, and remembered until the layout changes. Elements are kept in a pool by
 * coding, so that a stripe keeps its focus and its place while others come and go.
 */
import type { CodingIndex, ViewCoding } from "./coding_index.ts";
import type { TextDom } from "./dom.ts";
import type { Lanes } from "./lanes.ts";
import { type Box, collapse, type Labels, type Placed, placeLabels } from "./stripe_layout.ts";

export const PITCH = 12;

interface Edges {
  readonly top: number;
  readonly bottom: number;
}

export type DenseBox = Box & { readonly ids: readonly string[] };

export class Stripes {
  private readonly bars = new Map<string, HTMLButtonElement>();
  private readonly names = new Map<string, HTMLElement>();
  /** Along long stripes: in them names go with the eye, by style alone, so that scrolling costs nothing. */
  private readonly rails = new Map<string, HTMLElement>();
  private readonly edges = new Map<string, Edges>();
  private readonly extras: HTMLElement[] = [];
  private focused: string | null = null;
  /** Show only how dense the coding is. */
  densityOnly = false;

  constructor(
    private readonly dom: TextDom,
    private readonly index: CodingIndex,
    private readonly lanes: Lanes,
    readonly layer: HTMLElement,
  ) {}

  /** The layout has changed: places have to be read again. */
  forget(id?: string): void {
    if (id === undefined) this.edges.clear();
    else this.edges.delete(id);
  }

  /** Draws the stripes of these codings and no others. */
  draw(codings: readonly ViewCoding[], origin: number): void {
    this.readEdges(codings, origin);
    const boxes = codings.map((coding) => this.boxOf(coding));
    const grouped = codings.some((coding) => coding.group !== undefined);
    const { shown, dense } = grouped
      ? { shown: boxes, dense: [] }
      : collapse(this.densityOnly ? boxes.map((box) => ({ ...box, lane: 99 })) : boxes);
    const labels = this.densityOnly ? { placed: [], more: [] } : placeLabels(shown);
    this.drawBars(shown);
    this.drawNames(labels);
    this.drawExtras(dense, labels);
  }

  private boxOf(coding: ViewCoding): Box {
    const { top, bottom } = this.edges.get(coding.id) as Edges;
    return { id: coding.id, lane: this.lanes.of(coding.id), top, bottom };
  }

  private readEdges(codings: readonly ViewCoding[], origin: number): void {
    for (const coding of codings) {
      if (this.edges.has(coding.id)) continue;
      const first = this.dom
        .range({ start: coding.start, end: Math.min(coding.end, coding.start + 1) })
        .getBoundingClientRect();
      const last = this.dom
        .range({ start: Math.max(coding.start, coding.end - 1), end: coding.end })
        .getBoundingClientRect();
      const top = Math.round(first.top - origin);
      this.edges.set(coding.id, { top, bottom: Math.max(top + 8, Math.round(last.bottom - origin)) });
    }
  }

  private drawBars(boxes: readonly Box[]): void {
    const wanted = new Set(boxes.map((box) => box.id));
    for (const [id, bar] of this.bars) if (!wanted.has(id)) this.drop(id, bar);
    const made: HTMLElement[] = [];
    for (const box of boxes) {
      let bar = this.bars.get(box.id);
      if (!bar) {
        bar = newBar(box.id);
        this.bars.set(box.id, bar);
        made.push(bar);
      }
      dress(bar, this.index.get(box.id) as ViewCoding, this.focused === box.id);
      place(bar, box.lane * PITCH, box.top, box.bottom - box.top);
    }
    this.layer.append(...made);
  }

  private drop(id: string, bar: HTMLElement): void {
    bar.remove();
    this.bars.delete(id);
    if (!this.index.get(id)) this.edges.delete(id);
  }

  private drawNames(labels: Labels): void {
    const wanted = new Set(labels.placed.map((label) => label.id));
    for (const [id, name] of this.names) {
      if (wanted.has(id)) continue;
      name.remove();
      this.names.delete(id);
      this.leaveRail(id);
    }
    const made: HTMLElement[] = [];
    for (const label of labels.placed) {
      let name = this.names.get(label.id);
      if (!name) {
        name = element("span", "stripe-name", label.id);
        this.names.set(label.id, name);
        made.push(name);
      }
      const coding = this.index.get(label.id) as ViewCoding;
      if (name.textContent !== coding.label) name.textContent = coding.label;
      dress(name, coding, this.focused === label.id);
      if (label.follows) this.putOnRail(name, label);
      else {
        if (this.rails.has(label.id)) made.push(name);
        this.leaveRail(label.id);
        place(name, (label.lane + 1) * PITCH + 4, label.y);
      }
    }
    this.layer.append(...made.filter((name) => !name.parentElement?.matches(".stripe-rail")));
  }

  private putOnRail(name: HTMLElement, label: Placed): void {
    const { bottom, slot } = label.follows as { bottom: number; slot: number };
    let rail = this.rails.get(label.id);
    if (!rail) {
      rail = element("div", "stripe-rail", label.id);
      this.rails.set(label.id, rail);
      this.layer.append(rail);
      name.style.insetInlineStart = "";
      name.style.top = "";
      places.delete(name);
      rail.append(name);
    }
    rail.style.setProperty("--slot", String(slot));
    place(rail, (label.lane + 1) * PITCH + 4, label.y, bottom - label.y);
  }

  private leaveRail(id: string): void {
    this.rails.get(id)?.remove();
    this.rails.delete(id);
  }

  /** The bars of deep overlaps and the "+2" of names that found no room. */
  private drawExtras(dense: readonly DenseBox[], labels: Labels): void {
    for (const extra of this.extras) extra.remove();
    this.extras.length = 0;
    for (const box of dense) {
      const bar = newBar(box.ids.join(" "));
      bar.classList.add("dense");
      const left = this.densityOnly ? 0 : box.lane * PITCH;
      place(bar, left, box.top, box.bottom - box.top);
      bar.dataset.count = `+${box.ids.length}`;
      this.extras.push(bar);
    }
    for (const more of labels.more) {
      const note = element("span", "stripe-more", more.ids.join(" "));
      note.textContent = `+${more.ids.length}`;
      place(note, 0, more.y);
      this.extras.push(note);
    }
    this.layer.append(...this.extras);
  }

  focus(id: string | null): void {
    const before = this.focused;
    this.focused = id;
    for (const at of [before, id]) {
      const coding = at === null ? undefined : this.index.get(at);
      if (!coding) continue;
      for (const shown of [this.bars.get(coding.id), this.names.get(coding.id)])
        if (shown) dress(shown, coding, id === coding.id);
    }
  }

  /** Where a stripe's ends are, for the grips. */
  edgesOf(id: string): Edges | undefined {
    return this.edges.get(id);
  }

  clear(): void {
    this.layer.replaceChildren();
    this.bars.clear();
    this.names.clear();
    this.rails.clear();
    this.edges.clear();
    this.extras.length = 0;
  }
}

function element(tag: string, className: string, ids: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.dataset.ids = ids;
  return made;
}

/** A real button, for the mouse; for assistive technology the inspector lists the same codings. */
function newBar(ids: string): HTMLButtonElement {
  const bar = element("button", "stripe", ids) as HTMLButtonElement;
  bar.type = "button";
  bar.tabIndex = -1;
  return bar;
}

/** How each element is dressed and where it stands: asking the page for each of hundreds takes a frame's time. */
const states = new WeakMap<HTMLElement, string>();
const places = new WeakMap<HTMLElement, string>();

function dress(shown: HTMLElement, coding: ViewCoding, focused: boolean): void {
  const state = `${coding.hue}|${coding.pattern}|${coding.memo}|${coding.proposed}|${coding.pending}|${coding.kind}|${focused}`;
  if (states.get(shown) === state) return;
  states.set(shown, state);
  shown.style.setProperty("--hue", String(coding.hue));
  shown.dataset.pattern = String(coding.pattern);
  if (coding.kind) shown.dataset.kind = coding.kind;
  else delete shown.dataset.kind;
  shown.classList.toggle("has-memo", coding.memo);
  shown.classList.toggle("proposed", coding.proposed === true);
  shown.classList.toggle("pending", coding.pending === true);
  shown.classList.toggle("focused", focused);
}

function place(shown: HTMLElement, inset: number, top: number, height?: number): void {
  const at = `${inset}|${top}|${height ?? ""}`;
  if (places.get(shown) === at) return;
  places.set(shown, at);
  shown.style.insetInlineStart = `${inset}px`;
  shown.style.top = `${top}px`;
  if (height !== undefined) shown.style.height = `${height}px`;
}
