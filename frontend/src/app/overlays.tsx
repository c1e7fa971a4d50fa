/** What can lie over every screen: commands and keys. */
import { useEffect } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { remappedOf } from "../keys/actions.ts";
import { type Command, setKeys } from "../keys/dispatcher.ts";
import { GlobalKeys } from "../keys/global_keys.tsx";
import { useCommands } from "../keys/use_keys.ts";
import type { OpQueue } from "../ops/queue.ts";
import { goHome } from "./home.ts";
import { screens } from "./nav.tsx";
import { href, navigate } from "./router.ts";
import { lock, round, services } from "./services.ts";
import { askWho } from "./who.tsx";

/** Every screen of the menu by its name, and what became of one's own codings. */
function goTo(): Command[] {
  const places = screens(round.value);
  places.push([t("Bring in interviews"), href.transcripts({ show: "bring" })]);
  if (round.value?.mine) places.push([t("What became of my codings"), href.became(round.value.id)]);
  return places.map(([name, to]) => ({ title: t("Go to {name}", { name }), run: () => navigate(to) }));
}

const setTheme = (theme: string) => () => services.settings.set("theme", theme);

export function Overlays({ queue }: { queue: OpQueue }) {
  const { keys, singleKeys } = services.settings.value.value;
  useEffect(() => setKeys(remappedOf(keys), singleKeys !== false), [keys, singleKeys]);
  useCommands([
    ...goTo(),
    { title: t("Theme: light"), run: setTheme("light") },
    { title: t("Theme: dark"), run: setTheme("dark") },
    { title: t("Theme: as the system"), run: setTheme("auto") },
    { title: t("Home: all studies on this computer"), run: () => void goHome() },
    { title: t("Who am I? Somebody else sits here…"), run: () => askWho() },
    { title: t("Lock now"), run: () => void lock() },
  ]);
  return <GlobalKeys services={services} queue={queue} />;
}
