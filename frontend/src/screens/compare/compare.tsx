/** One text, a group of stripes per coder, and the differences as a list. Nothing can be changed here. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Codebook, Others, Round, Transcript, Work } from "../../api/wire.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { useOnce } from "../../app/once.ts";
import { Empty, Show } from "../../app/parts.tsx";
import { revealInPane } from "../../app/reveal.ts";
import { href, navigate, route } from "../../app/router.ts";
import { services, session } from "../../app/services.ts";
import { CodeName } from "../../app/swatch.tsx";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import { useKeys } from "../../keys/use_keys.ts";
import { compare, type Difference, differences, everybody, KIND_WORDS, type Kind, pass } from "./differences.ts";
import { Pair } from "./pair.tsx";
import { TextPane } from "./text_pane.tsx";
import "./compare.css";

export function KindTag({ kind }: { kind: Kind }) {
  return (
    <span class="kind" title={KIND_WORDS[kind].words}>
      <b aria-hidden="true">{KIND_WORDS[kind].sign}</b>
      {KIND_WORDS[kind].name}
    </span>
  );
}

/** What an empty list of differences means. */
interface None {
  words: string;
  good: boolean;
}

/** Why no difference is listed: that coders agree is said of coders alone, never of a pass over their work. */
export function nothing(others: Pick<Others, "passed">, coders: number, filtered: boolean): None {
  if (filtered) return { words: t("No difference of this code and kind."), good: false };
  if (others.passed) return { words: t("The pass left every coding here as it was."), good: false };
  if (coders < 2) return { words: t("Only one coder's work is here, so there is nothing to compare."), good: false };
  return { words: t("The coders agree on every passage here."), good: true };
}

interface ListProps {
  found: Difference[];
  none: None;
  at: number;
  book: Codebook;
  transcript: Transcript;
  onAt: (at: number) => void;
}

function turnOf(transcript: Transcript, point: number): number {
  return (transcript.turns.findLast((turn) => turn.start <= point)?.index ?? 0) + 1;
}

function List({ found, none, at, book, transcript, onAt }: ListProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    revealInPane(list.current?.children[at]);
  }, [at]);
  if (found.length === 0) return <p class={none.good ? "note good" : "note"}>{none.words}</p>;
  return (
    <ol ref={list}>
      {found.map((one, index) => (
        <li key={one.start}>
          <button type="button" aria-current={index === at} onClick={() => onAt(index)}>
            <span class="row small">
              <span class="quiet">{rich("turn {turnOf}", { turnOf: turnOf(transcript, one.start) })}</span>
              {one.kinds
                .filter((kind) => kind !== "same")
                .map((kind) => (
                  <KindTag key={kind} kind={kind} />
                ))}
            </span>
            {one.codings.map((coding) => (
              <span key={coding.id} class="small">
                <span class="nowrap">{coding.coder}:</span>{" "}
                <CodeName code={coding.code} codes={book.codes} polarity={coding.polarity} />
              </span>
            ))}
          </button>
        </li>
      ))}
    </ol>
  );
}

interface Data {
  round: Round;
  transcript: Transcript;
  book: Codebook;
  work: Work;
  others: Others;
}

function Body(data: Data) {
  const { round, transcript, book, work, others } = data;
  const [two, setTwo] = useState(false);
  const [code, setCode] = useState("");
  const [kind, setKind] = useState<Kind | "">("");
  const [at, setAt] = useState(0);
  const all = useMemo(
    () =>
      others.passed
        ? pass(others.passed)
        : everybody(work.codings[0]?.coder ?? session.value?.coder ?? "", work.codings, others),
    [work, others],
  );
  const coders = useMemo(() => all.map(({ coder }) => coder), [all]);
  const compared = useMemo(
    () => compare(all).filter((one) => (!code || one.coding.code === code) && (!kind || one.kind === kind)),
    [all, code, kind],
  );
  const found = useMemo(() => differences(compared), [compared]);
  const here = found[Math.min(at, found.length - 1)] ?? null;
  useOnce(() => {
    const point = Number(route.value.query.get("at") ?? NaN);
    const index = found.findIndex((one) => one.end > point);
    setAt(Number.isNaN(point) || index < 0 ? 0 : index);
    return undefined;
  });
  const step = (by: number) => () => {
    const next = Math.max(0, Math.min(found.length - 1, at + by));
    setAt(next);
    services.announce(
      found.length ? t("Difference {next} of {found}", { next: next + 1, found: found.length }) : t("No differences."),
    );
  };
  useKeys({ nextDifference: step(1), previousDifference: step(-1), twoPanes: () => setTwo(!two) });
  const activate = (id: string) => {
    const index = found.findIndex((one) => one.codings.some((coding) => coding.id === id));
    if (index >= 0) setAt(index);
  };
  const used = book.codes.filter((one) => all.some(({ codings }) => codings.some((coding) => coding.code === one.id)));
  const common = { transcript, book, compared, coders, focus: here };
  return (
    <div class="compare">
      <div class="tools" data-region="tools">
        <h1 tabIndex={-1}>{rich("Compare {id}", { id: transcript.id })}</h1>
        <select
          class="input"
          aria-label={t("Transcript")}
          value={transcript.id}
          onChange={(event) => navigate(href.compare(round.id, event.currentTarget.value))}
        >
          {round.transcripts.map((id) => (
            <option key={id}>{id}</option>
          ))}
        </select>
        <select
          class="input"
          aria-label={t("Code")}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        >
          <option value="">{t("All codes")}</option>
          {used.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <select
          class="input"
          aria-label={t("Kind")}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as Kind | "")}
        >
          <option value="">{t("All kinds")}</option>
          {Object.entries(KIND_WORDS).map(([id, { name }]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" class="btn small" aria-pressed={two} onClick={() => setTwo(!two)}>
          {t("Two panes")}
        </button>
        <span class="groups">
          {all.map(({ coder, codings }) => (
            <span key={coder}>
              <strong>{coder}</strong>{" "}
              {t("{codings, plural, one {# coding} other {# codings}}", { codings: codings.length })}
            </span>
          ))}
        </span>
        <span class="groups">
          {(Object.keys(KIND_WORDS) as Kind[]).map((one) => (
            <KindTag key={one} kind={one} />
          ))}
        </span>
      </div>
      {two && coders.length > 1 ? (
        <Pair {...common} onActivate={activate} />
      ) : (
        <div class="panes one">
          <div class="pane">
            <TextPane {...common} named label={t("{id}, compared", { id: transcript.id })} onActivate={activate} />
          </div>
          <aside class="list" data-region="differences" aria-label={t("Differences")}>
            <h2>{t("{found, plural, one {# difference} other {# differences}}", { found: found.length })}</h2>
            <List
              found={found}
              none={nothing(others, coders.length, Boolean(code || kind))}
              at={found.length ? Math.min(at, found.length - 1) : 0}
              book={book}
              transcript={transcript}
              onAt={setAt}
            />
          </aside>
        </div>
      )}
    </div>
  );
}

export function Compare({ round: id, transcript }: { round: string; transcript: string }) {
  const round = session.value?.rounds.find((one) => one.id === id);
  const open = round?.may.see_others ?? false;
  const part = encodeURIComponent;
  const text = useLoad<Transcript>(open ? `/api/transcripts/${part(transcript)}` : null);
  const book = useLoad<Codebook>(open ? `/api/codebook?round=${part(id)}` : null);
  const work = useLoad<Work>(open ? `/api/work/${part(id)}/${part(transcript)}` : null, anyChange);
  const others = useLoad<Others>(open ? `/api/work/${part(id)}/${part(transcript)}/others` : null, anyChange);
  if (!round) return <Empty title={t("There is no round {id}.", { id })} />;
  if (!open)
    return (
      <Empty title={round.blind ? t("You work blind in this round.") : t("Nothing to compare yet.")}>
        <p>
          {round.may.why.see_others ? (
            <Told words={round.may.why.see_others} />
          ) : (
            t("Codes of others can be compared once the round has been compared.")
          )}
        </p>
      </Empty>
    );
  const { value: shown } = others;
  if (shown && book.value && text.value && (work.value || work.error)) {
    const own: Work = work.value ?? ({ codings: [] } as unknown as Work);
    return (
      <Body
        key={`${id}/${transcript}`}
        round={round}
        transcript={text.value}
        book={book.value}
        work={own}
        others={shown}
      />
    );
  }
  const fault = [text, book, others].find((one) => one.error) ?? others;
  return (
    <Show what={t("Compare")} of={fault as typeof others}>
      {() => null}
    </Show>
  );
}
