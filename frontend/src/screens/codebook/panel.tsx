/** What stands beside the tree: a code's card, a change that is being made, the queue, the versions. */

import type { Codebook, CodebookAct } from "../../api/wire.ts";
import { asks, may } from "../../app/may.ts";
import { Empty } from "../../app/parts.tsx";
import { href, route } from "../../app/router.ts";
import { seesOthers, session } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import type { OpQueue } from "../../ops/queue.ts";
import { ACTS, ActPanel } from "./act_panel.tsx";
import { Card } from "./card.tsx";
import { Changes } from "./changes.tsx";
import { CodeTools, SaveAs } from "./desk_tools.tsx";
import { EditHead } from "./head.tsx";
import { History } from "./history.tsx";
import { Proposals } from "./proposals.tsx";
import { Queue } from "./queue.tsx";
import { Retrieval } from "./retrieval.tsx";

export type Source = { round: string } | { codebook: string };

export interface PanelProps {
  book: Codebook;
  source: Source;
  queue: OpQueue;
  refresh: () => Promise<Codebook>;
}

function Overview({ book, source, queue, refresh }: PanelProps) {
  const assignable = book.codes.filter((code) => code.assignable).length;
  const used = book.codes.filter((code) => code.mine > 0).length;
  const below = book.codes.reduce((sum, code) => sum + code.below, 0);
  const working = "codebook" in source;
  return (
    <div class="stack">
      <h1 tabIndex={-1}>{book.title || book.id}</h1>
      <p class="quiet">
        {rich(
          "{key} · {assignable, plural, one {# code} other {# codes}} to code with{hasWorking, select, yes {, {used} used by you} other {}}{hasBelow, select, yes {, {below, plural, one {# coding} other {# codings}} below your pass as they stand} other {}}{hasFrozen, select, yes {{hasWorking2, select, yes { · in use: a change goes into the next version} other { · frozen: its words stay as they are}}} other {}}",
          {
            key: book.key,
            assignable,
            hasWorking: !working ? "yes" : "no",
            used,
            hasBelow: below > 0 ? "yes" : "no",
            below,
            hasFrozen: book.frozen ? "yes" : "no",
            hasWorking2: working ? "yes" : "no",
          },
        )}
      </p>
      {working && (
        <p class="quiet">
          {rich(
            "This is the file codebooks/{id}.yaml. What you change here is written into it, with its comments and order kept; its first use in a round freezes the version.",
            { id: book.id },
          )}
        </p>
      )}
      {book.purpose && <p>{book.purpose}</p>}
      {working && <EditHead key={book.sha256} book={book} refresh={refresh} />}
      {working ? (
        <p class="quiet" {...asks("POST /api/codebook/change")}>
          {t(
            "Choose a code to read and change it. Drag it, or press Shift with an arrow key, to put it elsewhere in the tree.",
          )}
        </p>
      ) : (
        <p>
          <a class="btn small" href={href.codebook({ codebook: book.id })}>
            {t("Edit the working copy")}
          </a>
        </p>
      )}
      {book.thin.length > 0 && (
        <p class="note">
          {t("{thin, plural, one {# code} other {# codes}} could be clearer (no example, no exclude, a twin):", {
            thin: book.thin.length,
          })}{" "}
          {book.thin.map((id, at) => (
            <>
              {at > 0 && ", "}
              <a key={id} href={href.detail(id, source)}>
                {id}
              </a>
            </>
          ))}
        </p>
      )}
      <Proposals book={book} queue={queue} working={working} />
      <SaveAs of={working ? book.id : book.key} />
    </div>
  );
}

export function Panel(props: PanelProps) {
  const { book, source, queue, refresh } = props;
  const { name, query } = route.value;
  const code = book.codes.find((one) => one.id === name);
  const show = query.get("show") ?? "";
  if (show.startsWith("from:")) {
    const [old = "", to = book.id] = show.slice(5).split("~");
    return <Changes old={old} to={to} />;
  }
  if (name && !code)
    return (
      <Empty title={t("This version has no code {name}.", { name })}>
        <p>
          <a href={href.codebook(source)}>{t("To the codebook")}</a>
        </p>
      </Empty>
    );
  if ("codebook" in source) {
    const act = ACTS.find((one) => one === show);
    if (act && may("POST /api/codebook/change") && (code || act === "add"))
      return <ActPanel key={`${act} ${name}`} act={act as CodebookAct} code={code} book={book} refresh={refresh} />;
    if (show === "queue") return <Queue book={book} />;
    if (show === "history") return <History book={book} />;
  }
  if (!code) return <Overview {...props} />;
  const round = "round" in source ? session.value?.rounds.find((one) => one.id === source.round) : undefined;
  return (
    <div class="stack">
      <Card code={code} book={book} />
      {"codebook" in source && <CodeTools code={code} book={book} />}
      {"codebook" in source && <Proposals book={book} queue={queue} working code={code.id} />}
      {round && (
        <Retrieval key={code.id} code={code.id} round={round.id} book={book} queue={queue} others={seesOthers(round)} />
      )}
    </div>
  );
}

/** A book whose file cannot be read at all. */
export function Broken({ id, problem }: { id: string; problem: string }) {
  return (
    <Empty title={t("{id} cannot be used as it is.", { id })}>
      <p>
        <Told words={problem} />
      </p>
    </Empty>
  );
}
