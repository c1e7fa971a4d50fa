/** Codes and sentences that coders proposed while the codebook was frozen; what is accepted becomes a change. */

import type { Codebook, Proposal } from "../../api/wire.ts";
import { formatTime } from "../../app/format.ts";
import { href, navigate } from "../../app/router.ts";
import { services, session } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";
import { newOp } from "../../ops/make.ts";
import type { OpQueue } from "../../ops/queue.ts";
import { prefill } from "./changing.ts";

interface Props {
  book: Codebook;
  queue: OpQueue;
  /** The book is a working copy: proposals can be accepted. */
  working: boolean;
  /** Only the sentences about this code. */
  code?: string;
}

/** Opens the form with what was proposed in it; it is written when somebody says so. */
function accept(one: Proposal, book: Codebook): void {
  const reason = t("Proposed by {coder} in {round}.", { coder: one.coder, round: one.round });
  const about = book.codes.find((code) => code.id === one.code);
  const source = { codebook: book.id };
  if (about) {
    const definition = [about.definition, one.definition].filter(Boolean).join("\n");
    prefill.value = { fields: { definition }, reason };
    navigate(href.detail(about.id, { ...source, show: "edit" }));
    return;
  }
  const under = book.codes.some((code) => code.id === one.parent) ? one.parent : "";
  prefill.value = { fields: { name: one.name, definition: one.definition }, under, reason };
  navigate(href.codebook({ ...source, show: "add" }));
}

export function Proposals({ book, queue, working, code }: Props) {
  const me = session.value?.coder;
  const shown = code === undefined ? book.proposals : book.proposals.filter((one) => one.code === code);
  if (shown.length === 0) return null;
  const withdraw = async (id: string, round: string, transcript: string) => {
    const result = await queue.send(newOp({ kind: "proposal.remove", round, transcript, proposal: id }));
    services.announce(result.ok ? t("Proposal withdrawn. Control Z to undo.") : result.error.message);
  };
  return (
    <section class="stack" aria-label={t("Proposed codes")}>
      <h2>{code === undefined ? t("Proposed codes") : t("Proposed for this code")}</h2>
      <p class="quiet">
        {rich(
          "They wait for the next version of the codebook; nothing is coded with them yet. What is not to be taken up is closed in a <link>meeting</link>, with the reason.",
          { link: (words) => <a href={href.meetings()}>{words}</a> },
        )}
      </p>
      <ul class="stack">
        {shown.map((one) => (
          <li key={one.id} class="card stack">
            <p class="row">
              <strong class="grow">{one.name}</strong>
              {book.taken.includes(one.id) && <span class="tag good">{t("in the codebook")}</span>}
              <span class="quiet small">
                {one.coder} · {formatTime(one.at)}
              </span>
            </p>
            {one.definition && <p>{one.definition}</p>}
            <p class="row small">
              {one.code ? (
                <span class="quiet">{rich("a sentence for {code}", { code: one.code })}</span>
              ) : (
                one.parent && <span class="quiet">{rich("below {parent}", { parent: one.parent })}</span>
              )}
              {one.transcript && (
                <a href={href.code(one.round, one.transcript, one.start)}>
                  {rich("The passage in {transcript}", { transcript: one.transcript })}
                </a>
              )}
              {working && !book.taken.includes(one.id) && (
                <button type="button" class="btn small" onClick={() => accept(one, book)}>
                  {t("Accept…")}
                </button>
              )}
              {one.coder === me && (
                <button
                  type="button"
                  class="btn small bare"
                  onClick={() => void withdraw(one.id, one.round, one.transcript)}
                >
                  {t("Withdraw")}
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
