/** The text follows what is heard: its turn and sentence are marked, and brought into view unless somebody just scrolled. */
import { effect } from "@preact/signals";
import type { CodeSession } from "../code/session.ts";
import type { TextView } from "../text/view.ts";
import type { Heard } from "./timeline.ts";

/** For so long a hand on the text is let have its way (ms). */
const HANDS_OFF = 4000;

const SCROLLS = new Set(["PageDown", "PageUp", "Home", "End", " "]);

/** Puts a class on one element and takes it off the one before. */
function only(name: string): (element: HTMLElement | undefined) => void {
  let now: HTMLElement | undefined;
  return (element) => {
    if (element === now) return;
    now?.classList.remove(name);
    element?.classList.add(name);
    now = element;
  };
}

export function followSound(session: CodeSession, view: TextView): () => void {
  const turn = only("heard");
  const sentence = only("heard-now");
  let touched = Number.NEGATIVE_INFINITY;
  const touch = (): void => {
    touched = performance.now();
  };
  const hands = ["wheel", "touchmove", "pointerdown"] as const;
  for (const one of hands) view.scroller.addEventListener(one, touch, { passive: true });
  // Keys of the recording are no hand on the text: only those that scroll, or move the cursor.
  const scrolled = ({ key }: KeyboardEvent): void => {
    if (SCROLLS.has(key)) touch();
  };
  view.scroller.addEventListener("keydown", scrolled);
  const rest = session.cursor.subscribe(() => touch());
  touched = Number.NEGATIVE_INFINITY;
  const end = effect(() => {
    const heard = session.sound.heard.value;
    turn(heard ? view.dom.turns[heard.turn]?.group : undefined);
    sentence(heard ? view.dom.pieces[heard.piece] : undefined);
    const plays = session.sound.player.value?.playing.value ?? false;
    if (heard && plays && session.sound.following.value && performance.now() - touched > HANDS_OFF) show(view, heard);
  });
  return () => {
    end();
    rest();
    view.scroller.removeEventListener("keydown", scrolled);
    for (const one of hands) view.scroller.removeEventListener(one, touch);
    turn(undefined);
    sentence(undefined);
  };
}

/** Into the upper third, once it has left the middle of the screen: not a step with every sentence. */
function show(view: TextView, heard: Heard): void {
  const span = view.document.pieces[heard.piece]?.sentence;
  if (!span) return;
  const screen = view.scroller.getBoundingClientRect();
  const top = view.edgeRect(span, "start").top;
  if (top < screen.top + 8 || top > screen.top + (screen.height - view.covered) * 0.7) view.reveal(span, "third");
}
