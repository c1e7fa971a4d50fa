/** One coding: the words with what stands around them, the code with its definition, and what reviewers said. */

import type { Code, ReviewRow, ReviewSaid } from "../../api/wire.ts";
import { formatTime, POLARITIES } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { href } from "../../app/router.ts";
import { session } from "../../app/services.ts";
import { CodeName } from "../../app/swatch.tsx";
import { rich, t } from "../../i18n/t.ts";
import { directionOf } from "../../text/direction.ts";
import { StatusTag } from "./list.tsx";

/** Where the words stand in the text: own codings in Code, those of others beside each other. */
export function textOf(row: Pick<ReviewRow, "round" | "transcript" | "start" | "coder">): string {
  const round = session.value?.rounds.find((one) => one.id === row.round);
  const own = row.coder === session.value?.coder || !round?.may.see_others;
  return own ? href.code(row.round, row.transcript, row.start) : href.compare(row.round, row.transcript, row.start);
}

function Passage({ row }: { row: ReviewRow }) {
  return (
    <div class="context stack">
      {row.before && (
        <p class="quote" dir="auto">
          <span class="around">{row.before}</span>
        </p>
      )}
      <p class="quote" dir={directionOf(row.lead + row.words + row.rest)}>
        {row.speaker && <bdi class="around">{row.speaker}: </bdi>}
        <span class="around">{row.lead}</span>
        <mark>{row.words}</mark>
        <span class="around">{row.rest}</span>
      </p>
    </div>
  );
}

function Said({ said, onBack }: { said: ReviewSaid; onBack: () => void }) {
  return (
    <li class="row">
      <StatusTag status={said.status} />
      <span class="grow">
        {said.name} <span class="quiet small">{formatTime(said.at)}</span>
        {said.comment && <span class="said-comment">{said.comment}</span>}
      </span>
      {said.mine && said.id && (
        <button type="button" class="btn small bare" onClick={onBack} {...asks("POST /api/review/retract")}>
          {t("Take back")}
        </button>
      )}
    </li>
  );
}

export function Card({ row, codes, onBack }: { row: ReviewRow; codes: readonly Code[]; onBack: () => void }) {
  return (
    <div class="middle" data-region="coding">
      <Passage row={row} />
      <div class="card stack">
        <p class="row">
          <strong>
            <CodeName code={row.code} codes={codes} id />
          </strong>
          {row.polarity !== "supporting" && (
            <span class="tag">
              {POLARITIES[row.polarity].sign} {POLARITIES[row.polarity].name}
            </span>
          )}
          <span class="quiet small">
            {rich("coded by {coder_name} {at}", { coder_name: row.coder_name, at: formatTime(row.at) })}
          </span>
          <a class="small" href={href.detail(row.code, { round: row.round })}>
            {t("Its card")}
          </a>
        </p>
        {row.definition && <p>{row.definition}</p>}
        {row.memo && <p class="note memo-on">{row.memo}</p>}
      </div>
      {row.said.length > 0 && (
        <section class="stack" aria-label={t("Reviews")}>
          <h2 class="small quiet">{t("Reviews")}</h2>
          <ul class="stack">
            {row.said.map((said) => (
              <Said key={said.by} said={said} onBack={onBack} />
            ))}
          </ul>
          {row.status === "differing" && (
            <p class="quiet small">
              {t("The reviewers did not see each other’s word. What you say now takes its place.")}
            </p>
          )}
        </section>
      )}
    </div>
  );
}
