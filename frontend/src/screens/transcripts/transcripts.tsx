/** Interviews before coding: those that the study has, bringing more in, their register, and what was asked in them. */
import type { Table, TranscriptList } from "../../api/wire.ts";
import { count } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { Page, Show } from "../../app/parts.tsx";
import { href, route } from "../../app/router.ts";
import { useTable } from "../tables/use_table.ts";
import { items } from "./batch.ts";
import { Bring } from "./bring.tsx";
import { Coverage } from "./coverage.tsx";
import { List } from "./list.tsx";
import { Register } from "./register.tsx";
import "./transcripts.css";

const PARTS: [string, string][] = [
  ["", "List"],
  ["bring", "Bring in"],
  ["interviews", "Interviews"],
  ["coverage", "What was asked"],
];

const to = (show: string): string => href.transcripts(show ? { show } : {});

function RegisterPart({ list }: { list: TranscriptList }) {
  const work = useTable("interviews");
  return (
    <Show what="Interviews" of={work.loaded}>
      {(table: Table) => <Register table={table} work={work} list={list} />}
    </Show>
  );
}

function CoveragePart({ list }: { list: TranscriptList }) {
  const work = useTable("coverage");
  const ids = list.rows.filter((row) => !row.withdrawn).map((row) => row.id);
  return (
    <Show what="What was asked" of={work.loaded}>
      {(table: Table) => <Coverage table={table} work={work} ids={ids} />}
    </Show>
  );
}

function Part({ show, list }: { show: string; list: TranscriptList }) {
  if (show === "bring") return <Bring cases={list.cases} />;
  if (show === "interviews") return <RegisterPart list={list} />;
  if (show === "coverage") return <CoveragePart list={list} />;
  return <List list={list} bring={to("bring")} />;
}

export function Transcripts() {
  const list = useLoad<TranscriptList>("/api/transcripts", anyChange);
  const show = route.value.query.get("show") ?? "";
  const waiting = items.value.filter((item) => item.brought === null).length;
  return (
    <Page
      title="Transcripts"
      sub={list.value && count(list.value.rows.length, "transcript")}
      tools={
        <nav class="row" aria-label="Transcripts">
          {PARTS.map(([key, name]) => (
            <a key={key} class="btn small" href={to(key)} aria-current={key === show ? "true" : undefined}>
              {name}
              {key === "bring" && waiting > 0 && <span class="tag info">{waiting}</span>}
            </a>
          ))}
        </nav>
      }
    >
      <Show what="Transcripts" of={list}>
        {(found) => <Part show={show} list={found} />}
      </Show>
    </Page>
  );
}
