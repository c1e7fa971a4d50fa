/** Which turns have been read: on screen for two seconds. Private, kept with the person's settings only. */
import type { TextView } from "../text/view.ts";
import type { CodeSession } from "./session.ts";

const LONG_ENOUGH = 2000;
const KEEP_AFTER = 5000;

export function trackReading(session: CodeSession, view: TextView): () => void {
  let since = new Map<number, number>();
  let keep: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    if (document.hidden) return;
    const now = Date.now();
    const [first, last] = view.onScreen();
    const next = new Map<number, number>();
    const done: number[] = [];
    for (let turn = first; turn < last; turn += 1) {
      next.set(turn, since.get(turn) ?? now);
      const number = session.document.turns[turn]?.number;
      if (number !== undefined && now - (since.get(turn) ?? now) >= LONG_ENOUGH && !session.read.peek().has(number))
        done.push(number);
    }
    since = next;
    if (done.length === 0) return;
    session.read.value = new Set([...session.read.peek(), ...done]);
    clearTimeout(keep);
    keep = setTimeout(() => session.prefs.setRead(session.key, session.read.peek()), KEEP_AFTER);
  };
  const timer = setInterval(look, 1000);
  return () => clearInterval(timer);
}
