import "./i18n/boot.ts";
import { render } from "preact";
import "./app/tokens.css";
import "./app/base.css";
import "./app/controls.css";
import "./app/parts.css";
import "./app/table.css";
import "./app/shell.css";
import "./app/nav.css";
import "./app/shell_sizes.css";
import { noticeFaults } from "./app/faults.tsx";
import { followRoom } from "./app/room.ts";
import { followAddress } from "./app/router.ts";
import { services, session, start } from "./app/services.ts";
import { App } from "./app/shell.tsx";
import { followTheme } from "./app/theme.ts";
import { createQueue } from "./ops/queue.ts";
import { watchTour } from "./tour/tour.ts";
import "./app/forced.css";

const root = document.getElementById("app");
const queue = createQueue(services);

noticeFaults();
followTheme();
followRoom();
watchTour();
session.subscribe((now) => {
  if (now) queue.setSteps(now.undo, now.redo);
});
void start().then(followAddress);
if (root) render(<App queue={queue} />, root);
