/** What the keys do with the recording; pedals are keys that say their name when they are pressed. */

import { shared } from "../app/served.ts";
import { setCursor } from "../code/navigate.ts";
import type { CodeSession } from "../code/session.ts";
import { t } from "../i18n/t.ts";
import type { Handlers } from "../keys/dispatcher.ts";
import * as cursors from "../text/cursor.ts";
import type { Player } from "./player.ts";
import { SKIP, whileDown } from "./preferences.ts";
import { clock } from "./timeline.ts";

const NO_TIME = t("This turn has no time.");

/** A held key says its name again and again: only the first counts. Where so set, it plays until the key is let go. */
function playKey(session: CodeSession, player: Player, event: KeyboardEvent): void {
  if (event.repeat) return;
  if (!event.code || !whileDown(session.services.settings.value.peek())) {
    player.toggle();
    return;
  }
  void player.play();
  const up = (raised: KeyboardEvent): void => {
    if (raised.code !== event.code) return;
    removeEventListener("keyup", up, true);
    player.pause();
  };
  addEventListener("keyup", up, true);
}

/** Plays from the selection, or the sentence at the cursor. */
export function listenHere(session: CodeSession): void {
  const player = session.sound.player.peek();
  const from = session.target && session.sound.timeline.timeOf(session.target.start);
  if (!player) return;
  if (from === null) {
    session.say(NO_TIME);
    return;
  }
  player.setLoop(null);
  player.seek(from);
  void player.play();
}

/** The turn at the cursor again and again; or no more. */
export function loopTurn(session: CodeSession): void {
  const player = session.sound.player.peek();
  if (!player) return;
  if (player.loop.peek()) {
    player.setLoop(null);
    session.say(t("The recording goes on after the turn."));
    return;
  }
  const turn = session.document.pieces[session.cursor.peek().piece]?.turn ?? -1;
  const stretch = session.sound.timeline.stretchOf(turn);
  if (!stretch) {
    session.say(NO_TIME);
    return;
  }
  player.setLoop(stretch);
  const number = (session.document.turns[turn]?.number ?? 0) + 1;
  session.say(t("Turn {number} is played again and again.", { number }));
  void player.play();
}

export function toggleFollow(session: CodeSession): void {
  const { following } = session.sound;
  following.value = !following.peek();
  session.say(following.peek() ? t("The text follows the recording.") : t("The text stays where it is."));
}

/** The cursor goes to the sentence that is heard, or was heard last. */
function cursorToHeard(session: CodeSession, player: Player): void {
  const heard = session.sound.timeline.heardAt(player.position.peek());
  if (!heard) {
    session.say(t("Nothing of the text is heard here."));
    return;
  }
  session.focus(null);
  setCursor(session, cursors.goTo(session.document, session.cursor.peek(), heard.piece));
}

export function changeRate(session: CodeSession, by: 1 | -1): void {
  const player = session.sound.player.peek();
  player?.stepRate(by);
  if (player) session.say(t("Speed {rate}.", { rate: player.rate.peek() }));
}

export function soundKeys(session: CodeSession): Handlers {
  const { sound } = session;
  const player = sound.player.value;
  // A server for several people plays nothing: a recording lies on one's own computer.
  if (shared) return {};
  const choose: Handlers = {
    soundChoose: () => {
      sound.choosing.value = true;
    },
  };
  if (!player) return choose;
  return {
    ...choose,
    soundPlay: (event) => playKey(session, player, event),
    soundBack: () => player.skip(-SKIP),
    soundForward: () => player.skip(SKIP),
    soundSlower: () => changeRate(session, -1),
    soundFaster: () => changeRate(session, 1),
    soundWhere: () =>
      session.say(
        t("{clock} of {clock2}.", { clock: clock(player.position.peek()), clock2: clock(player.duration.peek()) }),
      ),
    ...(sound.timeline.isTimed
      ? {
          soundHere: () => listenHere(session),
          soundLoop: () => loopTurn(session),
          soundFollow: () => toggleFollow(session),
          soundCursor: () => cursorToHeard(session, player),
        }
      : {}),
  };
}

/** Keys of the system (headphones, media keys of a keyboard), where the browser hands them on. */
export function systemKeys(player: Player): () => void {
  const session = navigator.mediaSession;
  if (!session) return () => {};
  const acts: [MediaSessionAction, () => void][] = [
    ["play", () => void player.play()],
    ["pause", () => player.pause()],
    ["seekbackward", () => player.skip(-SKIP)],
    ["seekforward", () => player.skip(SKIP)],
  ];
  const set = (on: boolean): void => {
    for (const [name, act] of acts) {
      try {
        session.setActionHandler(name, on ? act : null);
      } catch {
        // a key that this browser does not know
      }
    }
  };
  set(true);
  // The system shows what is played, on the lock screen too: never a transcript's or a file's name.
  session.metadata = new MediaMetadata({ title: "codekit" });
  return () => {
    set(false);
    session.metadata = null;
  };
}
