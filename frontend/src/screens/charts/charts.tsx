/** Charts and crosstabs: codes across organizations, attributes or time; each chart is its table, with its numbers. */

import type { Crosstab } from "../../api/wire.ts";
import { useLoad } from "../../app/load.ts";
import { NoRound } from "../../app/next_step.tsx";
import { Choice, Empty, Page, Show } from "../../app/parts.tsx";
import { href, navigate, route } from "../../app/router.ts";
import { SaveAs } from "../../app/save_as.tsx";
import { Select } from "../../app/select.tsx";
import { blindIn, round, session } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { WhichCodebook } from "../../app/which_codebook.tsx";
import { rich, t } from "../../i18n/t.ts";
import { Together } from "../matrix/together.tsx";
import { CrossTable } from "./cross_table.tsx";
import { type Chart, type Figures, figuresOf, kindOf, type Question, questionOf, TIMES } from "./question.ts";
import "./charts.css";

const CHARTS: [Chart, string][] = [
  ["codes", t("Codes")],
  ["attribute", t("By attribute")],
  ["case", t("By organization")],
  ["time", t("Over time")],
  ["together", t("Codes together")],
];
const SPANS: Record<string, string> = {
  interview: t("interview by interview"),
  month: t("by month"),
  quarter: t("by quarter"),
  year: t("by year"),
};
const COUNTS: [string, string][] = [
  ["codings", t("Codings")],
  ["interviews", t("Interviews")],
  ["cases", t("Organizations")],
];
const FIGURES: [Figures, string][] = [
  ["chart", t("Chart")],
  ["counts", t("Numbers")],
  ["column", t("% of column")],
  ["code", t("% of code")],
];
const POLARITIES: [string, string][] = [
  ["supporting", t("supporting")],
  ["contrary", t("contrary")],
  ["hypothetical", t("hypothetical")],
  ["all", t("all")],
];
const LEVELS: [string, string][] = [
  ["all", t("all in use")],
  ["top", t("top level")],
  ["leaf", t("without sub-codes")],
];
const ORDERS: [string, string][] = [
  ["codebook", t("as in the codebook")],
  ["most", t("most first")],
];
const FORMS = ["xlsx", "docx", "csv", "svg", "png", "html", "md"] as const;

const attributesOf = (found: Crosstab): string[] =>
  found.choices.filter((name) => !["total", "case", ...TIMES].includes(name));

/** What is asked beside the chart, as the parameters that the server takes. */
function parameters(codebook: string, question: Question): string {
  const { across, count: counted, polarity, level, order } = question;
  const given = Object.entries({ codebook, across, count: counted, polarity, level, order });
  return given
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
}

function Tools({ found, question, ask }: { found: Crosstab; question: Question; ask: (q: Question) => void }) {
  const chart = kindOf(question);
  const pair = (name: string): [string, string] => [name, SPANS[name] ?? name];
  const counts = COUNTS.filter(([id]) => id !== "cases" || found.cases_across.includes(found.across));
  return (
    <div class="row" role="group" aria-label={t("What the chart shows")}>
      {chart === "time" && (
        <Select
          label={t("Steps")}
          value={found.across}
          options={TIMES.map(pair)}
          onChange={(across) => ask({ ...question, across })}
        />
      )}
      {chart === "attribute" && (
        <Select
          label={t("Attribute")}
          value={found.across}
          options={attributesOf(found).map(pair)}
          onChange={(across) => ask({ ...question, across })}
        />
      )}
      <Select
        label={t("Count")}
        value={found.count}
        options={counts}
        onChange={(counted) => ask({ ...question, count: counted })}
      />
      <Select
        label={t("Polarity")}
        value={found.polarity}
        options={POLARITIES}
        onChange={(polarity) => ask({ ...question, polarity })}
      />
      <Select
        label={t("Codes")}
        value={question.level || "all"}
        options={LEVELS}
        onChange={(level) => ask({ ...question, level })}
      />
      <Select
        label={t("Order")}
        value={question.order || "codebook"}
        options={ORDERS}
        onChange={(order) => ask({ ...question, order })}
      />
      <Choice
        label={t("Figures")}
        value={figuresOf(question)}
        options={found.columns.length > 1 ? FIGURES : FIGURES.slice(0, 3)}
        onChange={(figures) => ask({ ...question, figures: figures === "chart" ? "" : figures })}
      />
    </div>
  );
}

const acrossOf = (across: string): string => {
  if (across === "case") return t("By organization");
  return SPANS[across] ?? t("By {name}", { name: across });
};

/** What is chosen, as the name of the table: "Codes, By region, Organizations, supporting". */
function titleOf({ across, count, polarity }: Crosstab): string {
  const by = across === "total" ? [] : [acrossOf(across)];
  const chosen = [COUNTS.find(([id]) => id === count), POLARITIES.find(([id]) => id === polarity)];
  return [t("Codes"), ...by, ...chosen.map((one) => one?.[1] ?? "")].filter(Boolean).join(", ");
}

function Body({ found, codebook, question, ask }: BodyProps & { found: Crosstab }) {
  return (
    <div class="stack">
      <Tools found={found} question={question} ask={ask} />
      {found.codes.length === 0 ? (
        <p class="note">{t("Nothing of this kind counts yet.")}</p>
      ) : (
        <CrossTable found={found} codebook={codebook} figures={figuresOf(question)} title={titleOf(found)} />
      )}
      <p class="quiet small">
        {rich(
          "{reading} {hasOver_time, select, yes {Over time each code has a scale of its own. } other {}}A number that is underlined leads to its excerpts.",
          {
            reading: <Told words={found.reading} />,
            hasOver_time: found.over_time && found.count === "codings" ? "yes" : "no",
          },
        )}
      </p>
      {found.warnings.length > 0 && (
        <details class="note warn">
          <summary>
            {t("{warnings, plural, one {# thing} other {# things}} a reader must be told", {
              warnings: found.warnings.length,
            })}
          </summary>
          <ul>
            {found.warnings.map((warning) => (
              <li key={warning}>
                <Told words={warning} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

interface BodyProps {
  codebook: string;
  question: Question;
  ask: (question: Question) => void;
}

function Counted(props: BodyProps) {
  const { codebook, question, ask } = props;
  const asked = parameters(codebook, question);
  const found = useLoad<Crosstab>(`/api/crosstab?${asked}`, (event) => event.event === "rounds");
  const chart = kindOf(question);
  const attributes = found.value ? attributesOf(found.value) : [];
  const choose = (next: Chart) => {
    const across = { codes: "", case: "case", time: "month", together: "together", attribute: attributes[0] ?? "" };
    const kept = next === "case" || next === "time" ? "" : question.count;
    ask({ ...question, across: across[next], count: kept, figures: "" });
  };
  const options = CHARTS.filter(([id]) => id !== "attribute" || attributes.length > 0 || chart === "attribute");
  return (
    <div class="stack">
      <div class="row">
        <Choice label={t("Which chart")} value={chart} options={options} onChange={choose} />
        {found.value && found.value.codes.length > 0 && (
          <SaveAs path={(form) => `/api/reports/file?kind=crosstab&${asked}&form=${form}`} forms={FORMS} />
        )}
      </div>
      <Show what={t("Chart")} of={found}>
        {(value) => <Body {...props} found={value} />}
      </Show>
    </div>
  );
}

export function Charts() {
  const books = [...new Set((session.value?.rounds ?? []).map((one) => one.codebook.split("@")[0] ?? ""))];
  const codebook = route.value.name || (round.value?.codebook.split("@")[0] ?? "");
  const question = questionOf(route.value.query);
  const ask = (next: Question) => navigate(href.charts(codebook, { ...next }));
  if (!codebook) return <NoRound screen={t("Charts")}>{t("Charts are drawn of what was coded in rounds.")}</NoRound>;
  if (blindIn.value)
    return (
      <Page title={t("Charts")}>
        <Empty title={t("You are blind in round {blindIn}.", { blindIn: blindIn.value })}>
          <p>
            {t("Charts count the codes of all coders, so they are closed to you until the round has been compared.")}
          </p>
        </Empty>
      </Page>
    );
  return (
    <Page
      title={t("Charts")}
      broad
      sub={rich("What counts, across rounds and passes, coded with {codebook}", { codebook })}
      tools={<WhichCodebook books={books} current={codebook} href={href.charts} />}
    >
      {kindOf(question) === "together" ? (
        <div class="stack">
          <Choice
            label={t("Which chart")}
            value="together"
            options={CHARTS.filter(([id]) => id !== "attribute")}
            onChange={(next) => {
              const across = { codes: "", case: "case", time: "month", together: "together", attribute: "" };
              ask({ ...question, across: across[next], count: "" });
            }}
          />
          <Together codebook={codebook} first="map" to={(by) => href.charts(codebook, { across: "together", by })} />
        </div>
      ) : (
        <Counted key={codebook} codebook={codebook} question={question} ask={ask} />
      )}
    </Page>
  );
}
