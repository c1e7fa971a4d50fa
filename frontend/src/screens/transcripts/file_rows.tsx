/** The files at hand: what becomes of each, and what a person may say about it. */

import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { ImportOutcome } from "../../api/wire.ts";
import { formatNumber } from "../../app/format.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { Told } from "../../app/told.tsx";
import { known, t } from "../../i18n/t.ts";
import { again, change, drop, type Item, isNew, items, type Row, roleOf, rows, run, wish } from "./batch.ts";
import { Diagnosis } from "./diagnosis.tsx";
import { FileText } from "./file_text.tsx";
import { roleName } from "./roles.tsx";
import { ruleName } from "./rules.ts";

const TAGS: Record<ImportOutcome, [string, string]> = {
  imported: [t("new"), "tag good"],
  unchanged: [t("there already"), "tag"],
  duplicate: [t("copy##noun"), "tag warn"],
  refused: [t("refused"), "tag warn"],
  skipped: [t("left out"), "tag"],
};

/** Who speaks, in which role; a name of any direction stands by itself. */
const speakersOf = (row: Row) =>
  row.interview.speakers.map(({ label }, i) => (
    <Fragment key={label}>
      {i > 0 && ", "}
      <bdi>{label || t("(no label)")}</bdi> {roleName(roleOf(row, label))}
    </Fragment>
  ));

function Status({ row }: { row: Row }) {
  const done = row.item.brought?.find((one) => one.transcript === row.interview.id);
  if (done) {
    const isIn = done.outcome === "imported";
    return <span class={isIn ? "tag good" : TAGS[done.outcome][1]}>{isIn ? t("✓ in") : TAGS[done.outcome][0]}</span>;
  }
  if (row.clash) return <span class="tag warn">{row.clash}</span>;
  const [words, look] = TAGS[row.interview.outcome];
  return <span class={look}>{words}</span>;
}

function Encoding({ item }: { item: Item }) {
  const { encodings = [], encoding = "", must_choose: must = false } = item.preview ?? {};
  if (encodings.length === 0) return null;
  return (
    <label class="row small">
      {must ? t("This text is not UTF-8. It may be:") : t("Read as")}
      <select
        class="input"
        aria-label={t("Encoding of {path}", { path: item.path })}
        value={item.encoding || encoding}
        onChange={(event) => {
          change(item.key, { encoding: event.currentTarget.value });
          void again(item.key);
        }}
      >
        {must && <option value="">{t("choose…")}</option>}
        {encodings.map((one) => (
          <option key={one.name} value={one.name}>
            {known(one.title)}
          </option>
        ))}
      </select>
    </label>
  );
}

function LeftOut({ item }: { item: Item }) {
  const { preview, fault } = item;
  const why = fault || preview?.left_out || "";
  return (
    <tr>
      <td />
      <th scope="row">
        <bdi>{item.path}</bdi>
      </th>
      <td colSpan={5}>
        <span class={fault || preview?.refused ? "tag warn" : "tag"}>
          {fault || preview?.refused ? t("refused") : t("left out")}
        </span>{" "}
        {preview?.about ? t("It seems to be about the other files, and no interview.") : <Told words={why} />}{" "}
        {!preview?.must_choose && preview?.hint && !preview.about && <Told words={preview.hint} />}
        <Encoding item={item} />
        {preview?.about && (
          <button
            type="button"
            class="btn small"
            onClick={() => {
              change(item.key, { named: true });
              void again(item.key);
            }}
          >
            {t("It is an interview")}
          </button>
        )}
      </td>
      <td class="acts">
        <Away item={item} />
      </td>
    </tr>
  );
}

function Waiting({ item }: { item: Item }) {
  return (
    <tr>
      <td />
      <th scope="row">
        <bdi>{item.path}</bdi>
      </th>
      <td colSpan={5} class="dim">
        {t("not looked at yet")}
      </td>
      <td class="acts">
        <Away item={item} />
      </td>
    </tr>
  );
}

function Away({ item }: { item: Item }) {
  return (
    <button
      type="button"
      class="btn small bare"
      aria-label={t("Take {path} off the list", { path: item.path })}
      disabled={run.value !== null}
      onClick={() => drop(item.key)}
    >
      ✕
    </button>
  );
}

function InterviewRow({ row, cases, open }: { row: Row; cases: string[]; open: () => void }) {
  const { item, interview } = row;
  const fixed = item.brought !== null || run.value !== null;
  const name = interview.name || item.path;
  const said = item.brought?.find((one) => one.transcript === interview.id);
  const set = (part: Parameters<typeof wish>[2]): void => {
    wish(item.key, interview.name, part);
    void again(item.key);
  };
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={t("Bring in {name}", { name })}
          checked={isNew(row) && row.wish.take}
          disabled={!isNew(row) || fixed}
          onChange={(event) => wish(item.key, interview.name, { take: event.currentTarget.checked })}
        />
      </td>
      <th scope="row">
        <bdi>{item.path}</bdi>
        {interview.name && <bdi class="dim small"> {interview.name}</bdi>}
        <Diagnosis line={said?.line ?? interview.line} interview={interview} />
        {!said && interview.hint && (
          <p class="small">
            <Told words={interview.hint} />
          </p>
        )}
        <Encoding item={item} />
      </th>
      <td>
        <input
          class="input"
          type="text"
          aria-label={t("Id of {name}", { name })}
          value={interview.id}
          disabled={fixed || interview.outcome === "unchanged" || interview.outcome === "duplicate"}
          maxLength={100}
          onChange={(event) => set({ id: event.currentTarget.value })}
          {...PRIVATE}
        />
      </td>
      <td>
        <select
          class="input"
          aria-label={t("Case of {name}", { name })}
          value={interview.case}
          disabled={fixed || !isNew(row) || cases.length === 0}
          onChange={(event) => set({ case: event.currentTarget.value })}
        >
          <option value="">{cases.length > 0 ? t("no case yet") : t("no cases yet")}</option>
          {[...new Set([...cases, interview.case])].filter(Boolean).map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      </td>
      <td class="num">{formatNumber(interview.words)}</td>
      <td class="speakers">
        {speakersOf(row)}
        {interview.rules.length > 0 && isNew(row) && (
          <select
            class="input"
            aria-label={t("How turns of {name} are made", { name })}
            value={row.wish.rule}
            disabled={fixed}
            onChange={(event) => set({ rule: event.currentTarget.value })}
          >
            <option value="">{t("as it is, without turns by look")}</option>
            {interview.rules.map((one) => (
              <option key={one.rule} value={one.rule}>
                {ruleName(one.rule)}: {one.seen}
              </option>
            ))}
          </select>
        )}
      </td>
      <td>
        <Status row={row} />
      </td>
      <td class="acts">
        <button type="button" class="btn small" aria-label={t("Show the text of {name}", { name })} onClick={open}>
          {t("Text")}
        </button>
        <Away item={item} />
      </td>
    </tr>
  );
}

export function FileRows({ cases }: { cases: string[] }) {
  const [open, setOpen] = useState<{ key: number; name: string } | null>(null);
  const shown = open && rows.value.find((row) => row.item.key === open.key && row.interview.name === open.name);
  return (
    <div class="scroll">
      <table class="table bringing">
        <caption class="sr">{t("Files at hand")}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr">{t("Bring in")}</span>
            </th>
            <th scope="col">{t("File")}</th>
            <th scope="col">{t("Id")}</th>
            <th scope="col">{t("Case")}</th>
            <th scope="col" class="num">
              {t("Words")}
            </th>
            <th scope="col">{t("Speakers")}</th>
            <th scope="col">{t("What becomes of it")}</th>
            <th scope="col">
              <span class="sr">{t("More")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.value.flatMap((item) => {
            const its = rows.value.filter((row) => row.item.key === item.key);
            if (its.length > 0 && !item.fault)
              return its.map((row) => (
                <InterviewRow
                  key={`${item.key}/${row.interview.name}`}
                  row={row}
                  cases={cases}
                  open={() => setOpen({ key: item.key, name: row.interview.name })}
                />
              ));
            return [
              item.preview || item.fault ? (
                <LeftOut key={item.key} item={item} />
              ) : (
                <Waiting key={item.key} item={item} />
              ),
            ];
          })}
        </tbody>
      </table>
      {shown && <FileText row={shown} close={() => setOpen(null)} />}
    </div>
  );
}
