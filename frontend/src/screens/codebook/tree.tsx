/** The codebook as a tree: one tab stop, arrow keys, a filter over all fields. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Code, Codebook } from "../../api/wire.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { Swatch } from "../../app/swatch.tsx";
import { rich, t } from "../../i18n/t.ts";
import { useKeys } from "../../keys/use_keys.ts";
import { type Drag, useDrag } from "./drag.ts";
import { beforeOf, type Place, placeOf } from "./moving.ts";
import { didYouMean, matching, stepOf, visible, withBelow } from "./tree_model.ts";

interface Props {
  book: Codebook;
  selected: string;
  onSelect: (code: string) => void;
  /** Where codes can be put elsewhere: by dragging, and by Shift with an arrow key. */
  onPlace?: (code: string, place: Place) => void;
}

function NothingFound({
  codes,
  text,
  onText,
}: {
  codes: readonly Code[];
  text: string;
  onText: (text: string) => void;
}) {
  const near = didYouMean(codes, text);
  return (
    <p class="note" role="status">
      {rich("No code matches ‘{text}’.", { text })}
      {near && (
        <>
          {" "}
          {t("Did you mean")}{" "}
          <button type="button" class="btn small" onClick={() => onText(near)}>
            {near}
          </button>
          ?
        </>
      )}{" "}
      <button type="button" class="btn small" onClick={() => onText("")}>
        {t("Clear (Esc)")}
      </button>
    </p>
  );
}

interface ItemProps {
  code: Code;
  mine: number;
  book: Codebook;
  open: boolean | undefined;
  current: boolean;
  selected: boolean;
  onSelect: () => void;
  onToggle: () => void;
  drag: Drag | null;
}

function Item({ code, mine, book, open, current, selected, onSelect, onToggle, drag }: ItemProps) {
  return (
    <li
      role="treeitem"
      id={`code-${code.id}`}
      class="code"
      data-id={code.id}
      aria-level={code.depth + 1}
      aria-selected={selected}
      aria-expanded={open}
      tabIndex={current ? 0 : -1}
      style={{ "--depth": code.depth }}
      onClick={onSelect}
      {...drag?.source(code.id)}
      {...drag?.target(code.id)}
      aria-label={t(
        "{name}{mine, plural, =0 {} one {, # coding, with those of codes below} other {, # codings, with those of codes below}}{direct, select, yes {} other {, not coded directly}}",
        { name: code.name, mine, direct: code.assignable ? "yes" : "no" },
      )}
    >
      <span
        class="twist"
        aria-hidden="true"
        onClick={
          open === undefined
            ? undefined
            : (event) => {
                event.stopPropagation();
                onToggle();
              }
        }
      >
        {open === undefined ? "" : open ? "▾" : "▸"}
      </span>
      <Swatch code={code.id} codes={book.codes} />
      <span class={code.assignable ? "name" : "name group"} dir="auto">
        {code.name}
      </span>
      {code.replaced_by && <span class="quiet small">{t("replaced")}</span>}
      {mine > 0 && (
        <span
          class="mine"
          title={t("Codings of yours, in a second pass also those that stand below it; with those of codes below")}
        >
          {mine}
        </span>
      )}
    </li>
  );
}

export function Tree({ book, selected, onSelect, onPlace }: Props) {
  const drag = useDrag(book.codes, onPlace);
  const [text, setText] = useState("");
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useKeys({ find: () => field.current?.focus() });
  const hits = useMemo(() => (text.trim() ? matching(book.codes, text) : null), [book, text]);
  const shown = useMemo(() => visible(book.codes, closed, hits), [book, closed, hits]);
  const counts = useMemo(() => withBelow(book.codes), [book]);
  const parents = useMemo(() => new Set(book.codes.map((code) => code.parent)), [book]);
  const current = [cursor, selected].find((id) => shown.some((code) => code.id === id)) ?? shown[0]?.id ?? "";
  useEffect(() => {
    if (selected) setCursor(selected);
  }, [selected]);
  const toggle = (id: string) =>
    setClosed((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const focus = (id: string) => {
    setCursor(id);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (onPlace && event.shiftKey) {
      const at = (event.target as Element).closest<HTMLElement>("[data-id]")?.getAttribute("data-id") ?? current;
      const under = placeOf(event.key, at, book.codes);
      const before = beforeOf(event.key, at, book.codes);
      if (under === null && before === null) return;
      event.preventDefault();
      setCursor(at);
      const parent = book.codes.find((code) => code.id === at)?.parent ?? "";
      onPlace(at, { under: under ?? parent, before });
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onSelect(current);
      return;
    }
    const step = stepOf(event.key, current, shown, closed, book.codes);
    if (!step) return;
    event.preventDefault();
    if ("focus" in step) focus(step.focus);
    else toggle("open" in step ? step.open : step.close);
  };
  return (
    <div class="stack">
      <label>
        <span class="sr">{t("Filter codes")}</span>
        <input
          class="input"
          type="search"
          placeholder={t("Filter: name, definition, example")}
          value={text}
          ref={field}
          onInput={(event) => setText(event.currentTarget.value)}
          {...PRIVATE}
          onKeyDown={(event) => {
            if (event.key === "Escape") setText("");
            if (event.key === "ArrowDown") {
              event.preventDefault();
              focus(current);
            }
          }}
        />
      </label>
      {hits && hits.size === 0 ? (
        <NothingFound codes={book.codes} text={text} onText={setText} />
      ) : (
        <ul class="tree" role="tree" aria-label={t("Codes")} ref={list} onKeyDown={onKey}>
          {shown.map((code) => (
            <Item
              key={code.id}
              code={code}
              mine={counts.get(code.id) ?? 0}
              book={book}
              current={code.id === current}
              selected={code.id === selected}
              open={parents.has(code.id) ? hits !== null || !closed.has(code.id) : undefined}
              onSelect={() => {
                setCursor(code.id);
                onSelect(code.id);
              }}
              onToggle={() => toggle(code.id)}
              drag={drag}
            />
          ))}
          {drag?.under && (
            <li class="code top" role="none" {...drag.target("")}>
              {t("to the top")}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
