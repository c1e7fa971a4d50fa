/** Light or dark by setting or system, and the reader's letter size, spacing and fonts. */
import { effect, signal } from "@preact/signals";
import { services } from "./services.ts";

export type Theme = "auto" | "light" | "dark";
export interface TextSetting {
  size: number;
  leading: number;
  font: FontName;
  measure: number;
}
export type FontName = "serif" | "sans" | "legible" | "mono";

export const TEXT: TextSetting = { size: 17, leading: 1.6, font: "serif", measure: 46 };

export const FONTS: Record<FontName, { name: string; stack: string }> = {
  serif: { name: "Serif", stack: "" },
  sans: { name: "Sans serif", stack: "var(--font-ui)" },
  legible: {
    name: "Dyslexia-friendly, where installed",
    stack: '"OpenDyslexic", "Atkinson Hyperlegible", "Lexend", "Verdana", var(--font-ui)',
  },
  mono: { name: "Typewriter", stack: "var(--font-mono)" },
};

/** Applies the settings to the page for as long as it lives. */
export function followTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = signal(dark.matches);
  dark.addEventListener("change", () => {
    system.value = dark.matches;
  });
  effect(() => {
    const theme = services.settings.value.value.theme as Theme | undefined;
    document.documentElement.dataset.theme =
      theme === "light" || theme === "dark" ? theme : system.value ? "dark" : "light";
  });
  effect(() => {
    const text = { ...TEXT, ...(services.settings.value.value.text as Partial<TextSetting> | undefined) };
    const style = document.documentElement.style;
    style.setProperty("--text-size", `${text.size / 16}rem`);
    style.setProperty("--text-leading", String(text.leading));
    style.setProperty("--text-measure", `${text.measure}rem`);
    const stack = FONTS[text.font]?.stack;
    if (stack) style.setProperty("--font-text", stack);
    else style.removeProperty("--font-text");
  });
}
