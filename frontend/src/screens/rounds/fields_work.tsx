import { href } from "../../app/router.ts";
import { Told } from "../../app/told.tsx";
import { known, rich, t } from "../../i18n/t.ts";
import { Field, type Part } from "./fields.tsx";
import { bookOf, isBlindKind, people, toggled } from "./wish.ts";

function Problems({ draft, form }: Part) {
  const book = bookOf(draft, form);
  if (!book) return null;
  return (
    <>
      {book.errors.map((line) => (
        <p key={line} class="note bad">
          <Told words={line} />
        </p>
      ))}
      {book.warnings.length > 0 && (
        <details>
          <summary>
            {rich("{warnings, plural, one {# thing} other {# things}} to look at before it is frozen", {
              warnings: book.warnings.length,
            })}
          </summary>
          <ul>
            {book.warnings.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Codes({ draft, form, change }: Part) {
  const book = bookOf(draft, form);
  if (!book || book.codes.length === 0) return null;
  const all = book.codes.map((one) => one.id);
  return (
    <details open={draft.codes.length > 0}>
      <summary>
        {rich("{hasCodes, select, yes {Only {codes}} other {Every code}}; choose fewer", {
          hasCodes: draft.codes.length ? "yes" : "no",
          codes: draft.codes.join(", "),
        })}
      </summary>
      <p class="quiet small">
        {t("With a code goes what is below it. Nothing ticked: the round is about every code.")}
      </p>
      <ul class="codes">
        {book.codes.map((one) => (
          <li key={one.id} style={{ "--depth": one.depth }}>
            <label class="check">
              <input
                type="checkbox"
                checked={draft.codes.includes(one.id)}
                onChange={() => change("codes", { codes: toggled(draft.codes, one.id, all) })}
              />
              <span>
                {one.name} <span class="quiet">{one.id}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Parent({ draft, form, amiss, change }: Part) {
  const codes = (bookOf(draft, form)?.codes ?? []).filter((one) => one.children);
  return (
    <label class="field">
      <span class="label">{t("Whose passages are sub-coded")}</span>
      <select
        class="input"
        value={draft.parent}
        onChange={(event) => change("parent", { parent: event.currentTarget.value })}
      >
        <option value="">{t("Choose a code")}</option>
        {codes.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name} ({one.id})
          </option>
        ))}
      </select>
      {codes.length === 0 && draft.codebook && (
        <span class="help">
          {rich("No code of this codebook has codes below it. <link>Add them in the codebook</link> first.", {
            link: (words) => <a href={href.codebook({ codebook: draft.codebook })}>{words}</a>,
          })}
        </span>
      )}
      {amiss.get("parent") && (
        <span class="amiss">
          <Told words={amiss.get("parent") ?? ""} />
        </span>
      )}
    </label>
  );
}

export function Book(part: Part) {
  const { draft, form, amiss, change } = part;
  return (
    <Field
      name={t("Codebook")}
      help={rich(
        "The codebook is frozen as it is now: the round keeps this version whatever is edited later. <link>Look at it first</link>",
        { link: (words) => <a href={href.codebook({ codebook: draft.codebook })}>{words}</a> },
      )}
      amiss={amiss.get("codebook") ?? amiss.get("codes")}
    >
      <select
        class="input"
        aria-label={t("Codebook")}
        value={draft.codebook}
        onChange={(event) => change("codebook", { codebook: event.currentTarget.value, codes: [], parent: "" })}
      >
        <option value="">{t("Choose a codebook")}</option>
        {form.codebooks.map((one) => (
          <option key={one.id} value={one.id}>
            {one.key || one.id}
            {one.title && `: ${one.title}`}
          </option>
        ))}
      </select>
      <Problems {...part} />
      {draft.kind === "subcode" ? <Parent {...part} /> : <Codes {...part} />}
    </Field>
  );
}

const UNITS = ["turn", "paragraph", "sentence", "character"];

export function How({ draft, amiss, change }: Part) {
  if (!isBlindKind(draft.kind)) return null;
  return (
    <Field name={t("How it is compared")} amiss={amiss.get("unit")}>
      <label class="field">
        <span class="label">{t("Unit")}</span>
        <select
          class="input"
          value={draft.unit}
          onChange={(event) => change("unit", { unit: event.currentTarget.value })}
        >
          {UNITS.map((unit) => (
            <option key={unit} value={unit}>
              {known(unit)}
            </option>
          ))}
        </select>
        <span class="help">
          {t("A unit has a code where any of its words has it. People still mark any words they like.")}
        </span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={draft.blind}
          onChange={(event) => change("blind", { blind: event.currentTarget.checked })}
        />
        <span>
          {rich(
            "Blind: nobody sees the others’ work until all have finished and the round is compared. <mark>Without it, agreement can never be reported.</mark>",
            { mark: (words) => <span class="quiet">{words}</span> },
          )}
        </span>
      </label>
      {draft.kind === "training" && !draft.blind && (
        <label class="field">
          <span class="label">{t("Known answers")}</span>
          <select
            class="input"
            value={draft.key}
            onChange={(event) => change("key", { key: event.currentTarget.value })}
          >
            <option value="">{t("nobody’s")}</option>
            {people(draft).map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
          <span class="help">
            {t("While people code, the round’s page shows how far they are alike, or like this coder.")}
          </span>
          {amiss.get("key") && (
            <span class="amiss">
              <Told words={amiss.get("key") ?? ""} />
            </span>
          )}
        </label>
      )}
    </Field>
  );
}

/** Who codes which transcript, where that is not everybody. */
export function Grid({
  draft,
  amiss,
  change,
  transcripts,
  share,
}: Part & { transcripts: string[]; share: (per: number) => void }) {
  const coders = people(draft);
  if (coders.length < 2 || transcripts.length === 0) return null;
  const { assignments } = draft;
  const team = (id: string) => assignments?.[id] ?? coders;
  const fewest = draft.kind === "double" ? 2 : 1;
  return (
    <Field name={t("Who codes what")} amiss={amiss.get("assignments")}>
      <div class="row">
        <button
          type="button"
          class="btn small"
          aria-pressed={!assignments}
          onClick={() => change("assignments", { assignments: null })}
        >
          {t("Everybody codes everything")}
        </button>
        {coders.length > fewest && (
          <button type="button" class="btn small" onClick={() => share(fewest)}>
            {t("Share out: {fewest, plural, one {one coder each} other {two coders each}}", { fewest })}
          </button>
        )}
      </div>
      <section class="scroll low" aria-label={t("Assignments")} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t("Transcript")}</th>
              {coders.map((coder) => (
                <th key={coder} scope="col">
                  {coder}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {transcripts.map((id) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                {coders.map((coder) => (
                  <td key={coder}>
                    <input
                      type="checkbox"
                      aria-label={t("{coder} codes {id}", { coder, id })}
                      checked={team(id).includes(coder)}
                      onChange={() =>
                        change("assignments", {
                          assignments: { ...assignments, [id]: toggled(team(id), coder, coders) },
                        })
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Field>
  );
}
