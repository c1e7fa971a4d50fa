/** Starts a round: what the start will do is said first, and what is amiss at its field. */
import { Fragment } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Rehearsal, Share, Started, StartForm } from "../../api/wire.ts";
import { translate } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { FaultNote, Page, Show } from "../../app/parts.tsx";
import { href, navigate } from "../../app/router.ts";
import { refreshSession, services, session } from "../../app/services.ts";
import { Note, Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import { Coders, Kind, Name, type Part } from "./fields.tsx";
import { Book, Grid, How } from "./fields_work.tsx";
import { Texts } from "./texts.tsx";
import { chosen, type Draft, draftOf, people, request } from "./wish.ts";

const WAIT = 300;

/** What a start would do, asked again a moment after the last change. */
function useRehearsal(body: string): { last: Rehearsal | null; isOfNow: boolean } {
  const [found, setFound] = useState<{ body: string; rehearsal: Rehearsal } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      services.api
        .post<Rehearsal>("/api/start/rehearsal", JSON.parse(body), abort.signal)
        .then((rehearsal) => setFound({ body, rehearsal }))
        .catch(() => {});
    }, WAIT);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [body]);
  return { last: found?.rehearsal ?? null, isOfNow: found?.body === body };
}

/** The first field with something amiss comes into view, and has the focus. */
function toAmiss(form: HTMLFormElement): void {
  const field = form.querySelector(".amiss")?.closest("label, fieldset");
  field?.querySelector<HTMLElement>("input:not(:disabled), select, button")?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: "center" });
}

function Will({ rehearsal, tried, fault }: { rehearsal: Rehearsal | null; tried: boolean; fault: string }) {
  const amiss = rehearsal?.amiss ?? [];
  return (
    <section class="card stack" aria-label={t("What the start will do")} aria-live="polite">
      <h2>{t("What the start will do")}</h2>
      {amiss.length === 0 && (
        <ul class="checks">
          {rehearsal?.says.map((line) => (
            <li key={line}>
              <Told words={line} />
            </li>
          ))}
        </ul>
      )}
      {amiss.length > 0 && (
        <p class={tried ? "note bad" : "quiet"}>
          {rich("Before it can be started: {amiss}.", {
            amiss: amiss.map((one, i) => (
              <Fragment key={one.field + one.message}>
                {i > 0 && "; "}
                <Note words={one.message} />
                {one.hint && ", "}
                {one.hint && <Note words={one.hint} />}
              </Fragment>
            )),
          })}
        </p>
      )}
      <FaultNote fault={fault} />
    </section>
  );
}

/** What is amiss, by field: of fields that were touched, and of all once a start was tried. */
function amissBy(rehearsal: Rehearsal | null, touched: ReadonlySet<string>, tried: boolean): Map<string, string> {
  const shown = (rehearsal?.amiss ?? []).filter((one) => tried || touched.has(one.field));
  return new Map(
    shown.toReversed().map((one) => [one.field, [one.message, one.hint].filter(Boolean).map(translate).join(" ")]),
  );
}

function Start({ form, query }: { form: StartForm; query: URLSearchParams }) {
  const rounds = session.value?.rounds ?? [];
  const [draft, setDraft] = useState<Draft>(() => draftOf(query, form, rounds, session.value?.coder ?? ""));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [fault, setFault] = useState("");
  const body = request(draft, form, rounds);
  const { last: rehearsal, isOfNow } = useRehearsal(JSON.stringify(body));
  const page = useRef<HTMLFormElement>(null);
  const [turns, setTurns] = useState(0); // how often a start was held back
  useEffect(() => {
    if (turns && page.current) toAmiss(page.current);
  }, [turns]);
  const change = (field: string, more: Partial<Draft>) => {
    setDraft((old) => ({ ...old, ...more }));
    setTouched((old) => new Set([...old, field]));
    setFault("");
  };
  const share = async (per: number) => {
    const asked = { transcripts: body.transcripts, coders: people(draft), per };
    try {
      const { assignments } = await services.api.post<Share>("/api/start/share", asked);
      change("assignments", { assignments });
    } catch (error) {
      setFault(translate((error as Error).message));
    }
  };
  const go = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (isOfNow && rehearsal?.amiss.length) {
      setTurns(turns + 1);
      return;
    }
    try {
      const started = await services.api.post<Started>("/api/start", body);
      await refreshSession();
      services.announce(t("Round {id} is started.", { id: started.id }));
      navigate(started.shown ? href.rounds(started.id) : href.rounds());
    } catch (error) {
      setFault(translate((error as Error).message));
    }
  };
  const part: Part = { draft, form, rounds, amiss: amissBy(rehearsal, touched, tried), change };
  return (
    <form class="stack start" ref={page} onSubmit={(event) => void go(event)}>
      <Kind {...part} />
      <Name {...part} />
      <Coders {...part} />
      <Book {...part} />
      <Texts {...part} />
      <Grid {...part} transcripts={chosen(draft, form, rounds)} share={(per) => void share(per)} />
      <How {...part} />
      <Will rehearsal={rehearsal} tried={tried} fault={fault} />
      <p class="row">
        <button type="submit" class="btn main">
          {rich("Start round {id}", { id: draft.id })}
        </button>
        <a class="btn" href={href.rounds()}>
          {t("Cancel")}
        </a>
      </p>
    </form>
  );
}

export function StartScreen({ query }: { query: URLSearchParams }) {
  const form = useLoad<StartForm>("/api/start");
  return (
    <Page title={t("Start a round")}>
      <Show what={t("Start a round")} of={form}>
        {(found) => <Start form={found} query={query} />}
      </Show>
    </Page>
  );
}
