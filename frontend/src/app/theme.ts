/** Light or dark by setting or system, and the reader's letter size, spacing and fonts. */
import { effect, signal } from "@preact/signals";
import { FONTS, oneOf, textSetting } from "./preferences.ts";
import { services } from "./services.ts";

/** Letters of the page where the browser's are 16 px (base.css): a rem. */
const ROOT = 15;

export type Theme = "auto" | "light" | "dark";

/** Applies the settings to the page for as long as it lives. */
export function followTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = signal(dark.matches);
  dark.addEventListener("change", () => {
    system.value = dark.matches;
  });
  effect(() => {
    const theme = oneOf<Theme>(services.settings.value.value.theme, ["auto", "light", "dark"]);
    document.documentElement.dataset.theme = theme !== "auto" ? theme : system.value ? "dark" : "light";
  });
  effect(() => {
    const text = textSetting(services.settings.value.value);
    const style = document.documentElement.style;
    style.setProperty("--text-size", `${text.size / ROOT}rem`);
    style.setProperty("--text-leading", String(text.leading));
    style.setProperty("--text-measure", `${text.measure}rem`);
    const stack = FONTS[text.font].stack;
    if (stack) style.setProperty("--font-text", stack);
    else style.removeProperty("--font-text");
  });
}
