/** What became of a coder's own codings after the decisions. */
import { useState } from "preact/hooks";
import type { Codebook, Round } from "../../api/wire.ts";
import { useLoad } from "../../app/load.ts";
import { NoRound } from "../../app/next_step.tsx";
import { Choice, Empty, Page, Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { session } from "../../app/services.ts";
import { CodeName } from "../../app/swatch.tsx";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import { RoundActs, waitingWords } from "../round_panel.tsx";
import type { Became as BecameData, FateRow } from "./types.ts";
import "./adjudicate.css";

type Fate = FateRow["fate"];
type Shown = Fate | "all";

const WORDS: Record<Fate, string> = {
  kept: t("kept"),
  "changed span": t("other borders"),
  recoded: t("another code"),
  "other polarity": t("other polarity"),
  "other value": t("another value"),
  dropped: t("rejected"),
  added: t("added"),
  open: t("not decided yet"),
};

function One({ row, book, round }: { row: FateRow; book: Codebook; round: string }) {
  const place = row.coding ?? row.became[0];
  const changed = row.fate !== "kept" && row.became.length > 0;
  return (
    <li class="fate">
      <span class="stack small">
        <a href={href.compare(round, row.transcript, place?.start)}>{row.transcript}</a>
        <span>
          <span class={row.fate === "kept" ? "tag good" : "tag"}>{WORDS[row.fate]}</span>
        </span>
      </span>
      <span class="stack">
        <span class="quote" dir="auto">
          {row.text}
        </span>
        <span>
          {row.coding && <CodeName code={row.coding.code} codes={book.codes} polarity={row.coding.polarity} />}
          {changed && (
            <>
              {" "}
              →{" "}
              {row.became.map((one) => (
                <CodeName key={`${one.code}/${one.start}`} code={one.code} codes={book.codes} polarity={one.polarity} />
              ))}
            </>
          )}
        </span>
        {row.reason && (
          <span class="small quiet">
            {row.by}: {row.reason}
          </span>
        )}
      </span>
    </li>
  );
}

/** A round that is not compared, or never will be. */
function NotYet({ round }: { round: Round }) {
  const waiting = waitingWords(round);
  return (
    <Page title={t("What became of my codings")}>
      <Empty title={t("Nothing is decided here.")}>
        <p>
          {round.may.why.decide ? (
            <Told words={round.may.why.decide} />
          ) : (
            t("What became of your codings is seen once the round has been compared.")
          )}
        </p>
        {waiting && <p>{waiting}</p>}
        <p class="row">
          <RoundActs round={round} />
          <a class="btn small" href={href.rounds(round.id)}>
            {t("Round {id}", { id: round.id })}
          </a>
        </p>
      </Empty>
    </Page>
  );
}

export function Became({ round: id }: { round: string }) {
  const [fate, setFate] = useState<Shown>("all");
  const round = session.value?.rounds.find((one) => one.id === id);
  const others = round?.mine === false; // who did not code in it has nothing that could become anything
  // Nor is anything decided before the comparison.
  const none = others || !id || round?.may.agreement === false;
  const became = useLoad<BecameData>(none ? null : `/api/became?round=${encodeURIComponent(id)}`);
  const book = useLoad<Codebook>(none ? null : `/api/codebook?round=${encodeURIComponent(id)}`);
  if (!id)
    return (
      <NoRound screen={t("What became of my codings")}>
        {t("What was decided about your codings stands here, once a round was compared.")}
      </NoRound>
    );
  if (round && none && !others) return <NotYet round={round} />;
  if (others)
    return (
      <Page title={t("What became of my codings")}>
        <Empty title={t("You coded nothing in this round.")}>
          <a href={href.adjudicate(id)}>{t("Adjudicate round {id}", { id })}</a>
        </Empty>
      </Page>
    );
  return (
    <Page
      title={t("What became of my codings")}
      sub={rich("Of {coder} in round {id}. Your own codings stay as you made them.", {
        coder: session.value?.coder,
        id,
      })}
    >
      <Show what={t("What became of my codings")} of={became}>
        {({ rows }) => (
          <Show what={t("Codebook")} of={book}>
            {(found) => {
              const counts = Object.keys(WORDS).map(
                (key) => [key, rows.filter((row) => row.fate === key).length] as [Fate, number],
              );
              const options: [Shown, string][] = [
                ["all", t("All {rows}", { rows: rows.length })],
                ...counts.filter(([, n]) => n > 0).map(([key, n]) => [key, `${n} ${WORDS[key]}`] as [Shown, string]),
              ];
              if (rows.length === 0) return <Empty title={t("You coded nothing in this round.")} />;
              return (
                <div class="stack">
                  <Choice label={t("Which")} value={fate} options={options} onChange={setFate} />
                  <ul>
                    {rows
                      .filter((row) => fate === "all" || row.fate === fate)
                      .map((row) => (
                        <One
                          key={`${row.transcript}/${row.coding?.id ?? row.became[0]?.start}`}
                          row={row}
                          book={found}
                          round={id}
                        />
                      ))}
                  </ul>
                </div>
              );
            }}
          </Show>
        )}
      </Show>
    </Page>
  );
}
