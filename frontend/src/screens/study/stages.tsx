/** How far the study is set up, and what comes next; on the Study screen, and where there is nothing to code yet. */

import type { StageName, Stages } from "../../api/wire.ts";
import { href } from "../../app/router.ts";
import { Told } from "../../app/told.tsx";
import { t } from "../../i18n/t.ts";
import "./study.css";

const WHERE: Record<StageName, { name: string; to: string; act: string }> = {
  coders: { name: t("Coders"), to: href.study(), act: t("Say who works on the study") },
  transcripts: { name: t("Transcripts"), to: href.transcripts(), act: t("Bring transcripts in") },
  cases: { name: t("Cases"), to: href.cases(), act: t("Say which case each interview belongs to") },
  codebook: { name: t("Codebook"), to: href.codebook(), act: t("Write or bring in a codebook") },
  rounds: { name: t("Rounds"), to: href.rounds(), act: t("Start a round") },
};

export function StageList({ stages }: { stages: Stages }) {
  return (
    <ol class="stages" aria-label={t("How far the study is")}>
      {stages.stages.map((stage) => {
        const { name, to, act } = WHERE[stage.stage];
        const next = stage.stage === stages.next;
        return (
          <li key={stage.stage} class="stage" data-next={next ? "" : undefined}>
            <span class="mark" aria-hidden="true">
              {stage.done ? "✓" : next ? "→" : "·"}
            </span>
            <span class="grow">
              <a href={to}>{name}</a>
              <span class="quiet small block">
                <Told words={stage.words} />
              </span>
            </span>
            {stage.done ? (
              <span class="tag good">{t("done")}</span>
            ) : next ? (
              <a class="btn main" href={to}>
                {act}
              </a>
            ) : (
              <span class="tag">{t("later")}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
