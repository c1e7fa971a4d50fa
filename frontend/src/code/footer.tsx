/** Where one is, how much has been read, and the pinned codes. */

import { Toolbar } from "../app/toolbar.tsx";
import { rich, t } from "../i18n/t.ts";
import { Key, Press } from "../keys/key.tsx";
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
      <span class="nowrap">{rich("Turn {turn}/{total} · {read} % read", { turn, total, read })}</span>
      <Toolbar label={t("Pinned codes and stripes")} class="foot-tools">
        <ul class="pins" aria-label={t("Pinned codes")}>
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
                    <Key of={`pin${i + 1}`} />{" "}
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
              {rich("Pin a code: {key}–{key2} in the codebook", { key: <Press name="1" />, key2: <Press name="9" /> })}
            </li>
          )}
        </ul>
        <button type="button" class="btn bare small nowrap stripe-mode" onClick={() => cycleStripes(session)}>
          {STRIPE_WORDS[session.prefs.stripes]} <Key of="stripes" />
        </button>
        {session.readOnly.value === null && (
          <button
            type="button"
            class="btn small nowrap"
            onClick={() => {
              session.overlay.value = { kind: "finish" };
            }}
          >
            {rich("Finish… {key}", { key: <Key of="finish" /> })}
          </button>
        )}
      </Toolbar>
      <span class="hints nowrap">
        {rich("{key} code {key2} bounds {key3} repeat {key4} memo {key5} undo {key6} keys", {
          key: <Key of="palette" />,
          key2: <Key of="bounds" />,
          key3: <Key of="repeat" />,
          key4: <Key of="memo" />,
          key5: <Key of="undo" />,
          key6: <Key of="keyList" />,
        })}
      </span>
    </div>
  );
}
