import "../i18n/boot.ts";
import { begin } from "../app/small_page.tsx";
import { App } from "./app.tsx";
import { cameBack } from "./provider.ts";
import { start } from "./server.ts";

begin(App, () => start(cameBack));
