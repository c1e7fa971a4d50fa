/** A person's settings that the Code screen reads and writes. Unknown or damaged values count as unset. */
import type { Settings } from "../api/wire.ts";
import { turnsRead, withTurnsRead } from "../app/turns_read.ts";
import type { Services } from "../ops/services.ts";

export type Touching = "ask" | "extend" | "separate";
export const STRIPE_MODES = ["all", "branch", "recent", "memos", "density"] as const;
export type StripeMode = (typeof STRIPE_MODES)[number];

const record = (value: unknown): Record<string, unknown> =>
  value && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

export class Prefs {
  constructor(private readonly settings: Services["settings"]) {}

  private get all(): Settings {
    return this.settings.value.value;
  }

  private set(key: string, value: unknown): void {
    this.settings.set(key, value);
  }

  /** Nine places; an empty one is "". */
  pins(codebook: string): string[] {
    const pinned = record(this.all.pins)[codebook];
    const list = Array.isArray(pinned) ? pinned : [];
    return Array.from({ length: 9 }, (_, i) => (typeof list[i] === "string" ? (list[i] as string) : ""));
  }

  setPin(codebook: string, place: number, code: string): void {
    const pins = this.pins(codebook).map((pin) => (pin === code ? "" : pin));
    pins[place] = code;
    this.set("pins", { ...record(this.all.pins), [codebook]: pins });
  }

  get snapWords(): boolean {
    return this.all.snapWords !== false;
  }

  get painter(): "auto" | "marks" {
    return this.all.painter === "marks" ? "marks" : "auto";
  }

  get wash(): boolean {
    return this.all.wash !== false;
  }

  set wash(on: boolean) {
    this.set("wash", on);
  }

  get stripes(): StripeMode {
    return STRIPE_MODES.find((mode) => mode === this.all.stripes) ?? "all";
  }

  set stripes(mode: StripeMode) {
    this.set("stripes", mode);
  }

  get touching(): Touching {
    return (["extend", "separate"] as const).find((choice) => choice === this.all.touching) ?? "ask";
  }

  set touching(choice: Touching) {
    this.set("touching", choice);
  }

  panel(side: "left" | "right"): { open: boolean; width: number } {
    const panel = record(record(this.all.panels)[side]);
    const width =
      typeof panel.width === "number" ? Math.min(520, Math.max(180, panel.width)) : side === "left" ? 260 : 300;
    return { open: panel.open !== false, width };
  }

  setPanel(side: "left" | "right", change: Partial<{ open: boolean; width: number }>): void {
    this.set("panels", { ...record(this.all.panels), [side]: { ...this.panel(side), ...change } });
  }

  get text(): { size: number; leading: number; measure: number; font: string } {
    const text = record(this.all.text);
    const number = (key: string, low: number, high: number, usual: number): number => {
      const value = text[key];
      return typeof value === "number" ? Math.min(high, Math.max(low, value)) : usual;
    };
    const font = typeof text.font === "string" ? text.font : "serif";
    return {
      size: number("size", 14, 32, 18),
      leading: number("leading", 1.2, 2.4, 1.6),
      measure: number("measure", 30, 46, 42),
      font,
    };
  }

  place(key: string): number | null {
    const place = record(this.all.places)[key];
    return typeof place === "number" ? place : null;
  }

  setPlace(key: string, point: number): void {
    if (this.place(key) !== point) this.set("places", { ...record(this.all.places), [key]: point });
  }

  /** Numbers of the turns that were on screen for a while: private, never shown to others. */
  read(key: string): number[] {
    return turnsRead(this.all, key);
  }

  setRead(key: string, turns: Iterable<number>): void {
    this.set("read", withTurnsRead(this.all, key, turns));
  }
}
