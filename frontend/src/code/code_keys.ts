/** What each key does on the Code screen. */
import { t } from "../i18n/t.ts";
import type { Handlers } from "../keys/dispatcher.ts";
import { keyFor } from "../keys/key.tsx";
import { soundKeys } from "../sound/sound_keys.ts";
import * as cursors from "../text/cursor.ts";
import { applyPin, inVivo, repeatLast, toggleHighlighter, writable } from "./apply.ts";
import { enterBounds, moveBound } from "./bounds_mode.ts";
import * as edit from "./edit.ts";
import { makeExample } from "./example.ts";
import { findStep } from "./find_bar.tsx";
import { defineHere } from "./hover.ts";
import { openMenuHere } from "./menu.tsx";
import { go, nextUnread, page, release, setCursor, stepCoding, stepSuggestion } from "./navigate.ts";
import { togglePanel } from "./panel.tsx";
import { STRIPE_MODES } from "./prefs.ts";
import type { CodeSession } from "./session.ts";
import { skip } from "./skips.ts";
import { STRIPE_WORDS } from "./stripe_modes.ts";
import { correctText, joinTurn, nameTurn, splitTurn } from "./turns.ts";

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

const moving = (session: CodeSession): Handlers => ({
  next: () => go(session, (doc, cursor) => cursors.move(doc, cursor, 1)),
  previous: () => go(session, (doc, cursor) => cursors.move(doc, cursor, -1)),
  nextTurn: () => go(session, (doc, cursor) => cursors.moveTurn(doc, cursor, 1)),
  previousTurn: () => go(session, (doc, cursor) => cursors.moveTurn(doc, cursor, -1)),
  pageDown: () => page(session, 1),
  pageUp: () => page(session, -1),
  home: () => go(session, (doc, cursor) => cursors.home(doc, cursor)),
  end: () => go(session, (doc, cursor) => cursors.end(doc, cursor)),
  textStart: () => go(session, (doc, cursor) => cursors.goTo(doc, cursor, 0)),
  textEnd: () => go(session, (doc, cursor) => cursors.goTo(doc, cursor, doc.pieces.length - 1)),
  goToTurn: () => {
    session.overlay.value = { kind: "turn" };
  },
  nextCoding: () => stepCoding(session, 1),
  previousCoding: () => stepCoding(session, -1),
  nextSuggestion: () => stepSuggestion(session, 1),
  nextUnread: () => nextUnread(session),
});

const selecting = (session: CodeSession): Handlers => ({
  extendNext: () => go(session, (doc, cursor) => cursors.move(doc, cursor, 1, true)),
  extendPrevious: () => go(session, (doc, cursor) => cursors.move(doc, cursor, -1, true)),
  extendNextTurn: () => go(session, (doc, cursor) => cursors.moveTurn(doc, cursor, 1, true)),
  extendPreviousTurn: () => go(session, (doc, cursor) => cursors.moveTurn(doc, cursor, -1, true)),
  wholeTurn: () => {
    session.focus(null);
    setCursor(session, cursors.wholeTurn(session.document, session.cursor.peek()), false);
  },
  bounds: () => enterBounds(session),
  endForward: () => moveBound(session, "end", 1, "word"),
  endBack: () => moveBound(session, "end", -1, "word"),
  startForward: () => moveBound(session, "start", 1, "word"),
  startBack: () => moveBound(session, "start", -1, "word"),
  release: () => release(session),
});

function coding(session: CodeSession): Handlers {
  const handlers: Record<string, () => void> = {
    palette: () => {
      if (writable(session)) session.overlay.value = { kind: "palette" };
    },
    repeat: () => repeatLast(session),
    inVivo: () => inVivo(session),
  };
  for (const n of DIGITS) {
    handlers[`pin${n}`] = () => applyPin(session, n - 1);
    handlers[`highlighter${n}`] = () =>
      toggleHighlighter(session, session.prefs.pins(session.codes.codebook.id)[n - 1]);
  }
  if (edit.offered(session) !== null) {
    handlers.accept = () => edit.accept(session);
    handlers.reject = () => edit.reject(session);
  }
  return handlers;
}

const changing = (session: CodeSession): Handlers => ({
  recode: () => edit.recode(session),
  remove: () => edit.remove(session),
  polarity: () => edit.polarity(session),
  value: () => edit.value(session),
  split: () => edit.split(session),
  merge: () => edit.merge(session),
  memo: () => edit.memo(session),
  documentMemo: () => edit.transcriptMemo(session),
  discuss: () => edit.discuss(session),
  example: () => makeExample(session),
  skip: () => skip(session),
  nameTurn: () => nameTurn(session),
  splitTurn: () => splitTurn(session),
  joinTurn: () => void joinTurn(session),
  correctText: () => correctText(session),
  menu: () => openMenuHere(session),
  finish: () => {
    if (writable(session)) session.overlay.value = { kind: "finish" };
  },
});

/** The branch of the focused coding, of the first one here, or of the last code given; again to show all. */
export function focusCode(session: CodeSession): void {
  const here = session.view?.codings.get(session.focused.peek() ?? "") ?? session.here()[0];
  const code = here?.code ?? session.lastCode.peek();
  session.onlyCode.value = session.onlyCode.peek() !== null ? null : code;
  session.say(
    session.onlyCode.peek() === null
      ? t("All codes are shown.")
      : t("Only {name} is shown. {key} for all.", {
          name: session.codes.name(session.onlyCode.peek() as string),
          key: keyFor("focusCode"),
        }),
  );
}

export function cycleStripes(session: CodeSession): void {
  const at = STRIPE_MODES.indexOf(session.prefs.stripes);
  const next = STRIPE_MODES[(at + 1) % STRIPE_MODES.length] ?? "all";
  session.prefs.stripes = next;
  session.say(`${STRIPE_WORDS[next]}.`);
}

const viewing = (session: CodeSession): Handlers => ({
  define: () => defineHere(session),
  focusCode: () => focusCode(session),
  wash: () => {
    session.prefs.wash = !session.prefs.wash;
    session.say(session.prefs.wash ? t("Wash on.") : t("Wash off."));
  },
  stripes: () => cycleStripes(session),
  reading: () => {
    session.reading.value = !session.reading.peek();
    session.say(
      session.reading.peek()
        ? t("Reading mode: a plain page with headings. {key} to go back to coding.", { key: keyFor("reading") })
        : t("Coding mode."),
    );
  },
  leftPanel: () => togglePanel(session, "left"),
  rightPanel: () => togglePanel(session, "right"),
  find: () => {
    session.finding.value = true;
  },
  findNext: () => findStep(session, 1),
  findPrevious: () => findStep(session, -1),
});

/** In reading mode only what does not need the sentence cursor. */
const READING_ONLY = [
  "reading",
  "find",
  "findNext",
  "findPrevious",
  "leftPanel",
  "rightPanel",
  "goToTurn",
  "wash",
  "stripes",
  "focusCode",
  "correctText",
  "soundChoose",
  "soundPlay",
  "soundBack",
  "soundForward",
  "soundSlower",
  "soundFaster",
  "soundWhere",
  "soundFollow",
];

export function codeKeys(session: CodeSession): Handlers {
  const all: Handlers = {
    ...moving(session),
    ...selecting(session),
    ...coding(session),
    ...changing(session),
    ...viewing(session),
    ...soundKeys(session),
  };
  if (!session.reading.value) return all;
  return Object.fromEntries(READING_ONLY.map((id) => [id, all[id]]));
}
