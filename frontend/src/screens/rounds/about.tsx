/** What a round is, in a line; and its way. */
import type { RoundLine } from "../../api/wire.ts";
import { count, KINDS, ROUND_STATES } from "../../app/format.ts";
import { href } from "../../app/router.ts";
import { stepsOf } from "./steps.ts";

export function About({ line }: { line: RoundLine }) {
  const { round } = line;
  return (
    <p class="quiet">
      {KINDS[round.kind]}
      {round.over && (
        <>
          {" "}
          over <a href={href.rounds(round.over)}>{round.over}</a>
        </>
      )}
      {round.parent && ` of ${round.parent}`} · {round.codebook}
      {round.codes.length > 0 && ` (${round.codes.join(", ")})`} · {count(round.transcripts.length, "transcript")} ·{" "}
      {round.coders.join(", ")} · by {round.unit}
    </p>
  );
}

export function Tags({ line }: { line: RoundLine }) {
  const { round } = line;
  return (
    <>
      <span class="tag">{ROUND_STATES[round.state]}</span>
      {round.blind && <span class="tag info">blind</span>}
      {line.finished !== null && round.state === "open" && (
        <span class="tag">
          {line.finished} of {line.assignments} finished
        </span>
      )}
    </>
  );
}

/** The steps of a round; the one at which it is has aria-current. */
export function Way({ line }: { line: RoundLine }) {
  return (
    <ol class="way" aria-label={`Steps of round ${line.round.id}`}>
      {stepsOf(line).map((step) => (
        <li key={step.name} data-is={step.is} aria-current={step.is === "now" ? "step" : undefined}>
          {step.name}
          {step.is === "done" && <span class="sr"> (done)</span>}
        </li>
      ))}
    </ol>
  );
}
