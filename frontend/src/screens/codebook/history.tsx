/** The versions of a codebook, what is on record about them, what decisions say is unclear. */
import { useState } from "preact/hooks";
import type { Codebook, CodebookFlag, CodebookHistory, CodebookVersion } from "../../api/wire.ts";
import { count, formatTime, sentence } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { href, navigate } from "../../app/router.ts";

const keyOf = (version: CodebookVersion): string => (version.working ? version.key.replace(/@.*/, "") : version.key);
const nameOf = (version: CodebookVersion): string =>
  version.working ? `working copy (${version.version})` : version.version;

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
      {choice("From", from, setFrom)}
      {choice("To", to, setTo)}
      <button
        type="button"
        class="btn"
        disabled={from === to}
        onClick={() => navigate(href.codebook({ codebook: book.id, show: `from:${from}~${to}` }))}
      >
        What changed
      </button>
    </div>
  );
}

export function Flags({ flags }: { flags: CodebookFlag[] }) {
  if (!flags.length) return null;
  return (
    <section class="stack" aria-label="Unclear in the codebook">
      <h2>What decisions say is unclear</h2>
      <ul class="stack">
        {flags.map((flag, at) => (
          <li key={at} class="card stack">
            <p class="row">
              <strong class="grow">{flag.codes.join(", ")}</strong>
              <span class={flag.status === "open" ? "tag warn" : "tag good"}>{flag.status}</span>
            </p>
            <p>
              {sentence(flag.problem)} {flag.reason && sentence(flag.reason)}
            </p>
            <p class="quiet small">
              <a href={href.compare(flag.round, flag.transcript, flag.start)}>
                {flag.transcript} in {flag.round}
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
    <section class="stack" aria-label="Versions">
      <h1 tabIndex={-1}>Versions of {book.title || book.id}</h1>
      <Show what="Versions" of={history}>
        {({ versions, record, flags }) => (
          <>
            <ul class="changes">
              {versions.map((one) => (
                <li key={one.working ? "working" : one.key}>
                  <strong>{nameOf(one)}</strong>
                  <span>
                    {one.problem ? sentence(one.problem) : count(one.codes, "code")}
                    {one.rounds.length > 0 && ` · used in ${one.rounds.join(", ")}`}
                    {!one.used && !one.problem && " · nobody has coded with it yet"}
                  </span>
                </li>
              ))}
            </ul>
            {versions.length > 1 && <Compare versions={versions} book={book} />}
            <h2>On record</h2>
            {record.length === 0 ? (
              <p class="note">
                Nothing yet. Once a round uses a version, each change is recorded here with who made it and why.
              </p>
            ) : (
              <ul class="changes">
                {record.map((one, at) => (
                  <li key={at}>
                    <code>{one.code}</code>
                    <span>
                      {one.kind}
                      {one.origin.length > 0 && ` (from ${one.origin.join(", ")})`} in {one.after}
                      {one.reason && `: ${sentence(one.reason)}`}{" "}
                      <span class="quiet small">
                        {one.by} · {formatTime(one.at)}
                      </span>
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
