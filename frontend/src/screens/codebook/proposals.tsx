/** Codes and sentences that coders proposed while the codebook was frozen; what is accepted becomes a change. */

import { useState } from "preact/hooks";
import type { Codebook, DeclineRequest, Proposal } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { formatTime, inWords, sentence, translate } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { FaultNote, PRIVATE } from "../../app/parts.tsx";
import { href, navigate } from "../../app/router.ts";
import { services, session } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";
import { newOp } from "../../ops/make.ts";
import type { OpQueue } from "../../ops/queue.ts";
import { prefill } from "./changing.ts";

interface Props {
  book: Codebook;
  queue: OpQueue;
  /** The book is a working copy: proposals can be accepted. */
  working: boolean;
  /** Only the sentences about this code. */
  code?: string;
}

/** Opens the form with what was proposed in it; it is written when somebody says so. */
function accept(one: Proposal, book: Codebook): void {
  const reason = t("Proposed by {coder} in {round}.", { coder: one.coder, round: one.round });
  const about = book.codes.find((code) => code.id === one.code);
  const source = { codebook: book.id };
  if (about) {
    const definition = [about.definition, one.definition].filter(Boolean).join("\n");
    prefill.value = { fields: { definition }, reason };
    navigate(href.detail(about.id, { ...source, show: "edit" }));
    return;
  }
  const under = book.codes.some((code) => code.id === one.parent) ? one.parent : "";
  prefill.value = { fields: { name: one.name, definition: one.definition }, under, reason };
  navigate(href.codebook({ ...source, show: "add" }));
}

function DeclineDialog({ proposal, close, done }: { proposal: Proposal; close: () => void; done: () => void }) {
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState("");
  const send = async (event: Event) => {
    event.preventDefault();
    const asked: DeclineRequest = { proposal: proposal.id, reason };
    try {
      await services.api.post("/api/codebook/decline", asked);
      done();
    } catch (error) {
      setFault(inWords(error));
    }
  };
  return (
    <Dialog title={t("Decline {name}?", { name: proposal.name })} onClose={close}>
      <form class="stack" onSubmit={(event) => void send(event)}>
        <p>{t("It is put on record as a decision of today, and can be taken back under Meetings.")}</p>
        <label class="field">
          <span class="label">{t("Reason")}</span>
          <textarea
            class="input"
            rows={3}
            dir="auto"
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
            {...PRIVATE}
          />
        </label>
        <FaultNote fault={fault} />
        <div class="row end">
          <button type="button" class="btn" onClick={close}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn main" disabled={!reason.trim()}>
            {t("Decline")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

export function Proposals({ book, queue, working, code }: Props) {
  const [declined, setDeclined] = useState<Proposal | null>(null);
  const me = session.value?.coder;
  const shown = code === undefined ? book.proposals : book.proposals.filter((one) => one.code === code);
  if (shown.length === 0) return null;
  const withdraw = async (id: string, round: string, transcript: string) => {
    const result = await queue.send(newOp({ kind: "proposal.remove", round, transcript, proposal: id }));
    services.announce(result.ok ? t("Proposal withdrawn. Control Z to undo.") : translate(result.error.message));
  };
  return (
    <section class="stack" aria-label={t("Proposed codes")}>
      <h2>{code === undefined ? t("Proposed codes") : t("Proposed for this code")}</h2>
      <p class="quiet">
        {rich(
          "They wait for the next version of the codebook; nothing is coded with them yet. One that is declined stays here with the reason, and among the decisions of <link>Meetings</link>.",
          { link: (words) => <a href={href.meetings()}>{words}</a> },
        )}
      </p>
      <ul class="stack">
        {shown.map((one) => (
          <li key={one.id} class="card stack">
            <p class="row">
              <strong class="grow">{one.name}</strong>
              {book.taken.includes(one.id) && <span class="tag good">{t("in the codebook")}</span>}
              <span class="quiet small">
                {one.coder} · {formatTime(one.at)}
              </span>
            </p>
            {one.definition && <p>{one.definition}</p>}
            {one.decided && <p class="quiet">{sentence(one.decided)}</p>}
            <p class="row small">
              {one.code ? (
                <span class="quiet">{rich("a sentence for {code}", { code: one.code })}</span>
              ) : (
                one.parent && <span class="quiet">{rich("below {parent}", { parent: one.parent })}</span>
              )}
              {one.transcript && (
                <a href={href.code(one.round, one.transcript, one.start)}>
                  {rich("The passage in {transcript}", { transcript: one.transcript })}
                </a>
              )}
              {working && !one.decided && !book.taken.includes(one.id) && (
                <>
                  <button
                    type="button"
                    class="btn small"
                    onClick={() => accept(one, book)}
                    {...asks("POST /api/codebook/change")}
                  >
                    {t("Accept…")}
                  </button>
                  <button
                    type="button"
                    class="btn small"
                    onClick={() => setDeclined(one)}
                    {...asks("POST /api/codebook/decline")}
                  >
                    {t("Decline…")}
                  </button>
                </>
              )}
              {one.coder === me && (
                <button
                  type="button"
                  class="btn small bare"
                  {...asks("POST /api/ops")}
                  onClick={() => void withdraw(one.id, one.round, one.transcript)}
                >
                  {t("Withdraw")}
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
      {declined && (
        <DeclineDialog
          proposal={declined}
          close={() => setDeclined(null)}
          done={() => {
            setDeclined(null);
            services.announce(t("{name} is declined.", { name: declined.name }));
          }}
        />
      )}
    </section>
  );
}
