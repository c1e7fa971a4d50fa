/** The recode queue: codings whose code means something else by now, until somebody confirms or recodes them. */

import { useState } from "preact/hooks";
import type { Codebook, RecodeQueue } from "../../api/wire.ts";
import { inWords } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { asks } from "../../app/may.ts";
import { FaultNote, PRIVATE, Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";
import { RecodeRow } from "./meaning.tsx";

function Waiting({
  queue,
  book,
  onDone,
}: {
  queue: RecodeQueue;
  book: Codebook;
  onDone: (queue: RecodeQueue) => void;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState("");
  const ids = queue.codings.map((row) => row.id);
  const picked = ids.filter((id) => chosen.has(id));
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const confirm = async (): Promise<void> => {
    setFault("");
    try {
      const body = { codebook: queue.codebook, version: queue.version, codings: picked, reason };
      onDone(await services.api.post<RecodeQueue>("/api/codebook/recheck", body));
      services.announce(
        t("{picked, plural, one {# coding} other {# codings}} confirmed under {codebook}@{version}.", {
          picked: picked.length,
          codebook: queue.codebook,
          version: queue.version,
        }),
      );
      setChosen(new Set());
    } catch (error) {
      setFault(inWords(error));
    }
  };
  return (
    <section class="stack" aria-label={t("Codings to look at again")}>
      <h2>{t("{total, plural, one {# coding} other {# codings}} to look at again", { total: queue.total })}</h2>
      <p class="quiet">
        {rich(
          "Open one in its text to recode it, or tick those that hold under version {version} too and confirm them.",
          { version: queue.version },
        )}
      </p>
      <div class="row">
        <label class="check">
          <input
            type="checkbox"
            checked={picked.length === ids.length}
            onChange={(event) => setChosen(new Set(event.currentTarget.checked ? ids : []))}
          />
          {t("All that are listed")}
        </label>
        <label class="field grow">
          <span class="label">{t("Why they hold")}</span>
          <input
            class="input"
            type="text"
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
            {...PRIVATE}
          />
        </label>
        <button
          type="button"
          class="btn main"
          disabled={!picked.length}
          onClick={() => void confirm()}
          {...asks("POST /api/codebook/recheck")}
        >
          {picked.length
            ? t("Confirm {picked, plural, one {# coding} other {# codings}}", { picked: picked.length })
            : t("Confirm")}
        </button>
      </div>
      <FaultNote fault={fault} />
      <ul class="excerpts">
        {queue.codings.map((row) => (
          <RecodeRow key={row.id} row={row} book={book}>
            <label class="check">
              <input
                type="checkbox"
                checked={chosen.has(row.id)}
                onChange={(event) => toggle(row.id, event.currentTarget.checked)}
              />
              {t("holds")}
            </label>
          </RecodeRow>
        ))}
      </ul>
    </section>
  );
}

function Unread({ queue }: { queue: RecodeQueue }) {
  if (!queue.reread.length) return null;
  return (
    <section class="stack" aria-label={t("Transcripts to read again")}>
      <h2>
        {t("{reread, plural, one {# transcript} other {# transcripts}} to read again", { reread: queue.reread.length })}
      </h2>
      <ul class="changes">
        {queue.reread.map((row) => (
          <li key={`${row.code} ${row.transcript}`}>
            <code>{row.code}</code>
            <span>
              {rich("{transcript}: it {said} in {version} {reason}", {
                transcript: row.transcript,
                said: row.said,
                version: row.version,
                reason: row.reason && <span class="quiet">({row.reason})</span>,
              })}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={href.rounds()}>{t("Start a round about these codes")}</a>
      </p>
    </section>
  );
}

export function Queue({ book }: { book: Codebook }) {
  const queue = useLoad<RecodeQueue>(`/api/codebook/recheck?codebook=${encodeURIComponent(book.id)}`, anyChange);
  return (
    <section class="stack" aria-label={t("Recode queue")}>
      <h1 tabIndex={-1}>{t("Recode queue")}</h1>
      <Show what={t("Recode queue")} of={queue}>
        {(now) => (
          <>
            {now.blind.length > 0 && (
              <p class="note">
                {rich("You are blind in {blind}: only your own codings are listed.", { blind: now.blind.join(", ") })}
              </p>
            )}
            {now.total > 0 ? (
              <Waiting queue={now} book={book} onDone={queue.set} />
            ) : (
              <p class="note good">
                {t(
                  "No coding waits. Codings come here when a version changes what their code means, and leave when somebody recodes or confirms them.",
                )}
              </p>
            )}
            <Unread queue={now} />
          </>
        )}
      </Show>
    </section>
  );
}
