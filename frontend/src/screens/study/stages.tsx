/** How far the study is set up, and what comes next; on the Study screen, and where there is nothing to code yet. */
import type { StageName, Stages } from "../../api/wire.ts";
import { sentence } from "../../app/format.ts";
import { href } from "../../app/router.ts";
import "./study.css";

const WHERE: Record<StageName, { name: string; to: string; act: string }> = {
  coders: { name: "Coders", to: href.study(), act: "Say who works on the study" },
  transcripts: { name: "Transcripts", to: href.transcripts(), act: "Bring transcripts in" },
  cases: { name: "Cases", to: href.cases(), act: "Say which case each interview belongs to" },
  codebook: { name: "Codebook", to: href.codebook(), act: "Write or bring in a codebook" },
  rounds: { name: "Rounds", to: href.rounds(), act: "Start a round" },
};

export function StageList({ stages }: { stages: Stages }) {
  return (
    <ol class="stages" aria-label="How far the study is">
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
              <span class="quiet small block">{sentence(stage.words)}</span>
            </span>
            {stage.done ? (
              <span class="tag good">done</span>
            ) : next ? (
              <a class="btn main" href={to}>
                {act}
              </a>
            ) : (
              <span class="tag">later</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
