/** One change of a codebook: its form, what is wrong with it, what it means, and the button that writes it. */

import { useState } from "preact/hooks";
import type { Code, Codebook, CodebookAct, CodebookChanged, CodeFields, Wording } from "../../api/wire.ts";
import { FaultNote } from "../../app/parts.tsx";
import { href, navigate } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { t } from "../../i18n/t.ts";
import { type Asked, differing, fieldsOf, NOTHING, type Prefill, takePrefill, useChange } from "./changing.ts";
import { FieldsForm, TextField } from "./fields.tsx";
import { Meaning, Weak } from "./meaning.tsx";
import { CodeSelect, MergeFrom, Wordings } from "./selects.tsx";

export const ACTS: CodebookAct[] = ["add", "edit", "move", "merge", "split", "retire"];

const TITLES: Record<CodebookAct, (code: string) => string> = {
  add: () => t("New code"),
  edit: (code) => t("Edit {code}", { code }),
  move: (code) => t("Move {code}", { code }),
  merge: (code) => t("Merge codes into {code}", { code }),
  split: (code) => t("Split a code off {code}", { code }),
  retire: (code) => t("Retire {code}", { code }),
};
const EXPLAINED: Partial<Record<CodebookAct, string>> = {
  move: t("It goes with all codes below it. Its own codings stay; what codes above it count changes."),
  merge: t("The codes that are merged cannot be used any more; their codings count as this code’s."),
  split: t(
    "A new code takes a part of what this one holds. What was coded with this one stays until somebody recodes it.",
  ),
  retire: t("Nobody codes with it any more; what was coded with it still counts."),
};

interface Props {
  act: CodebookAct;
  code: Code | undefined;
  book: Codebook;
  /** Fetches the book again, so that what was written is on the page. */
  refresh: () => Promise<Codebook>;
}

interface Typed {
  fields: Required<CodeFields>;
  id: string;
  under: string;
  merged: string[];
  kind: Wording;
  again: boolean | null;
  reason: string;
}

function begin(act: CodebookAct, code: Code | undefined): Typed {
  const given: Prefill = takePrefill();
  const fields = { ...(act === "edit" && code ? fieldsOf(code) : NOTHING), ...given.fields };
  if (given.example && !fields.examples.includes(given.example)) fields.examples = [...fields.examples, given.example];
  const under = given.under ?? (act === "add" ? (code?.id ?? "") : (code?.parent ?? ""));
  return { fields, id: "", under, merged: [], kind: "reworded", again: null, reason: given.reason ?? "" };
}

/** What the server is asked; null where there is nothing to ask yet. */
function asking(act: CodebookAct, code: Code | undefined, typed: Typed): Asked | null {
  const { fields, id, under, merged, kind, again, reason } = typed;
  const told = { reason, ...(again !== null && { again }) };
  if (act === "add" || act === "split") {
    if (!fields.name.trim()) return null;
    return {
      act,
      fields: differing(undefined, fields),
      new: id.trim(),
      under,
      ...told,
      codes: code && act === "split" ? [code.id] : [],
    };
  }
  if (!code) return null;
  if (act === "edit") {
    const changed = differing(code, fields);
    return Object.keys(changed).length ? { act, codes: [code.id], fields: changed, kind, ...told } : null;
  }
  if (act === "move") return under === code.parent ? null : { act, codes: [code.id], under, reason };
  if (act === "merge") return merged.length ? { act, codes: merged, into: code.id, ...told } : null;
  return { act, codes: [code.id], reason };
}

function Form({
  act,
  code,
  book,
  typed,
  shown,
  set,
}: Pick<Props, "act" | "code" | "book"> & {
  typed: Typed;
  shown: CodebookChanged | null;
  set: (more: Partial<Typed>) => void;
}) {
  const flaws = shown?.flaws.filter((flaw) => flaw.level === "error") ?? [];
  const made = act === "add" || act === "split";
  return (
    <>
      {(made || act === "edit") && (
        <FieldsForm fields={typed.fields} flaws={flaws} onChange={(fields) => set({ fields })} />
      )}
      {(made || act === "move") && (
        <CodeSelect
          label={t("Below")}
          book={book}
          value={typed.under}
          not={act === "move" ? code?.id : undefined}
          onChange={(under) => set({ under })}
        />
      )}
      {made && (
        <TextField
          label={t("Id")}
          help={t(
            "Codings name it by this for ever. Leave it empty to make it from the name{hasCode, select, yes {: {code}} other {}}.",
            {
              hasCode: shown?.code ? "yes" : "no",
              code: shown?.code,
            },
          )}
          value={typed.id}
          flaws={flaws.filter((flaw) => flaw.field === "id")}
          onText={(id) => set({ id })}
        />
      )}
      {act === "merge" && code && (
        <MergeFrom book={book} into={code.id} chosen={typed.merged} onChange={(merged) => set({ merged })} />
      )}
      {act === "edit" && shown?.noted && <Wordings value={typed.kind} onChange={(kind) => set({ kind })} />}
      {shown?.noted && act !== "retire" && act !== "move" && (
        <label class="check">
          <input
            type="checkbox"
            checked={typed.again ?? (made || typed.kind === "widened")}
            onChange={(event) => set({ again: event.currentTarget.checked })}
          />
          {t("What was read before must be read again for it")}
        </label>
      )}
      {shown?.noted && (
        <TextField
          label={t("Reason")}
          help={t("Coders and readers are shown it.")}
          rows={2}
          value={typed.reason}
          flaws={[]}
          onText={(reason) => set({ reason })}
        />
      )}
    </>
  );
}

export function ActPanel({ act, code, book, refresh }: Props) {
  const [typed, setTyped] = useState(() => begin(act, code));
  const asked = asking(act, code, typed);
  const change = useChange(book.id, book.sha256, asked);
  const { now, meant } = change;
  const wrong = now?.flaws.some((flaw) => flaw.level === "error") ?? false;
  const ready = asked !== null && now !== null && !now.refused && !wrong && !change.waits;
  const source = { codebook: book.id };
  const back = code ? href.detail(code.id, source) : href.codebook(source);
  const write = async (): Promise<void> => {
    const done = await change.write();
    if (!done) return;
    const renewed = await refresh();
    services.announce(t("Written into {key}.", { key: renewed.key }));
    navigate(href.detail(done.code, source));
  };
  const again = async (): Promise<void> => change.again((await refresh()).sha256);
  return (
    <form
      class="stack deskform"
      aria-label={TITLES[act](code?.name ?? "")}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void (now.noted && !meant ? change.see() : write());
      }}
    >
      <h1 tabIndex={-1}>{TITLES[act](code?.name ?? "")}</h1>
      {EXPLAINED[act] && <p class="quiet">{EXPLAINED[act]}</p>}
      <Form
        act={act}
        code={code}
        book={book}
        typed={typed}
        shown={now}
        set={(more) => setTyped({ ...typed, ...more })}
      />
      <FaultNote fault={change.fault} />
      <div role="status" class="stack">
        {now?.refused && (
          <p class="note warn">
            <Told words={now.refused} />
          </p>
        )}
        {asked && <Weak shown={now} />}
        {meant && <Meaning shown={meant} book={book} />}
      </div>
      <div class="row end">
        <a class="btn" href={back}>
          {t("Cancel")}
        </a>
        {change.stale && (
          <button type="button" class="btn main" onClick={() => void again()}>
            {t("Look at it again")}
          </button>
        )}
        {!change.stale && (
          <button type="submit" class="btn main" disabled={!ready}>
            {now?.noted === false
              ? t("Save")
              : meant
                ? t("Write it into {after}", { after: meant.after })
                : t("See what it means")}
          </button>
        )}
      </div>
    </form>
  );
}
