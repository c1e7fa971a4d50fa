/** A round: what it is, where it stands, and what can be done next. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Agreement, Round } from "../api/wire.ts";
import { Dialog } from "../app/dialog.tsx";
import { KINDS, ROUND_STATES } from "../app/format.ts";
import { asks, may as mayAsk } from "../app/may.ts";
import { FaultNote } from "../app/parts.tsx";
import { href, navigate } from "../app/router.ts";
import { refreshSession, services } from "../app/services.ts";
import { rich, t } from "../i18n/t.ts";
import type { OpQueue } from "../ops/queue.ts";
import { ConfirmField } from "./rounds/confirm_field.tsx";

/** "You are done. 1 of 3 coders has not finished." Only the number: no name, no content. */
export function waitingWords(round: Round): string {
  const own = round.my.todo + round.my.started;
  if (!round.mine || own > 0 || round.state !== "open") return "";
  if (!round.waiting) return t("You are done.");
  return t("You are done. {waiting} of {coders} coders {waiting, plural, one {has} other {have}} not finished.", {
    waiting: round.waiting,
    coders: round.coders.length,
  });
}

/** The first comparison cannot be taken back: it says what it does and wants the round's name. */
export function CompareDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const go = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      await services.api.post<Agreement>(`/api/rounds/${encodeURIComponent(round.id)}/compare`, { confirm: typed });
      await refreshSession();
      onClose();
      navigate(href.agreement(round.id));
    } catch (error) {
      setFault((error as Error).message);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t("Compare round {id}?", { id: round.id })} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void go(event)}>
        <p>
          {rich(
            "Comparing freezes the agreement figures of {transcripts, plural, one {# transcript} other {# transcripts}} and {coders, plural, one {# coder} other {# coders}} ({coders2}) and ends blindness: from then on the coders see each other’s codes.",
            { transcripts: round.transcripts.length, coders: round.coders.length, coders2: round.coders.join(", ") },
          )}
        </p>
        <p>
          {rich("<b>It is logged and cannot be undone.</b> No coding is changed.", {
            b: (words) => <strong>{words}</strong>,
          })}
        </p>
        <ConfirmField id={round.id} typed={typed} set={setTyped} />
        <FaultNote fault={fault} />
        <div class="row end">
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn main" disabled={busy || typed !== round.id}>
            {t("Compare now")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface SimpleProps {
  round: Round;
  act: "sign" | "close" | "withdraw";
  main?: boolean;
}

const NAMES = { sign: t("Sign"), close: t("Close##round"), withdraw: t("Take signature back") };
const DONE = { sign: t("You have signed"), close: t("You have closed"), withdraw: t("You have not signed any more") };

/** What an act means, before it is done. */
function sure(round: Round, act: SimpleProps["act"]): string {
  return {
    sign: round.may.agreement
      ? t("Signing says that you agree with the consensus of this round. It is recorded under your name.")
      : t("Signing says that you stand by your codings of this round. It is recorded under your name."),
    close: t(
      "Closing ends the round: no open disagreement is left and every coder has signed. Nothing can be changed in it afterwards.",
    ),
    withdraw: t("Your signature is taken back, and you can sign again. Both are recorded."),
  }[act];
}

/** What was done is not offered again, and its button had the focus. */
function toHeading(): void {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>("main h1")?.focus();
}

/** Sign, close, or take a signature back: asked once more, since it is on record. */
export function SimpleAct({ round, act, main }: SimpleProps) {
  const name = NAMES[act];
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState("");
  const go = async () => {
    try {
      await services.api.post<Round>(`/api/rounds/${encodeURIComponent(round.id)}/${act}`, {});
      await refreshSession();
      setAsking(false);
      services.announce(t("{done}: round {id}.", { done: DONE[act], id: round.id }));
      setTimeout(toHeading, 0);
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  return (
    <>
      <button
        type="button"
        class={main ? "btn main" : "btn small"}
        onClick={() => setAsking(true)}
        {...asks(`POST /api/rounds/{id}/${act}`)}
      >
        {name}
      </button>
      {asking && (
        <Dialog title={t("{name}: round {id}?", { name, id: round.id })} onClose={() => setAsking(false)}>
          <p>{sure(round, act)}</p>
          <FaultNote fault={fault} />
          <div class="row end">
            <button type="button" class="btn" onClick={() => setAsking(false)}>
              {t("Cancel")}
            </button>
            <button type="button" class="btn main" onClick={() => void go()}>
              {name}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

export function RoundActs({ round }: { round: Round }) {
  const [comparing, setComparing] = useState(false);
  const { may } = round;
  return (
    <>
      {may.compare && (
        <button
          type="button"
          class="btn small main"
          onClick={() => setComparing(true)}
          {...asks("POST /api/rounds/{id}/compare")}
        >
          {t("Compare…")}
        </button>
      )}
      {may.agreement && (
        <a class="btn small" href={href.agreement(round.id)}>
          {t("Agreement")}
        </a>
      )}
      {(may.decide || (round.compared && !mayAsk("POST /api/decisions"))) && (
        <a class="btn small" href={href.adjudicate(round.id)}>
          {t("Adjudicate")}
        </a>
      )}
      {may.sign && <SimpleAct round={round} act="sign" />}
      {may.close && <SimpleAct round={round} act="close" />}
      {comparing && <CompareDialog round={round} onClose={() => setComparing(false)} />}
    </>
  );
}

export function RoundPanel({ round, children }: { round: Round; queue: OpQueue; children?: ComponentChildren }) {
  const waiting = waitingWords(round);
  const total = round.my.todo + round.my.started + round.my.finished;
  return (
    <section class="round" aria-label={t("Round {id}", { id: round.id })}>
      <div class="about">
        <h2>{round.id}</h2>
        <span class="quiet">
          {rich(
            "{kinds}{hasOver, select, yes { over {over}} other {}}{hasParent, select, yes { of {parent}} other {}} · {codebook} · {round_states}",
            {
              kinds: KINDS[round.kind],
              hasOver: round.over ? "yes" : "no",
              over: round.over,
              hasParent: round.parent ? "yes" : "no",
              parent: round.parent,
              codebook: round.codebook,
              round_states: ROUND_STATES[round.state],
            },
          )}
        </span>
        {round.mine && total > 0 && (
          <span class="tag">{rich("{finished} of {total} finished", { finished: round.my.finished, total })}</span>
        )}
        {round.blind && <span class="tag info">{t("blind")}</span>}
        {waiting && <span class="tag good">{waiting}</span>}
        <RoundActs round={round} />
      </div>
      {children}
    </section>
  );
}
