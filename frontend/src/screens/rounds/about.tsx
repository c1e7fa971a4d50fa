/** What a round is, in a line; and its way. */

import type { RoundLine } from "../../api/wire.ts";
import { KINDS, ROUND_STATES } from "../../app/format.ts";
import { href } from "../../app/router.ts";
import { known, rich, t } from "../../i18n/t.ts";
import { stepsOf } from "./steps.ts";

export function About({ line }: { line: RoundLine }) {
  const { round } = line;
  return (
    <p class="quiet">
      {KINDS[round.kind]}
      {round.over && <> {rich("over {over}", { over: <a href={href.rounds(round.over)}>{round.over}</a> })}</>}
      {rich(
        "{hasParent, select, yes { of {parent}} other {}} · {codebook}{hasCodes, select, yes { ({codes})} other {}} · {transcripts, plural, one {# transcript} other {# transcripts}} · {coders} · by {unit}",
        {
          hasParent: round.parent ? "yes" : "no",
          parent: round.parent,
          codebook: round.codebook,
          hasCodes: round.codes.length > 0 ? "yes" : "no",
          codes: round.codes.join(", "),
          transcripts: round.transcripts.length,
          coders: round.coders.join(", "),
          unit: known(round.unit),
        },
      )}
    </p>
  );
}

export function Tags({ line }: { line: RoundLine }) {
  const { round } = line;
  return (
    <>
      <span class="tag">{ROUND_STATES[round.state]}</span>
      {round.blind && <span class="tag info">{t("blind")}</span>}
      {line.finished !== null && round.state === "open" && (
        <span class="tag">
          {rich("{finished} of {assignments} finished", { finished: line.finished, assignments: line.assignments })}
        </span>
      )}
    </>
  );
}

/** The steps of a round; the one at which it is has aria-current. */
export function Way({ line }: { line: RoundLine }) {
  return (
    <ol class="way" aria-label={t("Steps of round {id}", { id: line.round.id })}>
      {stepsOf(line).map((step) => (
        <li key={step.name} data-is={step.is} aria-current={step.is === "now" ? "step" : undefined}>
          {step.name}
          {step.is === "done" && <span class="sr"> {t("(done)")}</span>}
        </li>
      ))}
    </ol>
  );
}
