/** When a transcript is finished: the next one of the round that is not, else the round, which says what comes next. */
import type { Library } from "../api/wire.ts";
import { useLoad } from "../app/load.ts";
import { href, navigate } from "../app/router.ts";
import { rich, t } from "../i18n/t.ts";
import { useCommands } from "../keys/use_keys.ts";
import { nextOpen } from "./next_open.ts";
import type { CodeSession } from "./session.ts";

export function Onward({ session }: { session: CodeSession }) {
  const { round } = session;
  const library = useLoad<Library>(`/api/library?round=${encodeURIComponent(round)}&now=1`);
  const next = library.value && nextOpen(library.value.rows, session.transcript.id);
  const to = next ? href.code(round, next) : href.rounds(round);
  const name = next ?? t("Round {id}", { id: round });
  useCommands(library.value ? [{ title: t("Go to {name}", { name }), run: () => navigate(to) }] : []);
  if (!library.value) return null;
  return (
    <a class="btn small" href={to}>
      {next ? rich("Next: {name}", { name }) : name}
    </a>
  );
}
