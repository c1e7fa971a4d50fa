/** A person's settings as the page reads them. They come from a file: what is unknown or damaged counts as unset. */

import type { Settings } from "../api/wire.ts";
import { t } from "../i18n/t.ts";

export type FontName = "serif" | "sans" | "legible" | "mono";

export interface TextSetting {
  size: number;
  leading: number;
  measure: number;
  font: FontName;
}

type NumberName = "size" | "leading" | "measure";

/** How far each slider goes. */
export const TEXT_RANGES: Readonly<Record<NumberName, { min: number; max: number; step: number; usual: number }>> = {
  size: { min: 12, max: 32, step: 1, usual: 18 },
  leading: { min: 1.2, max: 2.4, step: 0.1, usual: 1.6 },
  measure: { min: 28, max: 72, step: 2, usual: 42 },
};

export const FONTS: Readonly<Record<FontName, { name: string; stack: string }>> = {
  serif: { name: t("Serif"), stack: "" },
  sans: { name: t("Sans serif"), stack: "var(--font-ui)" },
  legible: {
    name: t("Dyslexia-friendly, where installed"),
    stack: '"OpenDyslexic", "Atkinson Hyperlegible", "Lexend", "Verdana", var(--font-ui)',
  },
  mono: { name: t("Typewriter"), stack: "var(--font-mono)" },
};

export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  value && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** The stored value if it is one of these, else the first of them. */
export function oneOf<T extends string>(value: unknown, choices: readonly [T, ...T[]]): T {
  return choices.find((choice) => choice === value) ?? choices[0];
}

export function textSetting(settings: Settings): TextSetting {
  const text = record(settings.text);
  const number = (name: NumberName): number => {
    const { min, max, usual } = TEXT_RANGES[name];
    const value = text[name];
    return typeof value === "number" && !Number.isNaN(value) ? Math.min(max, Math.max(min, value)) : usual;
  };
  return {
    size: number("size"),
    leading: number("leading"),
    measure: number("measure"),
    font: oneOf<FontName>(text.font, ["serif", "sans", "legible", "mono"]),
  };
}

/** What is said where nothing was chosen: on, unless it was switched off. */
export const isOn = (settings: Settings, name: string): boolean => settings[name] !== false;

/** The transcript that was open last in each round. */
export function lastOpen(settings: Settings): Readonly<Record<string, string>> {
  const named = Object.entries(record(settings.last)).filter(([, id]) => typeof id === "string");
  return Object.fromEntries(named) as Record<string, string>;
}

/** Nine places for pinned codes; an empty one is "". */
export function pinsOf(settings: Settings, codebook: string): string[] {
  const pinned = record(settings.pins)[codebook];
  const list: unknown[] = Array.isArray(pinned) ? pinned : [];
  return Array.from({ length: 9 }, (_, i) => (typeof list[i] === "string" ? (list[i] as string) : ""));
}

/** All pins once this place has another code; a code is pinned once. */
export function withPin(settings: Settings, codebook: string, place: number, code: string): Record<string, unknown> {
  const pins = pinsOf(settings, codebook).map((pin) => (pin === code ? "" : pin));
  pins[place] = code;
  return { ...record(settings.pins), [codebook]: pins };
}
