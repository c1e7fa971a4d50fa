/** The versions of a codebook, what is on record about them, what decisions say is unclear. */

import { useState } from "preact/hooks";
import type { Codebook, CodebookFlag, CodebookHistory, CodebookVersion } from "../../api/wire.ts";
import { formatTime, sentence, translate } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { href, navigate } from "../../app/router.ts";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";

const keyOf = (version: CodebookVersion): string => (version.working ? version.key.replace(/@.*/, "") : version.key);
const nameOf = (version: CodebookVersion): string =>
  version.working ? t("working copy ({version})", { version: version.version }) : version.version;

function Compare({ versions, book }: { versions: CodebookVersion[]; book: Codebook }) {
  const keys = versions.map(keyOf);
  const [from, setFrom] = useState(keys[0] ?? "");
  const [to, setTo] = useState(keys.at(-1) ?? "");
  const choice = (label: string, value: string, set: (key: string) => void) => (
    <label class="field">
      <span class="label">{label}</span>
      <select class="input" value={value} onChange={(event) => set(event.currentTarget.value)}>
        {versions.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div class="row bottom">
      {choice(t("From"), from, setFrom)}
      {choice(t("To"), to, setTo)}
      <button
        type="button"
        class="btn"
        disabled={from === to}
        onClick={() => navigate(href.codebook({ codebook: book.id, show: `from:${from}~${to}` }))}
      >
        {t("What changed")}
      </button>
    </div>
  );
}

export function Flags({ flags }: { flags: CodebookFlag[] }) {
  if (!flags.length) return null;
  return (
    <section class="stack" aria-label={t("Unclear in the codebook")}>
      <h2>{t("What decisions say is unclear")}</h2>
      <ul class="stack">
        {flags.map((flag, at) => (
          <li key={at} class="card stack">
            <p class="row">
              <strong class="grow">{flag.codes.join(", ")}</strong>
              <span class={flag.status === "open" ? "tag warn" : "tag good"}>{flag.status}</span>
            </p>
            <p>
              <Told words={flag.problem} /> {flag.reason && sentence(flag.reason)}
            </p>
            <p class="quiet small">
              <a href={href.compare(flag.round, flag.transcript, flag.start)}>
                {rich("{transcript} in {round}", { transcript: flag.transcript, round: flag.round })}
              </a>{" "}
              · {flag.by} · {formatTime(flag.at)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function History({ book }: { book: Codebook }) {
  const history = useLoad<CodebookHistory>(`/api/codebook/history?codebook=${encodeURIComponent(book.id)}`, anyChange);
  return (
    <section class="stack" aria-label={t("Versions")}>
      <h1 tabIndex={-1}>{rich("Versions of {title}", { title: book.title || book.id })}</h1>
      <Show what={t("Versions")} of={history}>
        {({ versions, record, flags }) => (
          <>
            <ul class="changes">
              {versions.map((one) => (
                <li key={one.working ? "working" : one.key}>
                  <strong>{nameOf(one)}</strong>
                  <span>
                    {rich(
                      "{problem}{hasRounds, select, yes { · used in {rounds}} other {}}{hasUsed, select, yes { · nobody has coded with it yet} other {}}",
                      {
                        problem: one.problem
                          ? translate(one.problem)
                          : t("{codes, plural, one {# code} other {# codes}}", { codes: one.codes }),
                        hasRounds: one.rounds.length > 0 ? "yes" : "no",
                        rounds: one.rounds.join(", "),
                        hasUsed: !one.used && !one.problem ? "yes" : "no",
                      },
                    )}
                  </span>
                </li>
              ))}
            </ul>
            {versions.length > 1 && <Compare versions={versions} book={book} />}
            <h2>{t("On record")}</h2>
            {record.length === 0 ? (
              <p class="note">
                {t("Nothing yet. Once a round uses a version, each change is recorded here with who made it and why.")}
              </p>
            ) : (
              <ul class="changes">
                {record.map((one, at) => (
                  <li key={at}>
                    <code>{one.code}</code>
                    <span>
                      {rich(
                        "{kind}{hasOrigin, select, yes { (from {origin})} other {}} in {after}{hasReason, select, yes {: {reason}} other {}} {span}",
                        {
                          kind: one.kind,
                          hasOrigin: one.origin.length > 0 ? "yes" : "no",
                          origin: one.origin.join(", "),
                          after: one.after,
                          hasReason: one.reason ? "yes" : "no",
                          reason: sentence(one.reason),
                          span: (
                            <span class="quiet small">
                              {one.by} · {formatTime(one.at)}
                            </span>
                          ),
                        },
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            <Flags flags={flags} />
          </>
        )}
      </Show>
    </section>
  );
}
