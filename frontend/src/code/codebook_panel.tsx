/** The codebook beside the text: a tree with pinned keys and one's own counts. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Code } from "../api/wire.ts";
import { PRIVATE } from "../app/parts.tsx";
import { CodeName } from "../app/swatch.tsx";
import { rich, t } from "../i18n/t.ts";
import { Press } from "../keys/key.tsx";
import { applyCode, toggleHighlighter } from "./apply.ts";
import { closeCard, leaveCard, overCode } from "./hover.ts";
import { fold, nearest } from "./palette_rank.ts";
import type { CodeSession } from "./session.ts";

/** What a dragged code is called in a drag. */
export const CODE_DRAGGED = "application/x-codekit-code";

interface Row {
  readonly code: Code;
  readonly level: number;
  readonly children: boolean;
}

function fits(code: Code, query: string): boolean {
  return fold(
    [code.name, code.id, code.definition, code.include, code.exclude, ...code.aliases, ...code.examples].join(" "),
  ).includes(query);
}

/** The rows to show: with a filter the codes that fit and what they stand under, else all that is not folded away. */
function rowsOf(codes: readonly Code[], query: string, closed: ReadonlySet<string>): Row[] {
  const parents = new Set(codes.map((code) => code.parent));
  const shown = new Set<string>();
  if (query) {
    const byId = new Map(codes.map((code) => [code.id, code]));
    for (const code of codes.filter((one) => fits(one, query))) {
      for (let at: Code | undefined = code; at; at = byId.get(at.parent)) shown.add(at.id);
    }
  }
  const hidden = new Set<string>();
  return codes.flatMap((code) => {
    if (query ? !shown.has(code.id) : hidden.has(code.parent) || closed.has(code.parent)) {
      hidden.add(code.id);
      return [];
    }
    return [{ code, level: code.depth, children: parents.has(code.id) }];
  });
}

/** A code's own count, and for a branch the sum over what is below it. */
function totals(codes: readonly Code[], counts: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const code of [...codes].reverse()) {
    const sum = (sums.get(code.id) ?? 0) + (counts.get(code.id) ?? 0);
    sums.set(code.id, sum);
    if (code.parent) sums.set(code.parent, (sums.get(code.parent) ?? 0) + sum);
  }
  return sums;
}

export function CodebookPanel({ session }: { session: CodeSession }) {
  const { codebook } = session.codes;
  const typed = useSignal("");
  const closed = useSignal<ReadonlySet<string>>(new Set());
  const current = useSignal(codebook.codes[0]?.id ?? "");
  const tree = useRef<HTMLUListElement>(null);
  const query = fold(typed.value.trim());
  const rows = rowsOf(codebook.codes, query, closed.value);
  const sums = totals(codebook.codes, session.counts());
  const pins = session.prefs.pins(codebook.id);
  const active = rows.some((row) => row.code.id === current.value) ? current.value : (rows[0]?.code.id ?? "");

  const focusRow = (id: string): void => {
    current.value = id;
    tree.current?.querySelector<HTMLElement>(`[data-code="${CSS.escape(id)}"]`)?.focus();
  };
  const fold1 = (id: string, shut: boolean): void => {
    const next = new Set(closed.value);
    if (shut) next.add(id);
    else next.delete(id);
    closed.value = next;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (treeKey(event, session, rows, active, { focusRow, fold: fold1, closed: closed.value })) event.preventDefault();
  };

  return (
    <>
      <div class="panel-head">
        <h2>{rich("Codebook {version}", { version: <span class="quiet">{codebook.version}</span> })}</h2>
        <input
          class="input small"
          type="search"
          {...PRIVATE}
          aria-label={t("Filter the codes")}
          placeholder={t("Filter")}
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && typed.value) {
              typed.value = "";
              event.preventDefault();
            }
          }}
        />
      </div>
      <ul class="code-tree" role="tree" aria-label={t("Codes")} ref={tree} onKeyDown={onKeyDown}>
        {rows.map(({ code, level, children }) => (
          <li
            key={code.id}
            role="treeitem"
            class="code-row"
            data-code={code.id}
            data-entry={code.id === active || undefined}
            data-usable={code.usable || undefined}
            data-last={session.lastCode.value === code.id || undefined}
            data-highlighter={session.highlighter.value === code.id || undefined}
            aria-level={level + 1}
            aria-expanded={children ? !closed.value.has(code.id) || query !== "" : undefined}
            aria-selected={code.id === active}
            tabIndex={code.id === active ? 0 : -1}
            style={{ "--level": level }}
            onFocus={(event) => {
              current.value = code.id;
              overCode(session, code.id, event.currentTarget);
            }}
            onBlur={() => leaveCard(session)}
            onPointerEnter={(event) => overCode(session, code.id, event.currentTarget)}
            onPointerLeave={() => leaveCard(session)}
            draggable={code.usable}
            onDragStart={(event) => event.dataTransfer?.setData(CODE_DRAGGED, code.id)}
            onClick={(event) =>
              (event.target as Element).closest(".fold")
                ? fold1(code.id, !closed.value.has(code.id))
                : clickRow(session, code, event.currentTarget)
            }
            onDblClick={() => {
              closeCard(session);
              if (code.usable) toggleHighlighter(session, code.id);
            }}
          >
            {children && (
              <span class="fold" aria-hidden="true">
                {closed.value.has(code.id) && !query ? "▸" : "▾"}
              </span>
            )}
            <CodeName code={code.id} codes={codebook.codes} />
            {pins.includes(code.id) && <kbd>{pins.indexOf(code.id) + 1}</kbd>}
            <span class="count">{sums.get(code.id) || ""}</span>
          </li>
        ))}
      </ul>
      {rows.length === 0 && <NoRows session={session} typed={typed.value} clear={(value) => (typed.value = value)} />}
      <p class="panel-foot quiet small">
        {rich(
          "{hasCodeClick, select, yes {Click codes the selection.} other {Click shows what a code means.}} Drag the selection onto a code. {key}–{key2} on a code pins it.",
          {
            hasCodeClick: session.prefs.codeClick === "apply" ? "yes" : "no",
            key: <Press name="1" />,
            key2: <Press name="9" />,
          },
        )}
      </p>
    </>
  );
}

function NoRows({ session, typed, clear }: { session: CodeSession; typed: string; clear: (value: string) => void }) {
  const near = nearest(session.codes.codebook.codes, typed);
  if (session.codes.codebook.codes.length === 0)
    return <p class="panel-note">{t("No codes yet. Type a name in the palette and press Shift+Enter.")}</p>;
  return (
    <p class="panel-note">
      {rich("No code matches ‘{typed}’.", { typed })}
      {near && (
        <>
          {" "}
          {t("Did you mean")}{" "}
          <button type="button" class="btn bare small" onClick={() => clear(near.name)}>
            {near.name}
          </button>
          ?
        </>
      )}
      <button type="button" class="btn small" onClick={() => clear("")}>
        {t("Clear (Esc)")}
      </button>
    </p>
  );
}

/** Codes the selection; where nothing is selected, or a person wants that first, shows what the code means. */
function clickRow(session: CodeSession, code: Code, row: Element): void {
  const isApplied = session.cursor.peek().selection !== null && code.usable && session.prefs.codeClick === "apply";
  if (isApplied) applyCode(session, code.id);
  session.view?.list.focus({ preventScroll: true });
  if (!isApplied) overCode(session, code.id, row, true);
}

/** Enter does what a click does, and where a card with the meaning is open, codes; D only shows it. */
function enterRow(session: CodeSession, code: Code, event: KeyboardEvent): void {
  const row = (event.target as Element).closest(".code-row") as Element;
  if (event.key !== "Enter") overCode(session, code.id, row, true);
  else if (
    session.card.peek()?.code === code.id &&
    session.card.peek()?.asked &&
    session.cursor.peek().selection &&
    code.usable
  ) {
    closeCard(session);
    applyCode(session, code.id);
    session.view?.list.focus({ preventScroll: true });
  } else {
    clickRow(session, code, row);
    if (session.card.peek()) (row as HTMLElement).focus();
  }
}

interface TreeActs {
  focusRow(id: string): void;
  fold(id: string, shut: boolean): void;
  readonly closed: ReadonlySet<string>;
}

/** Keys of the tree; true when the key was one of them. */
function treeKey(
  event: KeyboardEvent,
  session: CodeSession,
  rows: readonly Row[],
  active: string,
  acts: TreeActs,
): boolean {
  const at = rows.findIndex((row) => row.code.id === active);
  const row = rows[at];
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return false;
  const to = (next: Row | undefined): void => {
    if (next) acts.focusRow(next.code.id);
  };
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (digit) session.prefs.setPin(session.codes.codebook.id, Number(digit) - 1, row.code.id);
  else if (event.key === "ArrowDown") to(rows[at + 1]);
  else if (event.key === "ArrowUp") to(rows[at - 1]);
  else if (event.key === "Home") to(rows[0]);
  else if (event.key === "End") to(rows.at(-1));
  else if (event.key === "ArrowRight")
    acts.closed.has(active) ? acts.fold(active, false) : row.children && to(rows[at + 1]);
  else if (event.key === "ArrowLeft")
    row.children && !acts.closed.has(active)
      ? acts.fold(active, true)
      : to(rows.findLast((one, i) => i < at && one.level < row.level));
  else if (event.key === "Enter" || event.key.toLowerCase() === "d") enterRow(session, row.code, event);
  else if (event.key.toLowerCase() === "f") session.onlyCode.value = session.onlyCode.peek() === active ? null : active;
  else return false;
  return true;
}
