/** How the pages beside a study's window begin: their looks, the system's colours, and the first address. */
import { effect, signal } from "@preact/signals";
import { type ComponentType, render } from "preact";
import "./tokens.css";
import "./base.css";
import "./controls.css";
import "./parts.css";
import "./table.css";
import "./shell.css";
import "./shell_sizes.css";
import "../home/home.css";
import { noticeFaults } from "./faults.tsx";
import { followAddress } from "./router.ts";
import "./forced.css";

export function begin(App: ComponentType, start: () => Promise<unknown>): void {
  const root = document.getElementById("app");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = signal(dark.matches);

  dark.addEventListener("change", () => {
    system.value = dark.matches;
  });
  effect(() => {
    document.documentElement.dataset.theme = system.value ? "dark" : "light";
  });
  noticeFaults();
  void start().then(followAddress);
  if (root) render(<App />, root);
}
