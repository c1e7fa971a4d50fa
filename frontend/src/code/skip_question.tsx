/** Why a passage is skipped, asked for in passing; and what is skipped where the cursor is. */
import { useRef } from "preact/hooks";
import { Dialog } from "../app/dialog.tsx";
import { formatTime } from "../app/format.ts";
import { PRIVATE } from "../app/parts.tsx";
import { rich, t } from "../i18n/t.ts";
import { Key } from "../keys/key.tsx";
import type { Span } from "../text/offsets.ts";
import { Answers, Leave } from "./questions.tsx";
import type { CodeSession } from "./session.ts";
import { skipSpan, skipsHere, unskip } from "./skips.ts";

export function SkipQuestion({ session, span, close }: { session: CodeSession; span: Span; close: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog title={t("Skip what could not be coded")} onClose={close}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const reason = field.current?.value ?? "";
          close();
          skipSpan(session, span, reason);
        }}
      >
        <p>
          {t(
            "It is missing in your coding, which is not a “no”: a unit that it touches is left out where you are compared.",
          )}
        </p>
        <label class="field">
          <span class="label">{t("Why (may stay empty)")}</span>
          <input class="input" ref={field} autofocus type="text" maxLength={2000} {...PRIVATE} />
        </label>
        <Answers>
          <Leave close={close} />
          <button type="submit" class="btn main">
            {t("Skip it")}
          </button>
        </Answers>
      </form>
    </Dialog>
  );
}

/** In the inspector: the skips that the cursor or the selection touches. */
export function Skipped({ session }: { session: CodeSession }) {
  const here = skipsHere(session);
  if (here.length === 0) return null;
  return (
    <section class="panel-card">
      <h3>{t("Skipped: it could not be coded")}</h3>
      {here.map((skip) => (
        <div key={skip.id}>
          {skip.reason && <p class="memo-text">{skip.reason}</p>}
          <p class="quiet small">
            {skip.coder} · {formatTime(skip.at)}
          </p>
          <button type="button" class="btn small" onClick={() => unskip(session, skip)}>
            {rich("Take back {key}", { key: <Key of="skip" /> })}
          </button>
        </div>
      ))}
    </section>
  );
}
