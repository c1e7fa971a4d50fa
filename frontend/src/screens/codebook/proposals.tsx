/** Codes that coders proposed while the codebook was frozen. */
import type { Codebook } from "../../api/wire.ts";
import { formatTime } from "../../app/format.ts";
import { href } from "../../app/router.ts";
import { services, session } from "../../app/services.ts";
import { newOp } from "../../ops/make.ts";
import type { OpQueue } from "../../ops/queue.ts";

export function Proposals({ book, queue }: { book: Codebook; queue: OpQueue }) {
  const me = session.value?.coder;
  if (book.proposals.length === 0) return null;
  const withdraw = async (id: string, round: string, transcript: string) => {
    const result = await queue.send(newOp({ kind: "proposal.remove", round, transcript, proposal: id }));
    services.announce(result.ok ? "Proposal withdrawn. Control Z to undo." : result.error.message);
  };
  return (
    <section class="stack" aria-label="Proposed codes">
      <h2>Proposed codes</h2>
      <p class="quiet">They wait for the next version of the codebook; nothing is coded with them yet.</p>
      <ul class="stack">
        {book.proposals.map((one) => (
          <li key={one.id} class="card stack">
            <p class="row">
              <strong class="grow">{one.name}</strong>
              <span class="quiet small">
                {one.coder} · {formatTime(one.at)}
              </span>
            </p>
            {one.definition && <p>{one.definition}</p>}
            <p class="row small">
              {one.parent && <span class="quiet">below {one.parent}</span>}
              {one.transcript && (
                <a href={href.code(one.round, one.transcript, one.start)}>The passage in {one.transcript}</a>
              )}
              {one.coder === me && (
                <button
                  type="button"
                  class="btn small bare"
                  onClick={() => void withdraw(one.id, one.round, one.transcript)}
                >
                  Withdraw
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
