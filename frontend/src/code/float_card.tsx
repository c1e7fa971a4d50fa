/** A card with what a code means, beside a stripe, a coded passage or a code in the panel. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { formatTime } from "../app/format.ts";
import { rich, t } from "../i18n/t.ts";
import { applyCode } from "./apply.ts";
import { type Box, placeCard } from "./card_place.ts";
import { CodeCard } from "./code_card.tsx";
import { closeCard, leaveCard, linesAtCursor } from "./hover.ts";
import type { Card } from "./overlay.ts";
import type { CodeSession } from "./session.ts";

/** More than this at one place are named only. */
const MOST = 4;
const WIDE = 352;

/** The screen without its footer. */
function frameOf(box: HTMLElement): Box {
  const screen = (box.offsetParent ?? document.body).getBoundingClientRect();
  const foot = document.querySelector(".code-foot")?.getBoundingClientRect();
  return {
    left: screen.left + 4,
    right: screen.right - 4,
    top: screen.top + 4,
    bottom: (foot?.top ?? screen.bottom) - 4,
  };
}

function stand(session: CodeSession, card: Card, box: HTMLElement): void {
  const screen = box.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const frame = frameOf(box);
  box.style.width = `${Math.min(WIDE, frame.right - frame.left)}px`;
  box.style.maxHeight = `${Math.max(120, (frame.bottom - frame.top) / 2)}px`;
  const size = { width: box.offsetWidth, height: box.offsetHeight };
  const at = placeCard(card.at, size, frame, linesAtCursor(session));
  if (!at) {
    closeCard(session);
    return;
  }
  box.style.maxHeight = `${at.height}px`;
  box.style.left = `${at.left - screen.left}px`;
  box.style.top = `${at.top - screen.top}px`;
}

export function FloatCard({ session }: { session: CodeSession }) {
  const card = session.card.value;
  return card && <Standing session={session} card={card} />;
}

function Standing({ session, card }: { session: CodeSession; card: Card }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current) stand(session, card, box.current);
  }, [session, card]);
  const shown = card.codings.flatMap((id) => session.view?.codings.get(id) ?? []);
  const codes = card.code === null ? shown.map((coding) => coding.code) : [card.code];
  const own = card.code === null ? undefined : session.codes.get(card.code);
  const offer = card.asked && own?.usable && session.cursor.value.selection !== null && session.readOnly.value === null;
  return (
    <div
      class="float-card fade"
      ref={box}
      role="note"
      aria-label={t("What it means")}
      onPointerLeave={() => leaveCard(session)}
    >
      {codes.slice(0, MOST).map((id, i) => (
        <Meaning key={shown[i]?.id ?? id} session={session} code={id} coding={shown[i]?.id ?? null} />
      ))}
      {codes.length > MOST && (
        <p class="quiet small">{rich("and {codes} more here", { codes: codes.length - MOST })}</p>
      )}
      {offer && own && (
        <p class="row">
          <button
            type="button"
            class="btn small main"
            onClick={() => {
              closeCard(session);
              applyCode(session, own.id);
              if (session.overlay.peek() === null) session.view?.list.focus({ preventScroll: true });
            }}
          >
            {t("Code the selection")}
          </button>
        </p>
      )}
    </div>
  );
}

function Meaning({ session, code, coding }: { session: CodeSession; code: string; coding: string | null }) {
  const found = session.codes.get(code);
  const full = session.coding(coding) ?? session.below(coding);
  const memo =
    coding === null
      ? undefined
      : session
          .memosOn(coding)
          .find((one) => one.text)
          ?.text.split("\n")[0];
  const about = [full?.coder, full && formatTime(full.at), session.suggestion(coding) && t("suggested"), memo];
  const said = about.filter(Boolean).join(" · ");
  return (
    <section>
      {found ? <CodeCard code={found} codes={session.codes.codebook.codes} /> : <h3>{code}</h3>}
      {said && <p class="quiet small">{said}</p>}
    </section>
  );
}
