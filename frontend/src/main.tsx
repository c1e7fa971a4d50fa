import { render } from "preact";
import { CodeScreen } from "./code/screen.tsx";

const root = document.getElementById("app");
if (root) render(<CodeScreen doc="" />, root);
