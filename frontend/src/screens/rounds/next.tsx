/** What comes next in a round, as one button. */

import { useState } from "preact/hooks";
import type { RoundAct, RoundLine } from "../../api/wire.ts";
import { asks, may } from "../../app/may.ts";
import { lastOpen } from "../../app/preferences.ts";
import { href } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { CompareDialog, SimpleAct } from "../round_panel.tsx";
import { OFFERS } from "./steps.ts";

/** The address of the form that starts a round over this one, or one like it after training. */
export function startOver(line: RoundLine, act: RoundAct): string {
  const offer = OFFERS[act];
  if (!offer) return href.rounds(line.round.id);
  const { id } = line.round;
  return href.start(act === "start" ? { kind: offer.kind, like: id } : { kind: offer.kind, over: id });
}

function Compare({ line }: { line: RoundLine }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" class="btn main" onClick={() => setAsking(true)} {...asks("POST /api/rounds/{id}/compare")}>
        {t("Compare…")}
      </button>
      {asking && <CompareDialog round={line.round} onClose={() => setAsking(false)} />}
    </>
  );
}

function Link({ to, name }: { to: string; name: string }) {
  return (
    <a class="btn main" href={to}>
      {name}
    </a>
  );
}

/** The button of the next act; nothing where others are waited for. */
export function NextAct({ line }: { line: RoundLine }) {
  const { round, next } = line;
  const last = lastOpen(services.settings.value.value)[round.id] ?? round.assigned[0] ?? "";
  switch (next.act) {
    case "code":
      return last ? <Link to={href.code(round.id, last)} name={t("Code##verb")} /> : null;
    case "compare":
      return <Compare line={line} />;
    case "decide":
      return <Link to={href.adjudicate(round.id)} name={t("Adjudicate")} />;
    case "sign":
    case "close":
      return round.may[next.act] ? <SimpleAct round={round} act={next.act} main /> : null;
    case "settle":
      return <Link to={href.rounds(round.id)} name={t("Settle…")} />;
    case "pass":
    case "subcodes":
    case "start":
      if (!may("POST /api/start")) return null;
      return <Link to={startOver(line, next.act)} name={OFFERS[next.act]?.name ?? ""} />;
    default:
      return null;
  }
}
