/** A participant withdrew: what goes is shown first, and what is left to people stays on the page until it is closed. */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Withdrawal, WithdrawalRequest } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { useLoad } from "../../app/load.ts";
import { PRIVATE, Show } from "../../app/parts.tsx";
import { refreshSession, services } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import { NotWritten } from "../tables/faults.tsx";
import { type Fault, faultOf } from "../tables/use_table.ts";

/** What was done last, by its transcript; also while one looks at another screen. */
const done = signal<readonly Withdrawal[]>([]);

const place = (of: string) => (
  <bdi class="mono" translate={false}>
    {of}
  </bdi>
);

function Part({ title, items }: { title: string; items: [string, ComponentChildren][] }) {
  if (items.length === 0) return null;
  return (
    <section class="withdrawal">
      <h3>{title}</h3>
      <ul>
        {items.map(([key, words]) => (
          <li key={key}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

/** What codekit leaves to people: words that stand elsewhere, rows of tables, copies. */
function NotReached({ of, isDone }: { of: Withdrawal; isDone?: boolean }) {
  return (
    <>
      <Part
        title={t("Where its words, or words about it, stand besides")}
        items={of.words.map((one) => [
          one,
          rich(
            "{place}: {how, select, can {can be taken out} could {was not taken out} other {codekit does not change this}}",
            { place: place(one), how: of.ledgers.includes(one) ? (isDone ? "could" : "can") : "no" },
          ),
        ])}
      />
      <Part
        title={t("Left to you")}
        items={[
          ...of.tables.map((one): [string, ComponentChildren] => [
            one,
            rich("{file} has rows of it: delete them", { file: place(one) }),
          ]),
          ...of.elsewhere.map((one): [string, ComponentChildren] => [one, <Told key={one} words={one} />]),
        ]}
      />
    </>
  );
}

function Plan({ of }: { of: Withdrawal }) {
  const { compared } = of;
  return (
    <>
      <Part
        title={t("What goes")}
        items={[
          ...of.files.map((one): [string, ComponentChildren] => [one, place(one)]),
          ["", t("everybody’s codings of it and notes on it, if there are any")],
        ]}
      />
      <Part
        title={t("Rounds")}
        items={of.rounds.map((id) => [
          id,
          rich(
            "{id} goes on without it{wasCompared, select, yes {; what was compared there can be computed for the other transcripts only} other {}}",
            { id, wasCompared: compared.includes(id) ? "yes" : "no" },
          ),
        ])}
      />
      {of.blind && (
        <p class="note">
          {t(
            "You are blind in a round: rounds of others, and which notes and judgements have words of it, are not told here. What you choose holds for all of them.",
          )}
        </p>
      )}
      <NotReached of={of} />
    </>
  );
}

function Form({ plan, close }: { plan: Withdrawal; close: () => void }) {
  const id = plan.transcript;
  const [asked, setAsked] = useState<Required<WithdrawalRequest>>({ confirm: "", reason: "", redact: false });
  const [fault, setFault] = useState<Fault | null>(null);
  const go = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      const path = `/api/transcripts/${encodeURIComponent(id)}/withdrawal`;
      const left = await services.api.post<Withdrawal>(path, asked);
      done.value = [...done.value.filter((one) => one.transcript !== id), left];
      services.announce(t("{id} was taken out of the study.", { id }));
      close();
      requestAnimationFrame(() => document.getElementById(`after-${id}`)?.focus()); // the button that asked goes
      await refreshSession();
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  return (
    <form class="stack" onSubmit={(event) => void go(event)}>
      {(plan.ledgers.length > 0 || plan.blind) && (
        <label class="check">
          <input
            type="checkbox"
            checked={asked.redact}
            onChange={(event) => setAsked({ ...asked, redact: event.currentTarget.checked })}
          />
          {t("Also take its words, and what was written about it, out of notes and judgements")}
        </label>
      )}
      <label class="field">
        <span class="label">{t("Why; it is kept, so quote nothing")}</span>
        <input
          class="input"
          value={asked.reason}
          onInput={(event) => setAsked({ ...asked, reason: event.currentTarget.value })}
          {...PRIVATE}
        />
      </label>
      <label class="field">
        <span class="label">{rich("Type the transcript’s id, {id}, to confirm", { id })}</span>
        <input
          class="input"
          value={asked.confirm}
          onInput={(event) => setAsked({ ...asked, confirm: event.currentTarget.value })}
          {...PRIVATE}
        />
      </label>
      <NotWritten fault={fault} />
      <div class="row end">
        <button type="button" class="btn" onClick={close}>
          {t("Cancel")}
        </button>
        <button type="submit" class="btn main" disabled={asked.confirm !== id}>
          {t("Take {id} out for good", { id })}
        </button>
      </div>
    </form>
  );
}

export function WithdrawDialog({ id, close }: { id: string; close: () => void }) {
  const title = t("The participant of {id} withdrew?", { id });
  const plan = useLoad<Withdrawal>(`/api/transcripts/${encodeURIComponent(id)}/withdrawal`);
  return (
    <Dialog title={title} onClose={close}>
      <p>
        {t(
          "The transcript and everybody’s work on it go out of the study, which remembers only that it was withdrawn, when, by whom and why. This cannot be taken back.",
        )}
      </p>
      <Show what={title} of={plan}>
        {(found) => (
          <>
            <Plan of={found} />
            <Form plan={found} close={close} />
          </>
        )}
      </Show>
    </Dialog>
  );
}

/** What is left to people of what was taken out, until they close it. */
export function LeftToPeople() {
  return done.value.map((one) => (
    <section
      key={one.transcript}
      class="note warn stack"
      aria-label={t("After {id} was taken out", { id: one.transcript })}
    >
      <h2 id={`after-${one.transcript}`} tabIndex={-1}>
        {t("{id} was taken out of the study.", { id: one.transcript })}
      </h2>
      <NotReached of={one} isDone />
      <div class="row end">
        <button
          type="button"
          class="btn small"
          onClick={() => {
            done.value = done.value.filter((other) => other !== one);
          }}
        >
          {t("Close")}
        </button>
      </div>
    </section>
  ));
}
