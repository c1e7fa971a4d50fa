import "../i18n/boot.ts";
import { effect, signal } from "@preact/signals";
import { render } from "preact";
import "../app/tokens.css";
import "../app/base.css";
import "../app/controls.css";
import "../app/parts.css";
import "../app/table.css";
import "../app/shell.css";
import "../app/shell_sizes.css";
import "../home/home.css";
import { noticeFaults } from "../app/faults.tsx";
import { followAddress } from "../app/router.ts";
import { App } from "./app.tsx";
import { start } from "./server.ts";

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
