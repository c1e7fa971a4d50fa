/** The quiet lines above the text: what mode it is in, why it cannot be changed, how to begin. */

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { labelled } from "../app/format.ts";
import { CodeName } from "../app/swatch.tsx";
import { Told } from "../app/told.tsx";
import { Toolbar } from "../app/toolbar.tsx";
import { rich, t } from "../i18n/t.ts";
import { Key, Press } from "../keys/key.tsx";
import { accept, reject } from "./edit.ts";
import { stepSuggestion } from "./navigate.ts";
import { Onward } from "./onward.tsx";
import type { CodeSession } from "./session.ts";

export function Banners({ session }: { session: CodeSession }) {
  void session.store.revision.value;
  const work = session.store.work.value;
  const why = session.readOnly.value;
  const { standing } = session.store;
  return (
    <div class="banners">
      {why !== null && (
        <p class="banner warn">
          <Told words={why} />{" "}
          {standing.state === "finished" && (work.readonly === null || work.readonly.can_reopen) && (
            <button type="button" class="btn small" onClick={() => (session.overlay.value = { kind: "reopen" })}>
              {t("Reopen")}
            </button>
          )}
          {standing.state === "finished" && <Onward session={session} />}
        </p>
      )}
      {work.problems.map((problem) => (
        <p class="banner warn" key={problem}>
          <Told words={problem} />
        </p>
      ))}
      <Purpose session={session} />
    </div>
  );
}

/** What a second pass or a sub-code round is for, and what stands below; put away for good in each round. */
function Purpose({ session }: { session: CodeSession }) {
  const words = purpose(session);
  if (words === null || session.prefs.knows(session.round)) return null;
  return (
    <p class="banner purpose">
      <span>{words}</span>
      <button type="button" class="btn small" onClick={() => session.prefs.setKnows(session.round)}>
        {t("Understood")}
      </button>
    </p>
  );
}

function purpose(session: CodeSession): string | null {
  const { allowed } = session;
  const round = session.services.session.value?.rounds.find((one) => one.id === session.round);
  if (allowed) {
    if (allowed.length === 0)
      return t("Sub-coding: nothing here has the parent code, so there is nothing to code. Finish this transcript.");
    const parent = round?.parent ? session.codes.name(round.parent) : t("the parent code");
    return t(
      "Sub-coding: what was coded {parent}{hasOver, select, yes { in {over}} other {}} gets a finer code. Only these {allowed, plural, one {words are} other {# passages are}} open; what was said around them is grey.",
      { parent, hasOver: round?.over ? "yes" : "no", over: round?.over, allowed: allowed.length },
    );
  }
  const { below } = session.store.work.value;
  if (!below) return null;
  return t(
    "Second pass over {label}: read again, now that all transcripts are known, and add or change what was missed. {many, plural, =0 {Nothing was coded here in it.} one {Its one coding here has hollow stripes and counts as it is until you confirm, recode or remove it.} other {Its # codings here have hollow stripes and count as they are until you confirm, recode or remove them.}}",
    { label: labelled(below.label), many: below.codings.length },
  );
}

/** What comes and goes while coding lies over the lower edge: the text never moves for it. */
export function Modes({ session }: { session: CodeSession }) {
  void session.store.revision.value;
  const codes = session.codes.codebook.codes;
  const only = session.onlyCode.value;
  const suggestions = [...session.store.standing.suggestions.values()].filter((one) => one.state === "open").length;
  const over = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (session.view) session.view.covered = over.current?.offsetHeight ?? 0;
  });
  return (
    <div class="modes" ref={over}>
      {session.renewal.value && (
        <p class="banner mode renewal">
          <span>
            <Told words={session.renewal.value.told} /> {session.renewal.value.back}
          </span>
          <button type="button" class="btn small" onClick={() => (session.renewal.value = null)}>
            {t("OK")}
          </button>
        </p>
      )}
      {session.highlighter.value !== null && (
        <p class="banner mode">
          {rich("Highlighter: every selection becomes {codeName}{key} ends it", {
            codeName: <CodeName code={session.highlighter.value} codes={codes} />,
            key: <Press name="Escape" />,
          })}
        </p>
      )}
      {session.bounds.value && (
        <p class="banner mode">
          <b>{t("Bounds")}</b>{" "}
          <span>{rich("{key}{key2} end", { key: <Press name="ArrowLeft" />, key2: <Press name="ArrowRight" /> })}</span>{" "}
          <span>
            {rich("{key}{key2} start", {
              key: <Press name="Shift+ArrowLeft" />,
              key2: <Press name="Shift+ArrowRight" />,
            })}
          </span>{" "}
          <span>{rich("{key} by characters", { key: <Press name="Ctrl" /> })}</span>{" "}
          <span>{rich("{key} keep", { key: <Press name="Enter" /> })}</span>{" "}
          <span>{rich("{key} put back", { key: <Press name="Escape" /> })}</span>
        </p>
      )}
      {only !== null && (
        <p class="banner mode">
          {rich("Only {codeName} is shown", { codeName: <CodeName code={only} codes={codes} /> })}{" "}
          <button type="button" class="btn small" onClick={() => (session.onlyCode.value = null)}>
            {rich("Show all {key}", { key: <Key of="focusCode" /> })}
          </button>
        </p>
      )}
      {suggestions > 0 && <Suggestions session={session} n={suggestions} />}
      {suggestions === 0 && <First session={session} />}
    </div>
  );
}

/** How many rules' proposals wait, and the way through them by mouse; after each answer the next one is shown. */
function Suggestions({ session, n }: { session: CodeSession; n: number }) {
  const here = session.suggestion(session.focused.value);
  const answered = (answer: (session: CodeSession, id: string) => void) => () => {
    if (!here) return;
    const { start } = here;
    answer(session, here.id);
    if (session.suggestion(here.id)) return;
    stepSuggestion(session, 1, start);
    if (n === 1) session.view?.list.focus({ preventScroll: true }); // the buttons go with the last one
  };
  return (
    <div class="banner mode suggestions">
      <span>
        {rich(
          "{n, plural, one {1 suggestion} other {# suggestions}} of the codebook’s cues; none counts until you accept it.",
          { n },
        )}
      </span>
      {session.readOnly.value === null && (
        <Toolbar label={t("Suggestions")} class="row tools">
          <button type="button" class="btn small" onClick={() => stepSuggestion(session, -1)}>
            {t("Previous")}
          </button>
          <button type="button" class="btn small" onClick={() => stepSuggestion(session, 1)}>
            {t("Next")} <Key of="nextSuggestion" />
          </button>
          <button type="button" class="btn small" disabled={!here} onClick={answered(accept)}>
            {t("Accept")} <Key of="accept" />
          </button>
          <button type="button" class="btn small" disabled={!here} onClick={answered(reject)}>
            {t("Reject")} <Key of="reject" />
          </button>
        </Toolbar>
      )}
    </div>
  );
}

/** Before the first coding, and never again. */
function First({ session }: { session: CodeSession }) {
  const coded = useSignal(false);
  void session.store.revision.value;
  if (session.store.standing.codings.size > 0 || (session.store.work.value.below?.codings.length ?? 0) > 0)
    coded.value = true;
  if (coded.value || session.readOnly.value !== null || session.allowed?.length === 0) return null;
  return (
    <p class="banner mode">
      <span>
        {rich("Select a sentence ({key}), press {key2}.", {
          key: <Key of="next" always />,
          key2: <Key of="palette" always />,
        })}
      </span>
    </p>
  );
}
