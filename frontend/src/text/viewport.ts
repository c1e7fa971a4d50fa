/** Where turns are on the page, measured once per layout, and which of them are near the screen. */
import { lastAtMost } from "./offsets.ts";

export class Viewport {
  private tops: number[] = [];
  private height = 0;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly page: HTMLElement,
  ) {}

  /** Reads the tops of all turns: one layout. */
  measure(groups: readonly { readonly group: HTMLElement }[]): void {
    this.tops = groups.map(({ group }) => group.offsetTop);
    this.height = this.page.offsetHeight;
  }

  get pageHeight(): number {
    return this.height;
  }

  topOf(turn: number): number {
    return this.tops[turn] ?? 0;
  }

  /** The turns on screen and `margin` screens above and below, as a half-open range. */
  turns(margin: number): [number, number] {
    if (this.tops.length === 0) return [0, 0];
    const screen = this.scroller.clientHeight;
    const from = this.scroller.scrollTop - this.page.offsetTop - margin * screen;
    const to = this.scroller.scrollTop - this.page.offsetTop + (1 + margin) * screen;
    return [Math.max(0, lastAtMost(this.tops, from)), Math.max(0, lastAtMost(this.tops, to)) + 1];
  }
  /** Whether these turns reach past the screen by `margin` screens on either side. */
  within(shown: readonly [number, number], margin: number): boolean {
    const [first, last] = this.turns(margin);
    return shown[0] <= first && last <= shown[1];
  }
}
