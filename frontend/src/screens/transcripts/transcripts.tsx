/** Interviews before coding: those that the study has, bringing more in, their register, and what was asked in them. */

import { useEffect, useLayoutEffect } from "preact/hooks";
import type { Table, TranscriptList } from "../../api/wire.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { asks, may } from "../../app/may.ts";
import { Page, Show } from "../../app/parts.tsx";
import { href, navigate, route } from "../../app/router.ts";
import { t } from "../../i18n/t.ts";
import { useTable } from "../tables/use_table.ts";
import { add, items } from "./batch.ts";
import { Bring } from "./bring.tsx";
import { Coverage } from "./coverage.tsx";
import { dropped } from "./files.ts";
import { List } from "./list.tsx";
import { Register } from "./register.tsx";
import "./transcripts.css";

const PARTS: [string, string][] = [
  ["", t("List")],
  ["bring", t("Bring in")],
  ["interviews", t("Interviews")],
  ["coverage", t("What was asked")],
];

const to = (show: string): string => href.transcripts(show ? { show } : {});

function RegisterPart({ list }: { list: TranscriptList }) {
  const work = useTable("interviews");
  return (
    <Show what={t("Interviews")} of={work.loaded}>
      {(table: Table) => <Register table={table} work={work} list={list} />}
    </Show>
  );
}

function CoveragePart({ list }: { list: TranscriptList }) {
  const work = useTable("coverage");
  const ids = list.rows.filter((row) => !row.withdrawn).map((row) => row.id);
  return (
    <Show what={t("What was asked")} of={work.loaded}>
      {(table: Table) => <Coverage table={table} work={work} ids={ids} books={list.codebooks} />}
    </Show>
  );
}

function Part({ show, list }: { show: string; list: TranscriptList }) {
  if (show === "bring" && may("POST /api/import")) return <Bring cases={list.cases} />;
  if (show === "interviews") return <RegisterPart list={list} />;
  if (show === "coverage") return <CoveragePart list={list} />;
  return <List list={list} />;
}

/** Files may be dropped anywhere on the screen; elsewhere than on a page that takes them, a browser would open them. */
function useDropped(): void {
  useEffect(() => {
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      if (!event.dataTransfer || !may("POST /api/import")) return;
      void dropped(event.dataTransfer).then((found) => {
        add(found);
        if (found.length > 0) navigate(to("bring"));
      });
    };
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop);
    };
  }, []);
}

export function Transcripts() {
  const list = useLoad<TranscriptList>("/api/transcripts?now=1", anyChange);
  const { set } = list;
  // What the texts say of themselves, where the server has not read them yet: with a thousand that takes seconds.
  const whole = useLoad<TranscriptList>(list.value?.rows.some((row) => !row.read) ? "/api/transcripts" : null);
  useLayoutEffect(() => {
    if (whole.value) set(whole.value);
  }, [whole.value, set]);
  useDropped();
  const show = route.value.query.get("show") ?? "";
  const waiting = items.value.filter((item) => item.brought === null).length;
  return (
    <Page
      title={t("Transcripts")}
      sub={
        list.value && t("{rows, plural, one {# transcript} other {# transcripts}}", { rows: list.value.rows.length })
      }
      tools={
        <nav class="row" aria-label={t("Transcripts")}>
          {PARTS.map(([key, name]) => (
            <a
              key={key}
              class="btn small"
              href={to(key)}
              aria-current={key === show ? "true" : undefined}
              {...(key === "bring" && asks("POST /api/import"))}
            >
              {name}
              {key === "bring" && waiting > 0 && <span class="tag info">{waiting}</span>}
            </a>
          ))}
        </nav>
      }
    >
      <Show what={t("Transcripts")} of={list}>
        {(found) => <Part show={show} list={found} />}
      </Show>
    </Page>
  );
}
