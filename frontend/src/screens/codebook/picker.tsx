/** A dialog that chooses one code by typing; definition, include and exclude of the choice beside it. */
import { useId, useMemo, useState } from "preact/hooks";
import type { Codebook } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { PRIVATE } from "../../app/parts.tsx";
import { CodeName } from "../../app/swatch.tsx";
import { rich, t } from "../../i18n/t.ts";
import { matching } from "./tree_model.ts";

interface Props {
  title: string;
  book: Codebook;
  not?: string;
  onChoose: (code: string) => void;
  onClose: () => void;
}

export function CodePicker({ title, book, not, onChoose, onClose }: Props) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const hits = useMemo(() => {
    const found = matching(book.codes, text);
    const begins = (name: string) => (name.toLowerCase().startsWith(text.toLowerCase()) ? 0 : 1);
    return book.codes
      .filter((code) => code.usable && code.id !== not && found.has(code.id))
      .toSorted((one, other) => (text ? begins(one.name) - begins(other.name) : 0));
  }, [book, text, not]);
  const chosen = hits[Math.min(at, hits.length - 1)];
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt(Math.max(0, Math.min(hits.length - 1, at + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      onChoose(chosen.id);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <input
        class="input"
        type="search"
        // biome-ignore lint/a11y/noRedundantRoles: a search field without a list is none by itself
        role="combobox"
        list={undefined}
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-label={t("Code")}
        value={text}
        aria-activedescendant={chosen ? `${list}-${chosen.id}` : undefined}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        {...PRIVATE}
      />
      <ul class="picker" role="listbox" id={list} aria-label={t("Codes")}>
        {hits.map((code) => (
          <li
            key={code.id}
            id={`${list}-${code.id}`}
            role="option"
            aria-selected={code === chosen}
            onClick={() => onChoose(code.id)}
          >
            <CodeName code={code.id} codes={book.codes} id />
          </li>
        ))}
      </ul>
      {chosen ? (
        <dl class="pairs small">
          <dt>{t("Definition")}</dt>
          <dd>{chosen.definition || "–"}</dd>
          {chosen.include && (
            <>
              <dt>{t("Include")}</dt>
              <dd>{chosen.include}</dd>
            </>
          )}
          {chosen.exclude && (
            <>
              <dt>{t("Exclude")}</dt>
              <dd>{chosen.exclude}</dd>
            </>
          )}
        </dl>
      ) : (
        <p class="quiet" role="status">
          {rich("No code matches ‘{text}’.", { text })}
        </p>
      )}
    </Dialog>
  );
}
