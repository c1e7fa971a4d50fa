/** What was asked: interviews by topics, ticked. Without it "not found" cannot be told from "nobody asked". */
import { useRef, useState } from "preact/hooks";
import type { Codebook, Table } from "../../api/wire.ts";
import { useLoad } from "../../app/load.ts";
import { asks } from "../../app/may.ts";
import { Choice, Empty } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { round } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";
import { gridStep } from "../matrix/states.ts";
import { NotWritten, TableProblems } from "../tables/faults.tsx";
import { TakeBack } from "../tables/take_back.tsx";
import type { TableWork } from "../tables/use_table.ts";

const WORDS: Record<string, [string, string]> = {
  yes: ["✓", t("asked")],
  no: ["✗", t("not asked")],
  spontaneous: ["◦", t("said unasked")],
  unknown: ["?", t("nobody knows")],
};
const ORDER = ["", "yes", "no", "spontaneous", "unknown"];
const BY_KEY: Record<string, string> = {
  y: t("yes"),
  n: t("no"),
  s: t("spontaneous"),
  u: t("unknown"),
  Delete: "",
  Backspace: "",
};

/** What stands in coverage.csv about an interview and a topic, and in which line. */
export function asked(table: Table): Map<string, { line: number; asked: string }> {
  const [t, c, a] = ["transcript", "topic", "asked"].map((name) => table.columns.indexOf(name));
  return new Map(
    table.rows.map(({ line, cells }) => [`${cells[t ?? 0]}\n${cells[c ?? 1]}`, { line, asked: cells[a ?? 2] ?? "" }]),
  );
}

/** The next thing that a click says. */
export const nextAsked = (now: string): string => ORDER[(ORDER.indexOf(now) + 1) % ORDER.length] ?? "";

function Ticks({
  table,
  work,
  ids,
  topics,
}: {
  table: Table;
  work: TableWork;
  ids: string[];
  topics: { id: string; name: string }[];
}) {
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const body = useRef<HTMLTableElement>(null);
  const known = asked(table);
  const here: [number, number] = [Math.min(at[0], ids.length - 1), Math.min(at[1], topics.length - 1)];
  const put = (row: number, column: number, value: string): void => {
    const [transcript, topic] = [ids[row] ?? "", topics[column]?.id ?? ""];
    const now = known.get(`${transcript}\n${topic}`);
    if (!table.editable || (now?.asked ?? "") === value) return;
    if (now && !value) void work.edit({ removed: [now.line] });
    else if (now) void work.edit({ cells: [{ line: now.line, column: "asked", value }] });
    else void work.edit({ rows: [{ transcript, topic, asked: value }] });
  };
  const valueAt = (row: number, column: number): string => known.get(`${ids[row]}\n${topics[column]?.id}`)?.asked ?? "";
  const onKey = (event: KeyboardEvent): void => {
    const next = gridStep(event.key, event.ctrlKey, here, ids.length, topics.length);
    if (event.altKey || event.metaKey || (event.ctrlKey && !next)) return;
    if (next) {
      setAt(next);
      body.current?.querySelector<HTMLElement>(`[data-at="${next[0]}/${next[1]}"]`)?.focus();
    } else if (event.key === " " || event.key === "Enter") put(...here, nextAsked(valueAt(...here)));
    else if (event.key in BY_KEY) put(...here, BY_KEY[event.key] ?? "");
    else return;
    event.preventDefault();
  };
  return (
    <div class="scroll">
      <table
        class="grid ticks"
        role="grid"
        aria-label={t("What was asked in which interview")}
        ref={body}
        onKeyDown={onKey}
      >
        <thead>
          <tr>
            <th scope="col">{t("Interview")}</th>
            {topics.map((topic) => (
              <th key={topic.id} scope="col" title={topic.id}>
                {topic.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((id, r) => (
            <tr key={id}>
              <th scope="row" dir="auto">
                {id}
              </th>
              {topics.map((topic, c) => {
                const value = valueAt(r, c);
                return (
                  <td
                    key={topic.id}
                    data-at={`${r}/${c}`}
                    data-asked={value}
                    tabIndex={r === here[0] && c === here[1] ? 0 : -1}
                    aria-label={value ? (WORDS[value]?.[1] ?? value) : t("not recorded")}
                    onFocus={() => setAt([r, c])}
                    onClick={() => put(r, c, nextAsked(value))}
                  >
                    {value && (WORDS[value]?.[0] ?? value)}
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

export function Coverage({
  table,
  work,
  ids,
  books,
}: {
  table: Table;
  work: TableWork;
  ids: string[];
  books: string[];
}) {
  const [chosen, setChosen] = useState(round.value?.codebook.split("@")[0] ?? "");
  const id = books.includes(chosen) ? chosen : (books[0] ?? "");
  const book = useLoad<Codebook>(id ? `/api/codebook?codebook=${encodeURIComponent(id)}` : null);
  const recorded = [...new Set(table.rows.map(({ cells }) => cells[table.columns.indexOf("topic")] ?? ""))];
  const top = (book.value?.codes ?? [])
    .filter((code) => code.depth === 0)
    .map(({ id: code, name }) => ({ id: code, name }));
  const more = recorded
    .filter((topic) => topic && !top.some((one) => one.id === topic))
    .map((topic) => ({ id: topic, name: book.value?.codes.find((code) => code.id === topic)?.name ?? topic }));
  const topics = [...top, ...more];
  if (ids.length === 0 || topics.length === 0)
    return (
      <Empty title={t("Nothing to tick yet.")}>
        <p>
          {t(
            "When there are interviews and a codebook, this grid says which topics were asked in which interview. The matrix tells “asked, none” from “not asked” by it.",
          )}
        </p>
        <p class="row">
          {ids.length === 0 && (
            <a class="btn main" href={href.transcripts({ show: "bring" })} {...asks("POST /api/import")}>
              {t("Bring interviews in")}
            </a>
          )}
          {topics.length === 0 && (
            <a class="btn main" href={href.codebook()}>
              {t("Make a codebook")}
            </a>
          )}
        </p>
      </Empty>
    );
  return (
    <div class="stack">
      <TakeBack steps={table} step={work.step} />
      <TableProblems table={table} />
      <NotWritten fault={work.fault} close={work.forget} />
      {books.length > 1 && (
        <Choice label={t("Codebook")} value={id} options={books.map((one) => [one, one])} onChange={setChosen} />
      )}
      <Ticks table={table} work={work} ids={ids} topics={topics} />
      <p class="quiet small">
        {rich("Click or Space: {values}. Or type y, n, s, u; Delete empties. A topic stands for all codes below it.", {
          values: Object.values(WORDS)
            .map(([sign, words]) => `${sign} ${words}`)
            .join(", "),
        })}
      </p>
    </div>
  );
}
