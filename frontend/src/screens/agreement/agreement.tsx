/** How far the coders of a round agree, with what is compared said first. */

import { useState } from "preact/hooks";
import type { Agreement as AgreementData, Code, Codebook, Round } from "../../api/wire.ts";
import { formatFigure, formatTime } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { NoRound } from "../../app/next_step.tsx";
import { Choice, Empty, Page, Show } from "../../app/parts.tsx";
import { href, route } from "../../app/router.ts";
import { round as currentRound } from "../../app/services.ts";
import { CodeName } from "../../app/swatch.tsx";
import { Told } from "../../app/told.tsx";
import { known, rich, t } from "../../i18n/t.ts";
import { RoundActs, waitingWords } from "../round_panel.tsx";
import { SaveAs } from "../rounds/save.tsx";
import { Claims } from "./claims.tsx";
import { Differences } from "./differences.tsx";
import { isDeeper, LEVELS, type Level, rowsOf, summaryOf } from "./levels.ts";
import { AgreementTable } from "./table.tsx";
import "./agreement.css";

type Unit = Round["unit"];
const UNITS: [Unit, string][] = [
  ["turn", t("Turn")],
  ["paragraph", t("Paragraph")],
  ["sentence", t("Sentence")],
  ["character", t("Character")],
];

function NotYet({ round }: { round: Round }) {
  const waiting = waitingWords(round);
  const why = round.may.why.agreement || round.may.why.compare;
  return (
    <Empty title={t("Round {id} has no figures.", { id: round.id })}>
      <p>{why ? <Told words={why} /> : t("Figures exist from the first comparison on; they are frozen then.")}</p>
      {waiting && <p>{waiting}</p>}
      <p class="row">
        <RoundActs round={round} />
        {round.kind === "second-pass" && round.may.see_others && (
          <a class="btn small" href={href.rounds(round.id)}>
            {t("Revisions")}
          </a>
        )}
      </p>
    </Empty>
  );
}

/** What intervals are clustered by, where that is not the transcript. */
function clusters(data: AgreementData): [string, string][] {
  return data.cluster === "transcript" ? [] : [[t("Intervals by"), `${known(data.cluster)} (${data.n_clusters})`]];
}

/** Units that coders skipped, which are missing. */
function skips(data: AgreementData): [string, string][] {
  const each = Object.entries(data.skipped).filter(([, n]) => n > 0);
  return each.length === 0
    ? []
    : [[t("Units skipped"), each.map(([coder, n]) => t("{n} by {coder}", { n, coder })).join(", ")]];
}

function Facts({ data, round }: { data: AgreementData; round: Round }) {
  const live = data.unit !== round.unit;
  const rows: [string, string][] = [
    [t("Unit"), known(data.unit)],
    [t("Coders"), data.coders.join(", ")],
    [t("Transcripts"), String(data.n_transcripts)],
    ...clusters(data),
    ...skips(data),
    [t("Codebook"), data.codebook],
    [
      live ? t("Computed") : t("Frozen"),
      live
        ? t("now, another unit than the round’s ({unit})", { unit: known(round.unit) })
        : data.compared.by
          ? t("{at} by {by}", { at: formatTime(data.compared.at), by: data.compared.by })
          : formatTime(data.compared.at),
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
  const otherName = level === "leaf" ? t("top level") : t("leaf level");
  const left = summary.n_codes - summary.n_defined;
  return (
    <div class="figures">
      <div class="card">
        <p class="quiet small">{t("Pooled kappa")}</p>
        <p class="big">{formatFigure(summary.pooled_kappa, 3)}</p>
        <p class="quiet small">{t("mean Po and mean Pe over codes")}</p>
        {beside && (
          <p class="quiet small">
            {otherName} {formatFigure(beside.pooled_kappa, 3)}
          </p>
        )}
      </div>
      <div class="card">
        <p class="quiet small">{t("Mean kappa")}</p>
        <p class="big">{formatFigure(summary.mean_kappa, 3)}</p>
        <p class="quiet small">
          {rich(
            "over {n_defined, plural, one {# code} other {# codes}}{hasLeft, select, yes {; {left} not estimable} other {}}",
            { n_defined: summary.n_defined, hasLeft: left > 0 ? "yes" : "no", left },
          )}
        </p>
        {data.codes.some((row) => row.with_polarity) && (
          <p class="quiet small">
            {t("{differ_in_polarity, plural, one {# unit} other {# units}} differ in polarity only", {
              differ_in_polarity: data.summary.differ_in_polarity,
            })}
          </p>
        )}
        {beside && (
          <p class="quiet small">
            {otherName} {formatFigure(beside.mean_kappa, 3)}
          </p>
        )}
      </div>
      {worst.length > 0 && (
        <div class="card">
          <p class="quiet small">{t("Least agreement")}</p>
          {worst.map((name) => {
            const row = named.find((one) => one.name === name);
            return (
              <p key={name}>
                <CodeName code={row?.code ?? name} codes={codes} />
                {row && row.name !== row.code && <span class="quiet">{t(", itself")}</span>}
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
        <span class="quiet">{t("Unit")}</span>
        <Choice label={t("Unit")} value={unit} options={UNITS} onChange={setUnit} />
        <SaveAs kind="agreement" round={round.id} what={t("the report")} />
      </div>
      <Show what={t("Agreement")} of={data}>
        {(found) => (
          <>
            <Facts data={found} round={round} />
            {found.warnings.map((warning) => (
              <p key={warning} class="note warn">
                <Told words={warning} />
              </p>
            ))}
            {isDeeper(found) && (
              <div class="row">
                <span class="quiet">{t("Codes")}</span>
                <Choice label={t("Level of codes")} value={level} options={LEVELS} onChange={setLevel} />
              </div>
            )}
            <Summary data={found} codes={codes} level={level} />
            <AgreementTable data={found} level={level} codes={codes} onCode={setCode} />
            {isDeeper(found) && (
              <p class="quiet small">
                {t(
                  "Each code counts with everything below it. “Itself”: only the codings of the code itself. At the leaf level every coding counts once; coders who differ on every sub-code can agree at the top level.",
                )}
              </p>
            )}
            <p class="quiet small">
              {t(
                "A dash is a figure that does not exist: where nobody, or everybody, used a code, nothing can be said about chance. Choose a code to see where the coders differ.",
              )}
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
      <NoRound screen={t("Agreement")}>{t("Agreement needs a round that two or more people have coded.")}</NoRound>
    );
  const title = t("Agreement in round {round}", { round: route.value.round || round.id });
  if (!round.may.agreement)
    return (
      <Page title={title}>
        <NotYet round={round} />
      </Page>
    );
  return (
    <Page
      title={title}
      sub={round.kind === "training" ? t("Training: not for report.") : undefined}
      tools={<RoundActs round={{ ...round, may: { ...round.may, agreement: false } }} />}
    >
      <Figures key={round.id} round={round} />
    </Page>
  );
}
