/** The few questions that are asked: each says what will happen. Acts that can be undone are not asked about. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { Polarity } from "../api/wire.ts";
import { Dialog } from "../app/dialog.tsx";
import { translate } from "../app/format.ts";
import { rich, t } from "../i18n/t.ts";
import type { Span } from "../text/offsets.ts";
import { add, extendCoding, run } from "./apply.ts";
import { goToTurn } from "./navigate.ts";
import type { CodeSession } from "./session.ts";

export function Answers({ children }: { children: ComponentChildren }) {
  return <div class="row end">{children}</div>;
}

/** The button that changes nothing. */
export function Leave({ close }: { close: () => void }) {
  return (
    <button type="button" class="btn" onClick={close}>
      {t("Cancel")}
    </button>
  );
}

/** The button that Enter presses: a dialog gives the focus to what bears `autofocus`. */
function Main({ onClick, children }: { onClick: () => void; children: ComponentChildren }) {
  return (
    <button type="button" class="btn main" autofocus onClick={onClick}>
      {children}
    </button>
  );
}

export function TouchingQuestion({
  session,
  code,
  span,
  other,
  polarity,
  close,
}: {
  session: CodeSession;
  code: string;
  span: Span;
  other: string;
  polarity: Polarity;
  close: () => void;
}) {
  const remember = useSignal(false);
  const answer = (choice: "extend" | "separate"): void => {
    if (remember.value) session.prefs.touching = choice;
    close();
    if (choice === "extend") extendCoding(session, other, span);
    else add(session, code, span, polarity);
  };
  return (
    <Dialog title={t("{name} is right beside this", { name: session.codes.name(code) })} onClose={close}>
      <p>{t("Extend that coding over these words, or keep a second one?")}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={remember.value}
          onChange={(event) => (remember.value = event.currentTarget.checked)}
        />{" "}
        {t("Always do this (can be changed in the settings)")}
      </label>
      <Answers>
        <button type="button" class="btn" onClick={() => answer("separate")}>
          {t("Keep separate")}
        </button>
        <Main onClick={() => answer("extend")}>{t("Extend")}</Main>
      </Answers>
    </Dialog>
  );
}

export function InterviewerQuestion({ again, close }: { again: () => void; close: () => void }) {
  return (
    <Dialog title={t("Only the interviewer speaks here")} onClose={close}>
      <p>{t("The interviewer’s speech is never evidence: such a coding is not counted in the matrix.")}</p>
      <Answers>
        <button
          type="button"
          class="btn"
          onClick={() => {
            close();
            again();
          }}
        >
          {t("Code it anyway")}
        </button>
        <Main onClick={close}>{t("Cancel")}</Main>
      </Answers>
    </Dialog>
  );
}

export function TurnQuestion({ session, close }: { session: CodeSession; close: () => void }) {
  const last = (session.document.turns.at(-1)?.number ?? 0) + 1;
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog title={t("Go to turn")} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const number = Number(field.current?.value);
          close();
          if (Number.isInteger(number) && number > 0) goToTurn(session, Math.min(number, last));
        }}
      >
        <label class="field">
          <span class="label">{rich("Turn (1 to {last})", { last })}</span>
          <input class="input" ref={field} autofocus type="number" min={1} max={last} required />
        </label>
        <Answers>
          <button type="submit" class="btn main">
            {t("Go")}
          </button>
        </Answers>
      </form>
    </Dialog>
  );
}

export function FinishQuestion({ session, close }: { session: CodeSession; close: () => void }) {
  const { codings } = session.store.standing;
  const unread = session.document.turns.filter((turn) => !session.read.peek().has(turn.number)).length;
  const open = [...session.store.standing.suggestions.values()].filter((one) => one.state === "open").length;
  return (
    <Dialog title={t("Finish {id}", { id: session.transcript.id })} onClose={close}>
      <p>
        {rich(
          "{hasCodings, select, yes {You have coded nothing here; finishing says: read, nothing found.} other {{codings} {codings, plural, one {coding} other {codings}} will count as your reading of this transcript.}} You can reopen it until the round is compared.",
          { hasCodings: codings.size === 0 ? "yes" : "no", codings: codings.size },
        )}
      </p>
      {unread > 0 && (
        <p>{t("{unread, plural, one {1 turn has} other {# turns have}} not been on screen yet.", { unread })}</p>
      )}
      {open > 0 && (
        <p>
          {t("{open, plural, one {1 suggestion is} other {# suggestions are}} undecided and will not count.", { open })}
        </p>
      )}
      <Answers>
        <button type="button" class="btn" onClick={close}>
          {t("Go on coding")}
        </button>
        <Main
          onClick={() => {
            close();
            void run(session, { kind: "assignment.finish", ...session.where });
            session.say(t("Finished {id}.", { id: session.transcript.id }));
          }}
        >
          {t("Finish")}
        </Main>
      </Answers>
    </Dialog>
  );
}

export function ReopenQuestion({ session, close }: { session: CodeSession; close: () => void }) {
  return (
    <Dialog title={t("{id} is finished", { id: session.transcript.id })} onClose={close}>
      <p>
        {rich("{message} Reopen it to change codings?", {
          message: translate(session.store.work.peek().readonly?.message ?? "") || t("It counts as read."),
        })}
      </p>
      <Answers>
        <Leave close={close} />
        <Main
          onClick={() => {
            close();
            void run(session, { kind: "assignment.reopen", ...session.where });
            session.say(t("Reopened."));
          }}
        >
          {t("Reopen")}
        </Main>
      </Answers>
    </Dialog>
  );
}
