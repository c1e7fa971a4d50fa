/**
 * The queue of a round, and what is said about it.
 *
 * A word stands on the page at once and is sent behind it, one after the other, so that the next coding can be looked
 * at without waiting; what the server refuses is put back and said. What was decided here stays in its place until
 * something else is asked for.
 */
import { useRef, useState } from "preact/hooks";
import type { ReviewAnswer, ReviewQueue, ReviewRow, StreamEvent } from "../../api/wire.ts";
import { sentence, translate } from "../../app/format.ts";
import { anyChange, type Loaded, useLoad } from "../../app/load.ts";
import { services, session } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { asked, counted, type Filter, foreseen, merged, STATUSES, type Word } from "./model.ts";

export interface Review {
  queue: Loaded<ReviewQueue>;
  rows: ReviewRow[];
  say(row: ReviewRow, status: Word, comment: string): void;
  /** Says one thing of several codings at once. */
  accept(rows: readonly ReviewRow[]): void;
  takeBack(row: ReviewRow): void;
  /** Takes back what was said last on this page; its coding. */
  undo(): ReviewRow | null;
}

/** After an own word the server's answer says how things stand: the event about it need not be followed (ms). */
const OWN = 2000;

export function useReview(round: string, filter: Filter): Review {
  const path = `/api/review?${asked(round, filter)}`;
  const touched = useRef({ path, rows: new Map<string, ReviewRow>() });
  const done = useRef<string[]>([]);
  const sending = useRef(Promise.resolve());
  const spoke = useRef(0);
  const later = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [, draw] = useState(0);
  if (touched.current.path !== path) touched.current = { path, rows: new Map() };
  const follow = (event: StreamEvent): boolean => {
    if (!anyChange(event)) return false;
    const soon = spoke.current + OWN - Date.now();
    if (soon <= 0) return true;
    clearTimeout(later.current);
    later.current = setTimeout(() => queue.reload(), soon);
    return false;
  };
  const queue = useLoad<ReviewQueue>(path, follow);
  const latest = useRef(queue.value);
  latest.current = queue.value;
  const rows = merged(queue.value?.rows ?? [], touched.current.rows);
  const put = (list: readonly ReviewRow[]): void => {
    for (const row of list) touched.current.rows.set(row.id, row);
    draw((old) => old + 1);
  };
  const standing = (row: ReviewRow): ReviewRow => touched.current.rows.get(row.id) ?? row;
  const taken = (answer: ReviewAnswer): void => {
    if (latest.current) queue.set(counted(latest.current, answer.share, answer.codes));
    put(answer.rows);
  };
  const send = (before: readonly ReviewRow[], ask: () => Promise<ReviewAnswer>): void => {
    const within = touched.current;
    sending.current = sending.current.then(async () => {
      spoke.current = Date.now();
      try {
        const answer = await ask();
        if (within === touched.current) taken(answer);
      } catch (error) {
        if (within === touched.current) put(before);
        done.current = done.current.filter((id) => !before.some((row) => row.id === id));
        services.announce(t("Not recorded: {message}", { message: translate((error as Error).message) }));
      }
      spoke.current = Date.now();
    });
  };
  const me = { id: session.value?.coder ?? "", name: session.value?.coder ?? "" };
  const record = (list: readonly ReviewRow[], status: Word, comment: string): void => {
    put(list.map((row) => foreseen(row, status, comment, me)));
    done.current.push(...list.map((row) => row.id));
    spoke.current = Date.now();
    send(list, () => {
      const words = list.map((row) => ({ coding: row.id, status, comment, saw: row.saw }));
      return services.api.post<ReviewAnswer>("/api/review", { round, words });
    });
  };
  const back = (row: ReviewRow): void => {
    done.current = done.current.filter((id) => id !== row.id);
    send([row], () => services.api.post<ReviewAnswer>("/api/review/retract", { round, coding: row.id }));
  };
  return {
    queue,
    rows,
    say: (row, status, comment) => {
      record([standing(row)], status, comment);
      services.announce(t("{statuses} Control Z takes it back.", { statuses: sentence(STATUSES[status]) }));
    },
    accept: (list) => record(list.map(standing), "accepted", ""),
    takeBack: back,
    undo: () => {
      const row = rows.find(({ id }) => id === done.current.at(-1));
      if (row) back(row);
      return row ?? null;
    },
  };
}
