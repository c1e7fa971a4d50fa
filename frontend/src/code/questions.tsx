/** The few questions that are asked: each says what will happen. Acts that can be undone are not asked about. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { Polarity } from "../api/wire.ts";
import { Dialog } from "../app/dialog.tsx";
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
      Leave it
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
    <Dialog title={`${session.codes.name(code)} is right beside this`} onClose={close}>
      <p>Extend that coding over these words, or keep a second one?</p>
      <label class="check">
        <input
          type="checkbox"
          checked={remember.value}
          onChange={(event) => (remember.value = event.currentTarget.checked)}
        />{" "}
        Always do this (can be changed in the settings)
      </label>
      <Answers>
        <button type="button" class="btn" onClick={() => answer("separate")}>
          Keep separate
        </button>
        <Main onClick={() => answer("extend")}>Extend</Main>
      </Answers>
    </Dialog>
  );
}

export function InterviewerQuestion({ again, close }: { again: () => void; close: () => void }) {
  return (
    <Dialog title="Only the interviewer speaks here" onClose={close}>
      <p>The interviewer’s speech is never evidence: such a coding is not counted in the matrix.</p>
      <Answers>
        <button
          type="button"
          class="btn"
          onClick={() => {
            close();
            again();
          }}
        >
          Code it anyway
        </button>
        <Main onClick={close}>Leave it</Main>
      </Answers>
    </Dialog>
  );
}

export function TurnQuestion({ session, close }: { session: CodeSession; close: () => void }) {
  const last = (session.document.turns.at(-1)?.number ?? 0) + 1;
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog title="Go to turn" onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const number = Number(field.current?.value);
          close();
          if (Number.isInteger(number) && number > 0) goToTurn(session, Math.min(number, last));
        }}
      >
        <label class="field">
          <span class="label">Turn (1 to {last})</span>
          <input class="input" ref={field} autofocus type="number" min={1} max={last} required />
        </label>
        <Answers>
          <button type="submit" class="btn main">
            Go
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
    <Dialog title={`Finish ${session.transcript.id}`} onClose={close}>
      <p>
        {codings.size === 0
          ? "You have coded nothing here; finishing says: read, nothing found."
          : `${codings.size} ${codings.size === 1 ? "coding" : "codings"} will count as your reading of this transcript.`}{" "}
        You can reopen it until the round is compared.
      </p>
      {unread > 0 && <p>{unread === 1 ? "1 turn has" : `${unread} turns have`} not been on screen yet.</p>}
      {open > 0 && <p>{open === 1 ? "1 suggestion is" : `${open} suggestions are`} undecided and will not count.</p>}
      <Answers>
        <button type="button" class="btn" onClick={close}>
          Go on coding
        </button>
        <Main
          onClick={() => {
            close();
            void run(session, { kind: "assignment.finish", ...session.where });
            session.say(`Finished ${session.transcript.id}.`);
          }}
        >
          Finish
        </Main>
      </Answers>
    </Dialog>
  );
}

export function ReopenQuestion({ session, close }: { session: CodeSession; close: () => void }) {
  return (
    <Dialog title={`${session.transcript.id} is finished`} onClose={close}>
      <p>{session.store.work.peek().readonly?.message ?? "It counts as read."} Reopen it to change codings?</p>
      <Answers>
        <Leave close={close} />
        <Main
          onClick={() => {
            close();
            void run(session, { kind: "assignment.reopen", ...session.where });
            session.say("Reopened.");
          }}
        >
          Reopen
        </Main>
      </Answers>
    </Dialog>
  );
}
