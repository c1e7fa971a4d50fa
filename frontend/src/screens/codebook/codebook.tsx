/** The codebook: tree, cards, retrieval, versions, proposals. */
import type { Codebook } from "../../api/wire.ts";
import { count } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { Empty, Show } from "../../app/parts.tsx";
import { href, navigate, route } from "../../app/router.ts";
import { round as currentRound, seesOthers, session } from "../../app/services.ts";
import type { OpQueue } from "../../ops/queue.ts";
import { Card } from "./card.tsx";
import { Changes } from "./changes.tsx";
import { Proposals } from "./proposals.tsx";
import { Retrieval } from "./retrieval.tsx";
import { Tree } from "./tree.tsx";
import "./codebook.css";

type Source = { round: string } | { codebook: string };

const queryOf = (source: Source): string =>
  "round" in source ? `round=${encodeURIComponent(source.round)}` : `codebook=${encodeURIComponent(source.codebook)}`;

function Sources({ source, book }: { source: Source; book: Codebook }) {
  const rounds = session.value?.rounds ?? [];
  const books = [...new Set([book.id, ...rounds.map((one) => one.codebook.split("@")[0] ?? "")])];
  const value = "round" in source ? `r:${source.round}` : `c:${source.codebook}`;
  const choose = (chosen: string) => {
    const id = chosen.slice(2);
    navigate(href.codebook(chosen.startsWith("r:") ? { round: id } : { codebook: id }));
  };
  return (
    <label class="field">
      <span class="label">Version</span>
      <select class="input" value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {rounds.map((one) => (
          <option key={one.id} value={`r:${one.id}`}>
            Round {one.id}: {one.codebook}
          </option>
        ))}
        {books.map((id) => (
          <option key={id} value={`c:${id}`}>
            {id}: working copy
          </option>
        ))}
      </select>
    </label>
  );
}

function Overview({ book, source, queue }: { book: Codebook; source: Source; queue: OpQueue }) {
  const assignable = book.codes.filter((code) => code.assignable).length;
  const used = book.codes.filter((code) => code.mine > 0).length;
  const below = book.codes.reduce((sum, code) => sum + code.below, 0);
  return (
    <div class="stack">
      <h1 tabIndex={-1}>{book.title || book.id}</h1>
      <p class="quiet">
        {book.key} · {count(assignable, "code")} to code with{"round" in source && `, ${used} used by you`}
        {below > 0 && `, ${count(below, "coding")} below your pass as they stand`}
        {book.frozen && " · frozen: its words stay as they are"}
      </p>
      {!book.frozen && (
        <p class="quiet">
          This is the file codebooks/{book.id}.yaml. It is edited in any text editor; its first use in a round freezes
          the version.
        </p>
      )}
      {book.purpose && <p>{book.purpose}</p>}
      <p class="quiet">Choose a code to see its definition and all your excerpts of it.</p>
      <Proposals book={book} queue={queue} />
    </div>
  );
}

function Panel({ book, source, queue }: { book: Codebook; source: Source; queue: OpQueue }) {
  const { name, query } = route.value;
  const code = book.codes.find((one) => one.id === name);
  const show = query.get("show");
  if (show?.startsWith("from:")) return <Changes old={show.slice(5)} book={book} />;
  if (name && !code)
    return (
      <Empty title={`This version has no code ${name}.`}>
        <p>
          <a href={href.codebook(source)}>To the codebook</a>
        </p>
      </Empty>
    );
  if (!code) return <Overview book={book} source={source} queue={queue} />;
  const round = "round" in source ? session.value?.rounds.find((one) => one.id === source.round) : undefined;
  return (
    <div class="stack">
      <Card code={code} book={book} />
      {round && (
        <Retrieval key={code.id} code={code.id} round={round.id} book={book} queue={queue} others={seesOthers(round)} />
      )}
    </div>
  );
}

function Tools({ book, source }: { book: Codebook; source: Source }) {
  const versions = [...new Set((session.value?.rounds ?? []).map((one) => one.codebook))].filter((key) =>
    key.startsWith(`${book.id}@`),
  );
  return (
    <div class="sources">
      <Sources source={source} book={book} />
      <div class="row small">
        {versions.map((key) => (
          <a key={key} href={href.codebook({ ...source, show: `from:${key}` })}>
            {key === book.key && book.frozen ? "What changed after this version" : `Changes since ${key}`}
          </a>
        ))}
      </div>
    </div>
  );
}

function sourceNow(): Source | null {
  const { query } = route.value;
  const codebook = query.get("codebook");
  if (codebook) return { codebook };
  const round = query.get("round") ?? currentRound.value?.id;
  return round ? { round } : null;
}

export function CodebookScreen({ queue }: { queue: OpQueue }) {
  const source = sourceNow();
  const book = useLoad<Codebook>(source && `/api/codebook?${queryOf(source)}`, anyChange);
  if (!source)
    return (
      <Empty title="No codebook yet.">
        <p>
          A round brings its codebook along. In a terminal: <code>codekit codebook check FILE.yaml</code>
        </p>
      </Empty>
    );
  return (
    <Show what="Codebook" of={book}>
      {(now) => (
        <div class="two">
          <aside data-region="codes" aria-label="Codes">
            <Tools book={now} source={source} />
            {now.codes.length === 0 ? (
              <Empty title="No codes yet.">
                <p>
                  Write them into codebooks/{now.id}.yaml, or take them from a file:{" "}
                  <code>codekit codebook import FILE</code>
                </p>
              </Empty>
            ) : (
              <Tree book={now} selected={route.value.name} onSelect={(id) => navigate(href.detail(id, source))} />
            )}
          </aside>
          <section data-region="code" aria-label="Code">
            <Panel book={now} source={source} queue={queue} />
          </section>
        </div>
      )}
    </Show>
  );
}
