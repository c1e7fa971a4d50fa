/** The question, part by part; what is chosen stands as a chip that can be taken away. */
import { useId } from "preact/hooks";
import type { Codebook, Retrieval } from "../../api/wire.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { known, t } from "../../i18n/t.ts";
import { added, type List, namesIn, type Question, removed } from "./query.ts";

export interface FilterProps {
  question: Question;
  book: Codebook | null;
  facets: Retrieval["facets"];
  ask: (question: Question) => void;
}

const CODES: [List, string][] = [
  ["code", t("Code")],
  ["also", t("together with")],
  ["near", t("near")],
  ["without", t("without")],
];

const KNOWN: [List, string][] = [
  ["case", t("Organization")],
  ["transcript", t("Transcript")],
  ["coder", t("Coded by")],
  ["polarity", t("Polarity")],
  ["review", t("Review")],
];
/** Their values are words of the server. */
const NAMED = new Set<string>(["polarity", "review"]);
const OWN = new Set<string>(KNOWN.map(([name]) => name));

/** The codes in tree order, deeper ones set in. */
const codeOptions = (book: Codebook | null): [string, string][] =>
  (book?.codes ?? []).map((one) => [one.id, `${"\u2003".repeat(one.depth)}${one.name}`]);

function Adder({
  label,
  options,
  onAdd,
}: {
  label: string;
  options: readonly (readonly [string, string])[];
  onAdd: (name: string) => void;
}) {
  const id = useId();
  return (
    <div class="adder small">
      <label class="quiet" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="input"
        value=""
        onChange={(event) => {
          if (event.currentTarget.value) onAdd(event.currentTarget.value);
          event.currentTarget.value = "";
        }}
      >
        <option value="">{t("any")}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Chips({ question, book, ask }: Omit<FilterProps, "facets">) {
  const nameIn = (list: List, id: string): string => (NAMED.has(list) ? known(id) : name(id));
  const name = (id: string): string => book?.codes.find((one) => one.id === id)?.name ?? id;
  const chips = [...CODES, ...KNOWN, ["where", ""] as [List, string]].flatMap(([list, label]) =>
    namesIn(question, list).map((id) => ({ list, label, id })),
  );
  if (chips.length === 0) return null;
  return (
    <ul class="row chips" aria-label={t("Asked for")}>
      {chips.map(({ list, label, id }) => (
        <li key={`${list}/${id}`} class="tag info">
          {label && <span>{label}:</span>} {nameIn(list, id).replace("=", " = ")}
          <button
            type="button"
            class="link"
            aria-label={t("No longer ask for {label} {name}", { label, name: nameIn(list, id) })}
            onClick={() => ask(removed(question, list, id))}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Filter({ question, book, facets, ask }: FilterProps) {
  const codes = codeOptions(book);
  const plain = (list: string): [string, string][] =>
    (facets.find((one) => one.name === list)?.values ?? []).map((value) => [
      value,
      NAMED.has(list) ? known(value) : value,
    ]);
  const attributes = facets.filter((one) => !OWN.has(one.name));
  const single = (name: "since" | "until" | "words" | "within") => (event: Event) =>
    ask({ ...question, [name]: (event.currentTarget as HTMLInputElement).value });
  return (
    <form class="card stack filter" aria-label={t("Which excerpts")} onSubmit={(event) => event.preventDefault()}>
      <div class="row">
        {CODES.map(([list, label]) => (
          <Adder key={list} label={label} options={codes} onAdd={(id) => ask(added(question, list, id))} />
        ))}
        <label class="check small">
          <input
            type="checkbox"
            checked={question.below !== "0"}
            onChange={(event) => ask({ ...question, below: event.currentTarget.checked ? "" : "0" })}
          />
          {t("with codes below")}
        </label>
        {question.near && (
          <label class="adder small">
            <span class="quiet">{t("within turns")}</span>
            <input
              class="input number"
              type="number"
              min={0}
              max={99}
              value={question.within ?? "1"}
              onChange={single("within")}
            />
          </label>
        )}
      </div>
      <div class="row">
        {KNOWN.map(([list, label]) => (
          <Adder key={list} label={label} options={plain(list)} onAdd={(id) => ask(added(question, list, id))} />
        ))}
        {attributes.length > 0 && (
          <Adder
            label={t("Attribute")}
            options={attributes.flatMap(({ name, values }) =>
              values.map((value): [string, string] => [`${name}=${value}`, `${name} = ${value}`]),
            )}
            onAdd={(pair) => ask(added(question, "where", pair))}
          />
        )}
        <label class="adder small">
          <span class="quiet">{t("Coded since")}</span>
          <input class="input" type="date" value={question.since ?? ""} onChange={single("since")} />
        </label>
        <label class="adder small">
          <span class="quiet">{t("until")}</span>
          <input class="input" type="date" value={question.until ?? ""} onChange={single("until")} />
        </label>
        <label class="adder small grow">
          <span class="quiet">{t("Words in it")}</span>
          <input class="input" type="search" value={question.words ?? ""} onChange={single("words")} {...PRIVATE} />
        </label>
      </div>
      <Chips question={question} book={book} ask={ask} />
    </form>
  );
}
