/** Why the coders of a compared round disagree, code by code, and the sentence that would settle it. */

import { useState } from "preact/hooks";
import type { DiagnosedCode, Diagnosis, DiagnosisSide, ProposeRequest, Round } from "../../api/wire.ts";
import { formatFigure, translate } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { asks } from "../../app/may.ts";
import { FaultNote, PRIVATE, Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { known, rich, t } from "../../i18n/t.ts";
import { SaveAs } from "./save.tsx";

function Side({ side, round }: { side: DiagnosisSide; round: string }) {
  return (
    <div class="stack">
      <h4>{rich("Only {coder} ({n})", { coder: side.coder, n: side.n })}</h4>
      {side.typical.length === 0 && <p class="quiet">{t("no passage")}</p>}
      <ul class="stack">
        {side.typical.map((one, at) => (
          <li key={at}>
            <q>{one.words}</q>{" "}
            <span class="quiet small">
              {rich("{a}; the other: {other}", {
                a: (
                  <a href={href.compare(round, one.transcript)}>
                    {one.transcript}, {one.unit}
                  </a>
                ),
                other: one.other.join(", ") || t("nothing"),
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Settle({ round, one, again }: { round: Round; one: DiagnosedCode; again: () => void }) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState("");
  const propose = async (event: Event) => {
    event.preventDefault();
    try {
      const body: ProposeRequest = { code: one.code, sentence: text };
      await services.api.post(`/api/rounds/${encodeURIComponent(round.id)}/propose`, body);
      services.announce(t("Proposed for {code}; it stands on the Codebook screen.", { code: one.code }));
      setText("");
      setFault("");
      again();
    } catch (error) {
      setFault(translate((error as Error).message));
    }
  };
  return (
    <form class="stack" onSubmit={(event) => void propose(event)}>
      {one.proposed.map((said) => (
        <p key={said.coder + said.sentence} class="note">
          {said.coder}: {said.sentence}
        </p>
      ))}
      <label class="field" {...asks("POST /api/rounds/{id}/propose")}>
        <span class="label">{t("The sentence that would settle it")}</span>
        <textarea
          class="input"
          value={text}
          maxLength={2000}
          onInput={(event) => setText(event.currentTarget.value)}
          {...PRIVATE}
        />
        <span class="help">{t("It becomes a proposal for the codebook, under your name.")}</span>
      </label>
      <FaultNote fault={fault} />
      <p>
        <button type="submit" class="btn small" disabled={!text.trim()} {...asks("POST /api/rounds/{id}/propose")}>
          {t("Propose")}
        </button>
      </p>
    </form>
  );
}

/** "omission 2, boundary 1" */
const kinds = (one: DiagnosedCode): string =>
  Object.entries(one.types)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${known(kind)} ${number}`)
    .join(", ");

function Words({ one }: { one: DiagnosedCode }) {
  const [first, second] = one.sides;
  if (one.words.length === 0 || !first || !second) return null;
  const said = one.words.map((w) => `${w.word} (${w.first}:${w.second})`);
  return (
    <p>
      {rich(
        "Words that separate {coder}’s passages from {coder2}’s: {said}. <mark>In brackets: passages with the word. With few passages these are hints only.</mark>",
        {
          coder: first.coder,
          coder2: second.coder,
          said: said.join(", "),
          mark: (words) => <span class="quiet small">{words}</span>,
        },
      )}
    </p>
  );
}

function OfCode({ round, one, again }: { round: Round; one: DiagnosedCode; again: () => void }) {
  return (
    <details class="card">
      <summary>
        <strong>{one.name}</strong> <span class="quiet">{one.code}</span> ·{" "}
        {t("{n, plural, one {# difference} other {# differences}}", { n: one.n })} ·{" "}
        {one.coefficient === "cohen_kappa" ? t("kappa") : t("alpha")} {formatFigure(one.value)}
      </summary>
      <div class="stack">
        <p>
          <Told words={one.told} />
        </p>
        <p class="quiet">{kinds(one)}</p>
        {[...one.hints, ...one.changed].map((hint) => (
          <p key={hint} class="quiet">
            <Told words={hint} />
          </p>
        ))}
        <div class="typical">
          <div class="stack">
            <h4>{t("The codebook says")}</h4>
            <p>{one.definition}</p>
            {one.include && <p>{rich("Include: {include}", { include: one.include })}</p>}
            {one.exclude && <p>{rich("Not: {exclude}", { exclude: one.exclude })}</p>}
          </div>
          {one.sides.map((side) => (
            <Side key={side.coder} side={side} round={round.id} />
          ))}
        </div>
        <Words one={one} />
        <Settle round={round} one={one} again={again} />
      </div>
    </details>
  );
}

export function DiagnosisPart({ round }: { round: Round }) {
  const path = `/api/rounds/${encodeURIComponent(round.id)}`;
  // It is worked out when it is asked for: of a large round that takes seconds.
  const [open, setOpen] = useState(false);
  const found = useLoad<Diagnosis>(open ? `${path}/diagnosis` : null, anyChange);
  return (
    <section class="stack" aria-label={t("Why coders disagree")}>
      <h2>{t("Why coders disagree")}</h2>
      {!open && (
        <p class="row">
          <button type="button" class="btn small" onClick={() => setOpen(true)}>
            {t("Show code by code")}
          </button>
          <span class="quiet small">
            {t("What each code is confused with, typical passages, and a field for the sentence that would settle it.")}
          </span>
        </p>
      )}
      <Show what={t("Diagnosis")} of={found}>
        {(data) => (
          <>
            {data.notes.map((note) => (
              <p key={note} class="note warn">
                {note}
              </p>
            ))}
            {data.codes.length === 0 && <p class="note good">{t("The coders agree on every code that was used.")}</p>}
            {data.codes.map((one) => (
              <OfCode key={one.code} round={round} one={one} again={found.reload} />
            ))}
            {data.agreed.length > 0 && (
              <p class="quiet">{rich("No difference: {agreed}.", { agreed: data.agreed.join(", ") })}</p>
            )}
            <SaveAs kind="diagnose" round={round.id} what={t("why coders disagree")} />
          </>
        )}
      </Show>
    </section>
  );
}
