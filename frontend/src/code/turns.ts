/** Turns changed by hand, and corrected texts: asked of the server, which shows what it would do before it does it. */

import type { CorrectionRequest, TextChange, TurnRequest } from "../api/wire.ts";
import { translate } from "../app/format.ts";
import { t } from "../i18n/t.ts";
import { ApiError } from "../ops/services.ts";
import type { Turn } from "../text/document.ts";
import { trim } from "../text/words.ts";
import type { TurnWish } from "./overlay.ts";
import type { CodeSession } from "./session.ts";

export type CorrectedFile = Pick<CorrectionRequest, "file" | "data" | "encoding">;

/** How each change is taken back, since undo is about codings. */
const BACK = {
  name: t("Ctrl+Z does not take this back; naming the turn again does."),
  split: t("Ctrl+Z does not take this back; joining the two turns does."),
  join: t("Ctrl+Z does not take this back; splitting the turn does."),
  correct: t("Ctrl+Z does not take this back; correcting to the earlier text, which is kept, does."),
};

/** The turn that the selection, or else the cursor, is in. */
function turnHere(session: CodeSession): Turn | undefined {
  const { document, target } = session;
  return target ? document.turns[document.turnAt(target.start)] : undefined;
}

export function nameTurn(session: CodeSession): void {
  const turn = turnHere(session);
  if (turn) session.overlay.value = { kind: "speaker", wish: { act: "name", turn: turn.number + 1 } };
}

/** From the first selected word on, or from the sentence at the cursor, somebody else speaks. */
export function splitTurn(session: CodeSession): void {
  const turn = turnHere(session);
  const span = session.target && trim(session.document.offsets, session.target);
  if (!turn || !span) session.say(t("Nothing is selected."));
  else if (span.start <= (trim(session.document.offsets, turn)?.start ?? turn.start))
    session.say(t("The turn begins here. Go to the sentence, or select the words, from which on another speaks."));
  else session.overlay.value = { kind: "speaker", wish: { act: "split", turn: turn.number + 1, at: span.start } };
}

export async function joinTurn(session: CodeSession): Promise<void> {
  const turn = turnHere(session);
  if (turn) await changeTurn(session, { act: "join", turn: turn.number + 1 });
}

export function correctText(session: CodeSession): void {
  session.overlay.value = { kind: "correct" };
}

/** Asks for the change; where something is coded there, shows what it does, and `seen` says that it was shown. */
export async function changeTurn(session: CodeSession, wish: TurnWish, seen = ""): Promise<void> {
  const asked: TurnRequest = { ...wish, version: session.transcript.version, seen };
  session.say(t("The turn is being changed…"));
  try {
    const change = await ask(session, "turns", asked);
    if (change.asks) {
      session.say(t("Something is coded there."));
      session.overlay.value = { kind: "turned", wish, change };
    } else await taken(session, change, wish.act);
  } catch (error) {
    session.say(why(error));
  }
}

/** What a corrected file would do; with `seen`, does it. Raises ApiError. */
export function correct(session: CodeSession, file: CorrectedFile, seen = ""): Promise<TextChange> {
  return ask(session, "correct", { ...file, version: session.transcript.version, seen });
}

/** Says what was done, and opens the text as it is now. */
export async function taken(session: CodeSession, change: TextChange, act: keyof typeof BACK): Promise<void> {
  const told = change.told.map(translate).join(" ");
  if (!change.written) return session.say(told);
  session.renewal.value = { told, back: BACK[act] };
  session.say(told);
  const { target } = session;
  if (target) session.prefs.setPlace(session.key, target.start);
  await session.store.reload();
}

/** Why something was not done, in words. */
export function why(error: unknown): string {
  if (!(error instanceof ApiError)) return translate(String(error));
  return `${translate(error.error.message)} ${error.error.hint && translate(error.error.hint)}`.trim();
}

async function ask(session: CodeSession, what: "turns" | "correct", asked: object): Promise<TextChange> {
  await saved(session);
  const path = `/api/transcripts/${encodeURIComponent(session.transcript.id)}/${what}`;
  return session.services.api.post<TextChange>(path, asked);
}

/** What was coded a moment ago belongs to what is shown: the server has it first. Raises ApiError where it cannot. */
function saved({ queue }: CodeSession): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (queue.pending.length === 0) resolve();
      else if (queue.status.peek().kind === "unsaved") {
        const message = t("not everything that was coded is saved yet; nothing was changed");
        reject(new ApiError(0, { kind: "failed", message, hint: t("try again when it is") }));
      } else setTimeout(look, 50);
    };
    look();
  });
}
