/** Codes that stand together: a heat map of codes by codes or a map, and the pairs as a list with their figures. */
import { useState } from "preact/hooks";
import type { Pair as PairData, Together as TogetherData } from "../../api/wire.ts";
import { formatFigure, formatNumber } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { Choice, Show } from "../../app/parts.tsx";
import { href, replaceAddress, route } from "../../app/router.ts";
import { SaveAs } from "../../app/save_as.tsx";
import { known, rich, t } from "../../i18n/t.ts";
import { RingMap } from "../charts/map.tsx";

const DEEPEST = 5;
const MOST = 100;
const UNITS: [string, string][] = [
  ["turn", t("Turn")],
  ["paragraph", t("Paragraph")],
  ["sentence", t("Sentence")],
  ["overlap", t("Overlap")],
];
const POLARITIES: [string, string][] = [
  ["supporting", t("Supporting")],
  ["contrary", t("Contrary")],
  ["all", t("All")],
];

const pairKey = (one: string, other: string): string => [one, other].sort().join("\n");

function HeatMap({ found, codebook }: { found: TogetherData; codebook: string }) {
  const pairs = new Map(found.pairs.map((pair) => [pairKey(pair.codes[0] ?? "", pair.codes[1] ?? ""), pair]));
  const used = found.codes.filter((code) => found.pairs.some((pair) => pair.both && pair.codes.includes(code.code)));
  const most = Math.max(1, ...found.pairs.map((pair) => pair.both));
  if (used.length === 0) return <p class="note">{t("No two codes stand together anywhere.")}</p>;
  return (
    <div class="scroll">
      <table class="grid together">
        <caption class="sr">{rich("How often two codes stand together, by {by}", { by: known(found.by) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("Code")}</th>
            {used.map((code) => (
              <th key={code.code} scope="col">
                {code.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {used.map((row) => (
            <tr key={row.code}>
              <th scope="row">{row.name}</th>
              {used.map((column) => {
                if (row.code === column.code)
                  return (
                    <td key={column.code} class="self" title={`${row.name}: ${row.n}`}>
                      {formatNumber(row.n)}
                    </td>
                  );
                const pair = pairs.get(pairKey(row.code, column.code));
                const depth = pair?.both ? Math.max(1, Math.ceil((pair.both / most) * DEEPEST)) : 0;
                return (
                  <td
                    key={column.code}
                    data-depth={depth || undefined}
                    style={depth ? { "--deep": depth } : undefined}
                    title={
                      pair
                        ? t("{name} with {name2}: {both}", { name: row.name, name2: column.name, both: pair.both })
                        : t("one is above the other")
                    }
                  >
                    {pair?.both ? (
                      <a href={href.excerpts({ codebook, code: row.code, also: column.code })}>{pair.both}</a>
                    ) : pair ? (
                      "0"
                    ) : (
                      "–"
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Pair({ pair, names, codebook }: { pair: PairData; names: Map<string, string>; codebook: string }) {
  const [first = "", second = ""] = pair.codes;
  return (
    <tr>
      <th scope="row">
        {names.get(first) ?? first} <span class="quiet">{t("with")}</span> {names.get(second) ?? second}
      </th>
      <td class="num">{formatNumber(pair.n[0] ?? 0)}</td>
      <td class="num">{formatNumber(pair.n[1] ?? 0)}</td>
      <td class="num">
        <a href={href.excerpts({ codebook, code: first, also: second })}>{formatNumber(pair.both)}</a>
      </td>
      {[pair.jaccard, pair.expected, pair.ratio].map((value, at) => (
        <td key={at} class="num">
          {formatFigure(value)}
        </td>
      ))}
      <td class="num">{formatNumber(pair.transcripts)}</td>
      <td class="num">{formatNumber(pair.cases)}</td>
    </tr>
  );
}

function Pairs({ found, codebook }: { found: TogetherData; codebook: string }) {
  const names = new Map(found.codes.map((code) => [code.code, code.name]));
  const together = found.pairs
    .filter((pair) => pair.both)
    .sort((a, b) => b.both - a.both || (b.jaccard ?? 0) - (a.jaccard ?? 0));
  return (
    <section class="stack" aria-label={t("Pairs")}>
      <h2>
        {rich("Pairs <mark>({together} of {pairs} stand together somewhere)</mark>", {
          together: formatNumber(together.length),
          pairs: formatNumber(found.pairs.length),
          mark: (words) => <span class="quiet">{words}</span>,
        })}
      </h2>
      <div class="scroll">
        <table class="table">
          <caption class="sr">{t("Pairs of codes that stand together")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("Codes")}</th>
              {[
                t("First"),
                t("Second"),
                t("Both"),
                t("Jaccard"),
                t("Expected"),
                t("Ratio"),
                t("Transcripts"),
                t("Cases"),
              ].map((name) => (
                <th key={name} scope="col" class="num">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {together.slice(0, MOST).map((pair) => (
              <Pair key={pair.codes.join()} pair={pair} names={names} codebook={codebook} />
            ))}
          </tbody>
        </table>
      </div>
      {together.length > MOST && (
        <p class="quiet small">{rich("The first {most}; all stand in the Excel file.", { most: MOST })}</p>
      )}
    </section>
  );
}

const VIEWS: ["grid" | "map", string][] = [
  ["grid", t("Table")],
  ["map", t("Map")],
];
const FORMS = ["xlsx", "docx", "csv", "svg", "png"];

interface Props {
  codebook: string;
  /** What is shown to begin with. */
  first?: "grid" | "map";
  /** The address of the same screen with another unit. */
  to: (by: string) => string;
}

export function Together({ codebook, first = "grid", to }: Props) {
  const by = route.value.query.get("by") || "turn";
  const [view, setView] = useState(first);
  const [polarity, setPolarity] = useState("supporting");
  const part = encodeURIComponent;
  const asked = `codebook=${part(codebook)}&by=${part(by)}&polarity=${part(polarity)}`;
  const found = useLoad<TogetherData>(`/api/together?${asked}`);
  return (
    <div class="stack matrix">
      <div class="row">
        <Choice label={t("What is a unit")} value={by} options={UNITS} onChange={(next) => replaceAddress(to(next))} />
        <Choice label={t("Which excerpts")} value={polarity} options={POLARITIES} onChange={setPolarity} />
        <Choice label={t("View")} value={view} options={VIEWS} onChange={setView} />
        <SaveAs path={(form) => `/api/reports/file?kind=cooccur&${asked}&form=${form}`} forms={FORMS} />
      </div>
      <Show what={t("Codes together")} of={found}>
        {(value) => (
          <>
            {view === "map" ? (
              <RingMap found={value} codebook={codebook} />
            ) : (
              <HeatMap found={value} codebook={codebook} />
            )}
            <p class="quiet small">
              {rich(
                "{by, select, turn {Respondents’ turns in which both stand.} paragraph {Respondents’ paragraphs in which both stand.} sentence {Respondents’ sentences in which both stand.} other {Pairs of excerpts that share a character.}} Codes are rolled up as in the matrix; a code and one below it stand together by construction, so they are left out. The diagonal says how often a code was found.",
                { by },
              )}
            </p>
            <Pairs found={value} codebook={codebook} />
          </>
        )}
      </Show>
    </div>
  );
}
