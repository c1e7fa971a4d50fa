/** What can lie over every screen: commands and keys. */
import { useEffect } from "preact/hooks";
import { remappedOf } from "../keys/actions.ts";
import { setKeys } from "../keys/dispatcher.ts";
import { GlobalKeys } from "../keys/global_keys.tsx";
import { useCommands } from "../keys/use_keys.ts";
import type { OpQueue } from "../ops/queue.ts";
import { goHome } from "./home.ts";
import { href, navigate } from "./router.ts";
import { lock, round, services } from "./services.ts";
import { askWho } from "./who.tsx";

function goTo(): { title: string; run: () => void }[] {
  const id = round.value?.id ?? "";
  const places: [string, string][] = [
    ["Transcripts", href.transcripts()],
    ["Bring in interviews", href.transcripts({ show: "bring" })],
    ["Cases", href.cases()],
    ["Library", href.library()],
    ["Codebook", href.codebook()],
    ["Adjudicate", href.adjudicate(id)],
    ["Agreement", href.agreement(id)],
    ["Matrix", href.matrix()],
    ["Memos", href.memos()],
    ["Search", href.search()],
    ["History", href.history()],
    ["Settings", href.settings()],
  ];
  if (id) places.push(["What became of my codings", href.became(id)]);
  return places.map(([name, to]) => ({ title: `Go to ${name}`, run: () => navigate(to) }));
}

const setTheme = (theme: string) => () => services.settings.set("theme", theme);

export function Overlays({ queue }: { queue: OpQueue }) {
  const { keys, singleKeys } = services.settings.value.value;
  useEffect(() => setKeys(remappedOf(keys), singleKeys !== false), [keys, singleKeys]);
  useCommands([
    ...goTo(),
    { title: "Theme: light", run: setTheme("light") },
    { title: "Theme: dark", run: setTheme("dark") },
    { title: "Theme: as the system", run: setTheme("auto") },
    { title: "Home: all studies on this computer", run: () => void goHome() },
    { title: "Who am I? Somebody else sits here…", run: () => askWho() },
    { title: "Lock now", run: () => void lock() },
  ]);
  return <GlobalKeys services={services} queue={queue} />;
}
