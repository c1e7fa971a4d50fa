/** Who else is in the study now, on a server for several people; and how far the rounds are, as one may know it. */
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { HereRequest, PersonHere, Round } from "../api/wire.ts";
import { rich, t } from "../i18n/t.ts";
import { Dialog } from "./dialog.tsx";
import { formatList } from "./format.ts";
import { shared } from "./served.ts";
import { online, services, session } from "./services.ts";

export const people = signal<readonly PersonHere[]>([]);

services.listen((event) => {
  if (event.event === "here") people.value = event.data.people;
  else if (event.event === "hello") people.value = []; // who is here is said anew
});

/** Says which cluster this window shows, for as long as it does. */
export function useHere(round: string, cluster: string): void {
  const there = online.value;
  useEffect(() => {
    if (!shared || !there) return undefined;
    const say = (asked: HereRequest) => void services.api.post("/api/here", asked).catch(() => {});
    say({ round, cluster });
    return () => say({ round: "", cluster: "" });
  }, [round, cluster, there]);
}

/** Those who look at a cluster, too. */
export const lookingAt = (round: string, cluster: string): readonly PersonHere[] =>
  people.value.filter((one) => one.round === round && one.cluster === cluster);

/** How many of a round's coders have finished; null while one may not know. */
function finished(round: Round): number | null {
  if (round.waiting === null || round.state !== "open") return null;
  const own = round.mine && round.my.todo + round.my.started > 0 ? 1 : 0;
  return round.coders.length - round.waiting - own;
}

function HereDialog({ onClose }: { onClose: () => void }) {
  const rounds = (session.value?.rounds ?? []).flatMap((round) => {
    const done = finished(round);
    return done === null ? [] : [{ id: round.id, done, all: round.coders.length }];
  });
  return (
    <Dialog title={t("Who is here now")} onClose={onClose}>
      <ul class="stack">
        {people.value.map((one) => (
          <li key={one.coder}>
            <strong dir="auto">{one.name}</strong>{" "}
            {one.cluster && (
              <span class="quiet small">
                {rich("looks at {cluster} in {round}", { cluster: one.cluster, round: one.round })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {people.value.length === 0 && <p>{t("Nobody else.")}</p>}
      {rounds.map(({ id, done, all }) => (
        <p key={id} class="small">
          {t("Round {id}: {done} of {all} have finished.", { id, done, all })}
        </p>
      ))}
      <div class="row end">
        <button type="button" class="btn main" onClick={onClose}>
          {t("Go on")}
        </button>
      </div>
    </Dialog>
  );
}

/** In the header, where somebody else is here. */
export function Here() {
  const [open, setOpen] = useState(false);
  const others = people.value;
  if (others.length === 0 && !open) return null;
  return (
    <>
      <button
        type="button"
        class="btn bare small here"
        aria-haspopup="dialog"
        title={t("Here now: {names}", { names: formatList(others.map((one) => one.name)) })}
        onClick={() => setOpen(true)}
      >
        <span class="dot" aria-hidden="true" />
        {rich("{others} <sr>others are here</sr>", {
          others: others.length,
          sr: (words) => <span class="sr">{words}</span>,
        })}
      </button>
      {open && <HereDialog onClose={() => setOpen(false)} />}
    </>
  );
}
