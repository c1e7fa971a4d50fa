/**
 * Coding what a search found: each place is proposed, and coded only when the person says so. Every one is an operation
 * of its own, so that Ctrl+Z takes back one and the bar all of them.
 */

import type { SearchAnswer, SearchRequest } from "../api/wire.ts";
import { translate } from "../app/format.ts";
import { groupBy } from "../app/group.ts";
import { type Asked, href } from "../app/router.ts";
import { t } from "../i18n/t.ts";
import { covers, type Span } from "../text/offsets.ts";
import { draftOf, run, writable } from "./apply.ts";
import { closedPlace } from "./may_code.ts";
import { selectSpan } from "./navigate.ts";
import type { CodeSession } from "./session.ts";
import { type Extent, proposals } from "./walk_places.ts";
import type { Further, Walk } from "./walk_state.ts";

/** So many are on their way at a time: the page holds what is not saved, but not without limit. */
const AT_ONCE = 10;
const MOST = 2000;

/** What may be coded of what is found, and is not coded so already. */
function open(session: CodeSession, hits: readonly Span[], extent: Extent, code: string): Span[] {
  const isNew = (span: Span): boolean => !session.ownAt(span, code).some((coding) => covers(coding, span));
  return proposals(session.document, hits, extent).filter((span) => closedPlace(session, span) === null && isNew(span));
}

export function startWalk(session: CodeSession, query: string, hits: readonly Span[], further: Further[] = []): void {
  if (!writable(session)) return;
  const usable = session.codes.codebook.codes.filter((one) => one.usable);
  const code = usable.find((one) => one.id === session.lastCode.peek())?.id ?? usable[0]?.id;
  if (code === undefined) {
    session.say(t("No code may be given in this round."));
    return;
  }
  session.finding.value = false;
  const walk = { query, hits, code, skipped: 0, done: [], busy: false, further, left: [] };
  show(session, { ...walk, extent: "sentence", left: open(session, hits, "sentence", code) });
}

function show(session: CodeSession, walk: Walk): void {
  session.walk.value = walk;
  session.view?.mark("found", walk.left);
  const [next] = walk.left;
  if (!next) return;
  session.focus(null);
  selectSpan(session, next, "turn");
  bringUp(session, next);
}

/** Into view, and not under the bar. */
function bringUp(session: CodeSession, span: Span): void {
  const bar = document.querySelector(".walk-bar")?.getBoundingClientRect().bottom;
  session.view?.reveal(span);
  const top = session.view?.edgeRect(span, "start").top ?? 0;
  if (bar === undefined || top < bar + 8) session.view?.reveal(span, "third");
}

/** Other code or other borders: what was decided stays, the rest is proposed anew from here on. */
export function changeWalk(session: CodeSession, change: { code?: string; extent?: Extent }): void {
  const walk = session.walk.peek();
  if (!walk || walk.busy) return;
  const [next] = walk.left;
  const now = { ...walk, ...change };
  const all = open(session, walk.hits, now.extent, now.code);
  show(session, { ...now, left: next ? all.filter((span) => span.end > next.start) : [] });
}

export function skipPlace(session: CodeSession): void {
  const walk = session.walk.peek();
  if (walk && !walk.busy && walk.left.length > 0)
    show(session, { ...walk, left: walk.left.slice(1), skipped: walk.skipped + 1 });
}

async function code(session: CodeSession, span: Span, id: string): Promise<string | null> {
  session.lastCode.value = id;
  const result = await run(session, draftOf(session, id, span));
  return result.ok ? result.op_id : null;
}

/** Codes the first of what is left, or all of it; stops where one is refused. */
export async function codePlaces(session: CodeSession, many: "one" | "all"): Promise<void> {
  const start = session.walk.peek();
  if (!start || start.busy || start.left.length === 0 || !writable(session)) return;
  const wanted = many === "one" ? start.left.slice(0, 1) : [...start.left];
  show(session, { ...start, busy: true, left: start.left.slice(many === "one" ? 1 : 0) });
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const some = wanted.slice(at, at + AT_ONCE);
    const made = await Promise.all(some.map((span) => code(session, span, start.code)));
    const walk = session.walk.peek();
    if (!walk) return;
    const done = [...walk.done, ...made.filter((id) => id !== null)];
    const left = many === "all" ? wanted.slice(at + some.length) : walk.left;
    const isOver = made.includes(null) || at + AT_ONCE >= wanted.length;
    show(session, { ...walk, done, left, busy: !isOver });
    if (made.includes(null)) return;
  }
}

/** Takes back all that this walk has coded; what was changed since is left, and said. */
export async function undoWalk(session: CodeSession): Promise<void> {
  const walk = session.walk.peek();
  if (!walk || walk.busy) return;
  session.walk.value = { ...walk, busy: true };
  let back = 0;
  for (const id of [...walk.done].reverse()) if ((await session.store.undoOne(id))?.ok) back += 1;
  const rest = walk.done.length - back;
  session.say(
    t(
      "{back} taken back.{rest, plural, =0 {} one { # was changed since: see History.} other { # were changed since: see History.}}",
      {
        back,
        rest,
      },
    ),
  );
  const now = session.walk.peek();
  if (now)
    show(session, { ...now, busy: false, done: [], skipped: 0, left: open(session, now.hits, now.extent, now.code) });
}

export function endWalk(session: CodeSession): void {
  session.walk.value = null;
  session.view?.mark("found", []);
  session.view?.list.focus({ preventScroll: true });
}

/** What Search found, in this transcript and in the others of the round; only what respondents say. */
export async function walkSearch(session: CodeSession, asked: Asked): Promise<void> {
  const { round } = session;
  const here = session.transcript.id;
  const transcripts = session.services.session.peek()?.rounds.find((one) => one.id === round)?.assigned ?? [here];
  const request: SearchRequest = {
    q: asked.q ?? "",
    mode: (asked.mode || "literal") as NonNullable<SearchRequest["mode"]>,
    fold: !asked.exact,
    uncoded: asked.uncoded === round,
    round,
    transcripts: [...transcripts],
    roles: ["respondent"],
    limit: MOST,
  };
  const found = await session.services.api.post<SearchAnswer>("/api/search", request).catch((error: Error) => error);
  if (found instanceof Error) {
    session.say(translate(found.message));
    return;
  }
  const by = groupBy(found.hits, (hit) => hit.transcript);
  const after = transcripts.slice(transcripts.indexOf(here) + 1);
  const further = after.flatMap((id) => {
    const places = by.get(id)?.length ?? 0;
    return places > 0 ? [{ transcript: id, places, address: href.walk(round, id, asked) }] : [];
  });
  startWalk(session, request.q, by.get(here) ?? [], further);
}
