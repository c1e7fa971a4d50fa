/** A person's settings that the Code screen reads and writes. Unknown or damaged values count as unset. */
import type { Settings } from "../api/wire.ts";
import { pinsOf, record, type TextSetting, textSetting, withPin } from "../app/preferences.ts";
import { turnsRead, withTurnsRead } from "../app/turns_read.ts";
import type { Services } from "../ops/services.ts";

export type Touching = "ask" | "extend" | "separate";
export const NUMBERS = ["both", "turns", "paragraphs", "none"] as const;
export type CodeClick = "apply" | "define";
export const STRIPE_MODES = ["all", "branch", "recent", "memos", "density"] as const;
export type StripeMode = (typeof STRIPE_MODES)[number];

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
    return pinsOf(this.all, codebook);
  }

  setPin(codebook: string, place: number, code: string): void {
    this.set("pins", withPin(this.all, codebook, place, code));
  }

  get snapWords(): boolean {
    return this.all.snapWords !== false;
  }

  /** Whether resting on what is coded shows what the code means. */
  get cards(): boolean {
    return this.all.cards !== false;
  }

  /** What is numbered beside the text. */
  get numbers(): (typeof NUMBERS)[number] {
    return NUMBERS.find((one) => one === this.all.numbers) ?? "both";
  }

  /** What a click on a code in the panel does while words are selected. */
  get codeClick(): CodeClick {
    return this.all.codeClick === "define" ? "define" : "apply";
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

  get text(): TextSetting {
    return textSetting(this.all);
  }

  /** Rounds of which the purpose was read and put away. */
  knows(round: string): boolean {
    return record(this.all.purposes)[round] === true;
  }

  setKnows(round: string): void {
    this.set("purposes", { ...record(this.all.purposes), [round]: true });
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
