/** Who speaks, asked for; and what a change of turns does to what is coded there, shown before it is done. */
import { useRef } from "preact/hooks";
import type { TextChange } from "../api/wire.ts";
import { Dialog } from "../app/dialog.tsx";
import { PRIVATE } from "../app/parts.tsx";
import { Toolbar } from "../app/toolbar.tsx";
import { rich, t } from "../i18n/t.ts";
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
    <Dialog
      title={split ? t("Split turn {turn}", { turn: wish.turn }) : t("Who speaks in turn {turn}", { turn: wish.turn })}
      onClose={close}
    >
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          give(field.current?.value ?? "");
        }}
      >
        {split && turn && (
          <p>
            {rich("From “{words}” on, somebody else speaks. The words stay as they are.", {
              words: words(session, wish.at ?? turn.start, turn.end),
            })}
          </p>
        )}
        <label class="field">
          <span class="label">{t("Name or label")}</span>
          <input class="input" ref={field} autofocus type="text" maxLength={60} {...PRIVATE} />
        </label>
        {others.length > 0 && (
          <Toolbar label={t("Who speaks in this text")} class="row tools">
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
            {split ? t("Split") : t("Name")}
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

const DOES = { name: t("Name the turn"), split: t("Split the turn"), join: t("Join the turns") };

export function TurnPreview({ session, wish, change, close }: Props & { change: TextChange }) {
  return (
    <Dialog title={t("{does}: something is coded there", { does: DOES[wish.act] })} onClose={close}>
      <Becomes change={change} codes={session.codes} />
      <p>{t("No coding is changed or lost by this. Ctrl+Z does not take it back.")}</p>
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
