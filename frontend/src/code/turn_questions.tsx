/** Who speaks, asked for; and what a change of turns does to what is coded there, shown before it is done. */
import { useRef } from "preact/hooks";
import type { TextChange } from "../api/wire.ts";
import { Dialog } from "../app/dialog.tsx";
import { PRIVATE } from "../app/parts.tsx";
import { Toolbar } from "../app/toolbar.tsx";
import { Becomes } from "./becomes.tsx";
import type { TurnWish } from "./overlay.ts";
import { Answers, Leave } from "./questions.tsx";
import type { CodeSession } from "./session.ts";
import { changeTurn } from "./turns.ts";

const SHOWN = 60;

interface Props {
  session: CodeSession;
  wish: TurnWish;
  close: () => void;
}

export function SpeakerQuestion({ session, wish, close }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const turn = session.transcript.turns[wish.turn - 1];
  const others = session.transcript.speakers.filter(({ label }) => label && label !== turn?.speaker);
  const give = (speaker: string): void => {
    close();
    if (speaker.trim()) void changeTurn(session, { ...wish, speaker });
  };
  const split = wish.act === "split";
  return (
    <Dialog title={split ? `Split turn ${wish.turn}` : `Who speaks in turn ${wish.turn}`} onClose={close}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          give(field.current?.value ?? "");
        }}
      >
        {split && turn && (
          <p>
            From “{words(session, wish.at ?? turn.start, turn.end)}” on, somebody else speaks. The words stay as they
            are.
          </p>
        )}
        <label class="field">
          <span class="label">Name or label</span>
          <input class="input" ref={field} autofocus type="text" maxLength={60} {...PRIVATE} />
        </label>
        {others.length > 0 && (
          <Toolbar label="Who speaks in this text" class="row tools">
            {others.map(({ label }) => (
              <button key={label} type="button" class="btn small" onClick={() => give(label)}>
                {label}
              </button>
            ))}
          </Toolbar>
        )}
        <Answers>
          <Leave close={close} />
          <button type="submit" class="btn main">
            {split ? "Split" : "Name"}
          </button>
        </Answers>
      </form>
    </Dialog>
  );
}

function words(session: CodeSession, start: number, end: number): string {
  const said = session.document.quote({ start, end }).replace(/\s+/g, " ").trim();
  return [...said].length > SHOWN ? `${[...said].slice(0, SHOWN).join("")}…` : said;
}

const DOES = { name: "Name the turn", split: "Split the turn", join: "Join the turns" };

export function TurnPreview({ session, wish, change, close }: Props & { change: TextChange }) {
  return (
    <Dialog title={`${DOES[wish.act]}: something is coded there`} onClose={close}>
      <Becomes change={change} codes={session.codes} />
      <p>No coding is changed or lost by this. Ctrl+Z does not take it back.</p>
      <Answers>
        <Leave close={close} />
        <button
          type="button"
          class="btn main"
          autofocus
          onClick={() => {
            close();
            void changeTurn(session, wish, change.seal);
          }}
        >
          {DOES[wish.act]}
        </button>
      </Answers>
    </Dialog>
  );
}
