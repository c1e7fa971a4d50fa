/** The codebook: tree, cards, retrieval, versions, proposals; the working copy is a desk. */

import { useEffect } from "preact/hooks";
import type { Books, Codebook } from "../../api/wire.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { may } from "../../app/may.ts";
import { Empty, Show } from "../../app/parts.tsx";
import { href, navigate, route } from "../../app/router.ts";
import { round as currentRound, services, session } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import type { OpQueue } from "../../ops/queue.ts";
import { atOnce, prefill, putBefore } from "./changing.ts";
import { Begin, BookTools } from "./desk_tools.tsx";
import { ImportPanel } from "./import_panel.tsx";
import type { Place } from "./moving.ts";
import { NewPanel } from "./new_panel.tsx";
import { Panel, type Source } from "./panel.tsx";
import { Tree } from "./tree.tsx";
import "./codebook.css";
import "./desk.css";

const queryOf = (source: Source): string =>
  "round" in source ? `round=${encodeURIComponent(source.round)}` : `codebook=${encodeURIComponent(source.codebook)}`;

function Sources({ source, book, books }: { source: Source; book: Codebook; books: string[] }) {
  const rounds = session.value?.rounds ?? [];
  const working = [...new Set([book.id, ...books, ...rounds.map((one) => one.codebook.split("@")[0] ?? "")])];
  const value = "round" in source ? `r:${source.round}` : `c:${source.codebook}`;
  const choose = (chosen: string) => {
    const id = chosen.slice(2);
    navigate(href.codebook(chosen.startsWith("r:") ? { round: id } : { codebook: id }));
  };
  return (
    <label class="field">
      <span class="label">{t("Version")}</span>
      <select class="input" value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {working.map((id) => (
          <option key={id} value={`c:${id}`}>
            {rich("{id}: working copy", { id })}
          </option>
        ))}
        {rounds.map((one) => (
          <option key={one.id} value={`r:${one.id}`}>
            {rich("Round {id}: {codebook}", { id: one.id, codebook: one.codebook })}
          </option>
        ))}
      </select>
    </label>
  );
}

function Tools({ book, source, books }: { book: Codebook; source: Source; books: string[] }) {
  const versions = [...new Set((session.value?.rounds ?? []).map((one) => one.codebook))].filter((key) =>
    key.startsWith(`${book.id}@`),
  );
  return (
    <div class="sources">
      <Sources source={source} book={book} books={books} />
      {"codebook" in source && <BookTools book={book} />}
      <div class="row small">
        {versions.map((key) => (
          <a key={key} href={href.codebook({ ...source, show: `from:${key}` })}>
            {key === book.key && book.frozen ? t("What changed after this version") : t("Changes since {key}", { key })}
          </a>
        ))}
      </div>
      <div class="row small">
        <Begin />
      </div>
    </div>
  );
}

/** What the address names; else the round at hand, else the first codebook of the study. */
function sourceNow(books: string[]): Source | null {
  const { query } = route.value;
  const codebook = query.get("codebook");
  if (codebook) return { codebook };
  const round = query.get("round") ?? currentRound.value?.id;
  if (round) return { round };
  return books[0] ? { codebook: books[0] } : null;
}

const nameIn = (book: Codebook, code: string): string | undefined => book.codes.find((one) => one.id === code)?.name;

function Desk({ source, books, queue }: { source: Source; books: string[]; queue: OpQueue }) {
  const path = `/api/codebook?${queryOf(source)}`;
  const book = useLoad<Codebook>(path, anyChange);
  const refresh = async (): Promise<Codebook> => {
    const now = await services.api.get<Codebook>(path);
    book.set(now);
    return now;
  };
  /** At once in a draft; where somebody coded with the book, what it means is shown first. */
  const move = async (now: Codebook, code: string, { under, before }: Place): Promise<void> => {
    const name = nameIn(now, code) ?? code;
    const place = nameIn(now, under);
    const done = await atOnce(now.id, now.sha256, { act: "move", codes: [code], under });
    if (done === "look") {
      prefill.value = { under };
      navigate(href.detail(code, { codebook: now.id, show: "move" }));
    } else if (done === "written") {
      const moved = await refresh();
      if (before !== null) await order(moved, code, before);
      services.announce(
        place ? t("{name} is below {place} now.", { name, place }) : t("{name} is at the top now.", { name }),
      );
    } else services.announce(done);
  };
  const order = async (now: Codebook, code: string, before: string): Promise<void> => {
    const fault = await putBefore(now, code, before);
    if (fault) {
      services.announce(fault);
      return;
    }
    await refresh();
    const values = { name: nameIn(now, code) ?? code, other: nameIn(now, before) ?? "" };
    services.announce(before ? t("{name} is before {other} now.", values) : t("{name} is the last one now.", values));
  };
  const put = (now: Codebook, code: string, place: Place): void => {
    const stays = now.codes.find((one) => one.id === code)?.parent === place.under;
    void (stays && place.before !== null ? order(now, code, place.before) : move(now, code, place));
  };
  const working = "codebook" in source;
  const movable = working && may("POST /api/codebook/change");
  return (
    <Show what={t("Codebook")} of={book}>
      {(now) => (
        <div class="two" data-open={route.value.name || route.value.query.get("show") ? "" : undefined}>
          <aside data-region="codes" aria-label={t("Codes")}>
            <Tools book={now} source={source} books={books} />
            <Tree
              book={now}
              selected={route.value.name}
              onSelect={(id) => navigate(href.detail(id, source))}
              {...(movable && { onPlace: (code: string, place: Place) => put(now, code, place) })}
            />
          </aside>
          <section data-region="code" aria-label={t("Code")}>
            <a class="back" href={href.codebook(source)}>
              {t("All codes")}
            </a>
            <Panel book={now} source={source} queue={queue} refresh={refresh} />
          </section>
        </div>
      )}
    </Show>
  );
}

function None() {
  return (
    <Empty title={t("No codebook yet.")}>
      <p>
        {t(
          "Codes with their definitions stand here as a tree. Begin one, or take the one that your team has in Excel, Word, CSV, another tool (.qdc) or YAML.",
        )}
      </p>
      <p class="row">
        <Begin />
      </p>
    </Empty>
  );
}

export function CodebookScreen({ queue }: { queue: OpQueue }) {
  const listed = useLoad<Books>("/api/codebooks", anyChange);
  const show = route.value.query.get("show");
  useEffect(
    () => () => {
      prefill.value = null;
    },
    [],
  );
  if (show === "new" && may("POST /api/codebook/new")) return <NewPanel />;
  if (show === "import" && may("POST /api/codebook/import")) return <ImportPanel />;
  const books = listed.value?.books ?? [];
  const source = sourceNow(books.filter((one) => !one.problem).map((one) => one.id));
  const broken = books.filter((one) => one.problem);
  if (!source)
    return (
      <Show what={t("Codebook")} of={listed}>
        {() => (
          <>
            {broken.map((one) => (
              <p key={one.id} class="note bad">
                {one.id}: <Told words={one.problem} />
              </p>
            ))}
            <None />
          </>
        )}
      </Show>
    );
  return <Desk source={source} books={books.map((one) => one.id)} queue={queue} />;
}
