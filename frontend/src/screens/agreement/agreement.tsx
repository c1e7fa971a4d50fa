/** How far the coders of a round agree, with what is compared said first. */
import { useState } from "preact/hooks";
import type { Agreement as AgreementData, Code, Codebook, Round } from "../../api/wire.ts";
import { count, formatFigure, formatTime } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { Choice, Empty, Page, Show } from "../../app/parts.tsx";
import { route } from "../../app/router.ts";
import { round as currentRound } from "../../app/services.ts";
import { CodeName } from "../../app/swatch.tsx";
import { RoundActs, waitingWords } from "../round_panel.tsx";
import { SaveAs } from "../rounds/save.tsx";
import { Claims } from "./claims.tsx";
import { Differences } from "./differences.tsx";
import { isDeeper, LEVELS, type Level, rowsOf, summaryOf } from "./levels.ts";
import { AgreementTable } from "./table.tsx";
import "./agreement.css";

type Unit = Round["unit"];
const UNITS: [Unit, string][] = [
  ["turn", "Turn"],
  ["paragraph", "Paragraph"],
  ["sentence", "Sentence"],
  ["character", "Character"],
];

function NotYet({ round }: { round: Round }) {
  const waiting = waitingWords(round);
  return (
    <Empty title={`Round ${round.id} has no figures.`}>
      <p>
        {round.may.why.agreement ||
          round.may.why.compare ||
          "Figures exist from the first comparison on; they are frozen then."}
      </p>
      {waiting && <p>{waiting}</p>}
      <p class="row">
        <RoundActs round={round} />
      </p>
    </Empty>
  );
}

/** What intervals are clustered by, where that is not the transcript. */
function clusters(data: AgreementData): [string, string][] {
  return data.cluster === "transcript" ? [] : [["Intervals by", `${data.cluster} (${data.n_clusters})`]];
}

/** Units that coders skipped, which are missing. */
function skips(data: AgreementData): [string, string][] {
  const each = Object.entries(data.skipped).filter(([, n]) => n > 0);
  return each.length === 0 ? [] : [["Units skipped", each.map(([coder, n]) => `${n} by ${coder}`).join(", ")]];
}

function Facts({ data, round }: { data: AgreementData; round: Round }) {
  const live = data.unit !== round.unit;
  const rows: [string, string][] = [
    ["Unit", data.unit],
    ["Coders", data.coders.join(", ")],
    ["Transcripts", String(data.n_transcripts)],
    ...clusters(data),
    ...skips(data),
    ["Codebook", data.codebook],
    [
      live ? "Computed" : "Frozen",
      live
        ? `now, another unit than the round’s (${round.unit})`
        : formatTime(data.compared.at) + (data.compared.by && ` by ${data.compared.by}`),
    ],
  ];
  return (
    <dl class="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Summary({ data, codes, level }: { data: AgreementData; codes: readonly Code[]; level: Level }) {
  const summary = summaryOf(data, level);
  const { worst } = summary;
  const named = rowsOf(data, "all");
  const other = level === "leaf" ? data.summary.top : data.summary.leaf;
  const beside = isDeeper(data) && other ? other : null;
  const otherName = level === "leaf" ? "top level" : "leaf level";
  const left = summary.n_codes - summary.n_defined;
  return (
    <div class="figures">
      <div class="card">
        <p class="quiet small">Pooled kappa</p>
        <p class="big">{formatFigure(summary.pooled_kappa, 3)}</p>
        <p class="quiet small">mean Po and mean Pe over codes</p>
        {beside && (
          <p class="quiet small">
            {otherName} {formatFigure(beside.pooled_kappa, 3)}
          </p>
        )}
      </div>
      <div class="card">
        <p class="quiet small">Mean kappa</p>
        <p class="big">{formatFigure(summary.mean_kappa, 3)}</p>
        <p class="quiet small">
          over {count(summary.n_defined, "code")}
          {left > 0 && `; ${left} not estimable`}
        </p>
        {data.codes.some((row) => row.with_polarity) && (
          <p class="quiet small">{count(data.summary.differ_in_polarity, "unit")} differ in polarity only</p>
        )}
        {beside && (
          <p class="quiet small">
            {otherName} {formatFigure(beside.mean_kappa, 3)}
          </p>
        )}
      </div>
      {worst.length > 0 && (
        <div class="card">
          <p class="quiet small">Least agreement</p>
          {worst.map((name) => {
            const row = named.find((one) => one.name === name);
            return (
              <p key={name}>
                <CodeName code={row?.code ?? name} codes={codes} />
                {row && row.name !== row.code && <span class="quiet">, itself</span>}
              </p>
            );
          })}
        </div>
      )}
    </div>
  );
}

function Figures({ round }: { round: Round }) {
  const [unit, setUnit] = useState<Unit>(round.unit);
  const [code, setCode] = useState("");
  const [level, setLevel] = useState<Level>("all");
  const data = useLoad<AgreementData>(`/api/agreement?round=${encodeURIComponent(round.id)}&unit=${unit}`);
  const book = useLoad<Codebook>(`/api/codebook?round=${encodeURIComponent(round.id)}`);
  const codes = book.value?.codes ?? [];
  return (
    <>
      <div class="row">
        <span class="quiet">Unit</span>
        <Choice label="Unit" value={unit} options={UNITS} onChange={setUnit} />
        <SaveAs kind="agreement" round={round.id} what="the report" />
      </div>
      <Show what="Agreement" of={data}>
        {(found) => (
          <>
            <Facts data={found} round={round} />
            {found.warnings.map((warning) => (
              <p key={warning} class="note warn">
                {warning}
              </p>
            ))}
            {isDeeper(found) && (
              <div class="row">
                <span class="quiet">Codes</span>
                <Choice label="Level of codes" value={level} options={LEVELS} onChange={setLevel} />
              </div>
            )}
            <Summary data={found} codes={codes} level={level} />
            <AgreementTable data={found} level={level} codes={codes} onCode={setCode} />
            {isDeeper(found) && (
              <p class="quiet small">
                Each code counts with everything below it. “Itself”: only the codings of the code itself. At the leaf
                level every coding counts once; coders who differ on every sub-code can agree at the top level.
              </p>
            )}
            <p class="quiet small">
              A dash is a figure that does not exist: where nobody, or everybody, used a code, nothing can be said about
              chance. Choose a code to see where the coders differ.
            </p>
          </>
        )}
      </Show>
      <Claims round={round.id} codes={codes} />
      <Differences round={round.id} code={code} codes={codes} onAll={() => setCode("")} />
    </>
  );
}

export function Agreement() {
  const round = currentRound.value;
  if (!round)
    return (
      <Empty title="No round yet.">
        <p>Agreement needs a round that two or more people have coded.</p>
      </Empty>
    );
  const title = `Agreement in round ${route.value.round || round.id}`;
  if (!round.may.agreement)
    return (
      <Page title={title}>
        <NotYet round={round} />
      </Page>
    );
  return (
    <Page
      title={title}
      sub={round.kind === "training" ? "Training: not for report." : undefined}
      tools={<RoundActs round={{ ...round, may: { ...round.may, agreement: false } }} />}
    >
      <Figures key={round.id} round={round} />
    </Page>
  );
}
