/** The open points by kind, each with its place, and what is decided about it. */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Meeting, MeetingPoint, PointKind } from "../../api/wire.ts";
import { formatTime, placed } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { t } from "../../i18n/t.ts";

const TITLES: [PointKind, string][] = [
  ["query", t("Queries of reviewers")],
  ["disagreement", t("Disagreements put off")],
  ["memo", t("Notes to discuss")],
  ["proposal", t("Proposed codes")],
];

/** Where a point is found: the screen on which it was raised, and the words in their text. */
export function placesOf(point: MeetingPoint): [string, string][] {
  const { kind, round, transcript, coding, start, code } = point;
  const text: [string, string][] =
    round && transcript && start !== null ? [[t("In the text"), href.compare(round, transcript, start)]] : [];
  if (kind === "query")
    return [[t("In the review"), href.review({ round, transcript, status: "all", at: coding })], ...text];
  if (kind === "disagreement") return [[t("Adjudicate"), href.adjudicate(round)], ...text];
  if (kind === "proposal") return [[t("Codebook"), href.codebook({ round })], ...text];
  if (text.length) return text;
  if (code && round) return [[t("Its code"), href.detail(code, { round })]];
  return [[t("Memos"), href.memos()]];
}

export function Decide({ label, onDecide }: { label: string; onDecide: (text: string) => Promise<boolean> }) {
  const [text, setText] = useState("");
  const [sending, setSending] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    if (!text.trim() || sending) return;
    setSending(true);
    if (await onDecide(text.trim())) setText("");
    setSending(false);
  };
  return (
    <form class="stack" onSubmit={(event) => void send(event)}>
      <label class="field">
        <span class="label">{label}</span>
        <textarea
          class="input"
          rows={2}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send(event);
          }}
          {...PRIVATE}
        />
      </label>
      <span class="row">
        <button type="submit" class="btn main small" disabled={!text.trim() || sending}>
          {t("Record the decision")}
        </button>
        <span class="quiet small">{t("Ctrl+Enter")}</span>
      </span>
    </form>
  );
}

interface PointProps {
  point: MeetingPoint;
  meeting: Meeting | undefined;
  onDecide: (text: string) => Promise<boolean>;
}

function Point({ point, meeting, onDecide }: PointProps) {
  const [open, setOpen] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (open) form.current?.querySelector("textarea")?.focus();
  }, [open]);
  return (
    <li class="card stack point">
      <p class="row">
        <strong class="grow">{placed(point.about)}</strong>
        <span class="quiet small">
          {point.id} · {point.by}, {formatTime(point.at)}
        </span>
      </p>
      {point.said && <p class="kept">{point.said}</p>}
      {point.passage && (
        <blockquote class="quote" dir="auto">
          {point.passage}
        </blockquote>
      )}
      <p class="row small">
        {placesOf(point).map(([name, to]) => (
          <a key={name} href={to}>
            {name}
          </a>
        ))}
        {meeting && (
          <button
            type="button"
            class="btn small"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            {...asks("POST /api/meetings/decide")}
          >
            {t("Decide…")}
          </button>
        )}
      </p>
      {open && meeting && (
        <div ref={form}>
          <Decide label={t("What the meeting of {id} decided", { id: meeting.id })} onDecide={onDecide} />
        </div>
      )}
    </li>
  );
}

interface Props {
  points: readonly MeetingPoint[];
  meeting: Meeting | undefined;
  onDecide: (point: string) => (text: string) => Promise<boolean>;
}

export function Points({ points, meeting, onDecide }: Props) {
  return (
    <>
      {TITLES.map(([kind, title]) => {
        const found = points.filter((point) => point.kind === kind);
        return (
          found.length > 0 && (
            <section key={kind} class="stack" aria-label={title}>
              <h3>
                {title} <span class="quiet">{found.length}</span>
              </h3>
              <ul class="stack">
                {found.map((point) => (
                  <Point key={point.id} point={point} meeting={meeting} onDecide={onDecide(point.id)} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}
