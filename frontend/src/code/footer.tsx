/** Where one is, how much has been read, and the pinned codes. */

import { Toolbar } from "../app/toolbar.tsx";
import { applyPin } from "./apply.ts";
import { cycleStripes } from "./code_keys.ts";
import type { CodeSession } from "./session.ts";
import { STRIPE_WORDS } from "./stripe_modes.ts";

export function Footer({ session }: { session: CodeSession }) {
  const { document } = session;
  const piece = document.pieces[session.cursor.value.piece];
  const turn = piece ? (document.turns[piece.turn]?.number ?? 0) + 1 : 0;
  const total = session.transcript.turns.length;
  const read =
    document.turns.length > 0
      ? Math.floor(
          (100 * document.turns.filter((one) => session.read.value.has(one.number)).length) / document.turns.length,
        )
      : 0;
  const pins = session.prefs.pins(session.codes.codebook.id);
  return (
    <div class="code-foot" data-region="Pinned codes">
      <span class="nowrap">
        Turn {turn}/{total} · {read}&nbsp;% read
      </span>
      <Toolbar label="Pinned codes and stripes" class="foot-tools">
        <ul class="pins" aria-label="Pinned codes">
          {pins.map(
            (code, i) =>
              code && (
                <li key={code}>
                  <button
                    type="button"
                    class="pin"
                    title={session.codes.path(code)}
                    onClick={() => {
                      applyPin(session, i);
                      session.view?.list.focus({ preventScroll: true });
                    }}
                  >
                    <kbd>{i + 1}</kbd>{" "}
                    <span
                      class="swatch"
                      style={{ "--hue": session.codes.hue(code) }}
                      data-pattern={["solid", "hatched", "dotted"][session.codes.pattern(code)]}
                    />{" "}
                    {session.codes.name(code)}
                  </button>
                </li>
              ),
          )}
          {pins.every((code) => !code) && (
            <li class="quiet pin-hint">
              Pin a code: <kbd>1</kbd>–<kbd>9</kbd> in the codebook
            </li>
          )}
        </ul>
        <button type="button" class="btn bare small nowrap stripe-mode" onClick={() => cycleStripes(session)}>
          {STRIPE_WORDS[session.prefs.stripes]} <kbd>Y</kbd>
        </button>
        {session.readOnly.value === null && (
          <button
            type="button"
            class="btn small nowrap"
            onClick={() => {
              session.overlay.value = { kind: "finish" };
            }}
          >
            Finish… <kbd>Ctrl+Enter</kbd>
          </button>
        )}
      </Toolbar>
      <span class="hints nowrap">
        <kbd>Enter</kbd> code <kbd>B</kbd> bounds <kbd>.</kbd> repeat <kbd>M</kbd> memo <kbd>Ctrl+Z</kbd> undo{" "}
        <kbd>?</kbd> keys
      </span>
    </div>
  );
}
