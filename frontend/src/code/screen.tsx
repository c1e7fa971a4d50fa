/** The Code screen: the transcript, its stripes, the codebook and the inspector. */

import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Codebook, Transcript, Work } from "../api/wire.ts";
import { Elsewhere, ErrorBoundary } from "../app/boundary.tsx";
import { Empty, Skeleton } from "../app/parts.tsx";
import { askedIn } from "../app/router.ts";
import { Told } from "../app/told.tsx";
import { t } from "../i18n/t.ts";
import { useCommands, useKeys } from "../keys/use_keys.ts";
import type { OpQueue } from "../ops/queue.ts";
import { ApiError, type Services } from "../ops/services.ts";
import { SoundBar } from "../sound/sound_bar.tsx";
import { Banners, Modes } from "./banners.tsx";
import { boundsKey } from "./bounds_mode.ts";
import { codeKeys } from "./code_keys.ts";
import { CodebookPanel } from "./codebook_panel.tsx";
import { FindBar } from "./find_bar.tsx";
import { FloatCard } from "./float_card.tsx";
import { Footer } from "./footer.tsx";
import { Inspector } from "./inspector.tsx";
import { openSession } from "./open_session.ts";
import { Overlays } from "./overlays.tsx";
import { Panel } from "./panel.tsx";
import { SelectionBar } from "./selection_bar.tsx";
import { CodeSession, type Renewal } from "./session.ts";
import { TranscriptPane } from "./transcript_pane.tsx";
import { undoWords } from "./undo_words.ts";
import { walkSearch } from "./walk.ts";
import { WalkBar } from "./walk_bar.tsx";
import "./screen.css";
import "./bars.css";
import "./text.css";
import "./text_forced.css";
import "./stripes.css";
import "./overlays.css";

export interface CodeScreenProps {
  services: Services;
  queue: OpQueue;
  round: string;
  transcript: string;
  /** Code point to begin at. */
  at?: number;
  /** What was searched, where its places are to be coded: the query of the address. */
  walk?: string;
}

async function open({ services, queue, round, transcript }: CodeScreenProps): Promise<CodeSession> {
  const name = encodeURIComponent;
  const [text, work, codebook] = await Promise.all([
    services.api.get<Transcript>(`/api/transcripts/${name(transcript)}`),
    services.api.get<Work>(`/api/work/${name(round)}/${name(transcript)}`),
    services.api.get<Codebook>(`/api/codebook?round=${name(round)}`),
  ]);
  performance.mark("codekit:loaded");
  const session = new CodeSession(text, work, codebook, services, queue);
  void session.sound.ask();
  return session;
}

/** For the benchmark: when the transcript has been painted. */
function markPainted(): void {
  requestAnimationFrame(() => setTimeout(() => performance.mark("codekit:painted"), 0));
}

export function CodeScreen({ services, queue, round, transcript, at, walk }: CodeScreenProps) {
  const [session, setSession] = useState<CodeSession | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const slow = useSignal(false);
  /** How often the text was found to be another one than is shown. */
  const [corrected, setCorrected] = useState(0);
  const renewal = useRef<Renewal | null>(null);
  /** What is asked for, and its session as soon as it is there. */
  const asked = useRef<{ key: string; session: CodeSession | null }>({ key: "", session: null });
  /** Of what a text was shown last. */
  const shown = useRef("");
  /** Whether its round has lost it, since its participant withdrew: no word of it is shown from then on. */
  const lost = useComputed(() => {
    const its = services.session.value?.rounds.find((one) => one.id === round);
    return its !== undefined && !its.transcripts.includes(transcript);
  }).value;
  useLayoutEffect(() => {
    let opened: CodeSession | null = null;
    let left = false;
    slow.value = false;
    const timer = setTimeout(() => {
      slow.value = true;
    }, 300);
    setSession(null);
    setFailure(null);
    const mine: typeof asked.current = { key: `${round}/${transcript}`, session: null };
    asked.current = mine;
    open({ services, queue, round, transcript })
      .then(
        (made) => {
          opened = made;
          made.renewal.value = renewal.current;
          renewal.current = null;
          if (left) return made.destroy();
          setSession(made);
          mine.session = made;
          shown.current = `${round}/${transcript}`;
          made.store.work.subscribe((work) => {
            const { text_sha, version } = made.transcript;
            const isSame = work.text_sha === text_sha;
            if (left || work.text_sha === "" || (isSame && work.version === version)) return;
            renewal.current = made.renewal.peek();
            const what = isSame ? t("Turns were changed") : t("The text was corrected");
            made.say(renewal.current?.told ?? t("{what}. It is opened anew.", { what }));
            setCorrected((times) => times + 1);
          });
          // The stream may tell of a change before its answer is here: what the answer says goes to the text as it is now.
          made.renewal.subscribe((told) => {
            const { key, session: now } = asked.current;
            if (!left || !told || key !== made.key) return;
            if (now) now.renewal.value = told;
            else renewal.current = told;
          });
        },
        (error: unknown) => {
          if (!left)
            setFailure(
              error instanceof ApiError ? error : new ApiError(0, { kind: "failed", message: String(error), hint: "" }),
            );
        },
      )
      .finally(() => clearTimeout(timer));
    return () => {
      left = true;
      clearTimeout(timer);
      opened?.destroy();
    };
  }, [services, queue, round, transcript, slow, corrected, lost]);
  if (lost && shown.current === `${round}/${transcript}`)
    return (
      <Empty title={t("{transcript} is no longer in round {round}: its participant withdrew.", { transcript, round })}>
        <Elsewhere />
      </Empty>
    );
  if (failure)
    return (
      <Empty title={<Told words={failure.error.message} />}>
        {failure.error.hint && (
          <p>
            <Told words={failure.error.hint} />
          </p>
        )}
        <Elsewhere />
      </Empty>
    );
  if (!session)
    return slow.value ? (
      <div class="code-wait">
        <Skeleton lines={14} />
      </div>
    ) : null;
  return (
    <Opened
      session={session}
      key={`${session.key}/${session.transcript.text_sha}/${session.transcript.version}`}
      {...(at === undefined ? {} : { at })}
      {...(walk === undefined ? {} : { walk })}
    />
  );
}

function Opened({ session, at, walk }: { session: CodeSession; at?: number; walk?: string }) {
  const list = useRef<HTMLElement>(null);
  const main = useRef<HTMLDivElement>(null);
  const { queue } = session;
  useKeys(codeKeys(session), list as { current: HTMLElement });
  useCommands(
    session.codes.codebook.codes
      .filter((code) => code.usable)
      .map((code) => ({
        title: t("Show only {name}", { name: code.name }),
        run: () => {
          session.onlyCode.value = code.id;
        },
      })),
  );
  useLayoutEffect(markPainted, [session]);
  useLayoutEffect(() => {
    openSession.value = session;
    return () => {
      openSession.value = null;
    };
  }, [session]);
  useEffect(() => {
    if (walk) void walkSearch(session, askedIn(new URLSearchParams(walk)));
  }, [session, walk]);
  useLayoutEffect(() => {
    queue.stepper = {
      undo: () => undoWords(session, "undo"),
      redo: () => undoWords(session, "redo"),
    };
    return () => {
      queue.stepper = null;
    };
  }, [session, queue]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (list.current?.contains(event.target as Node) && boundsKey(session, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const back = (): void => {
    session.overlay.value = null;
    list.current?.focus({ preventScroll: true });
  };
  return (
    <div class="code-screen" ref={main} onKeyDown={onKeyDown}>
      <h1 class="sr">{session.transcript.id}</h1>
      <Panel session={session} side="left" name={t("Codebook")}>
        <ErrorBoundary what={t("Codebook")}>
          <CodebookPanel session={session} />
        </ErrorBoundary>
      </Panel>
      <div class="code-middle">
        <Banners session={session} />
        {session.finding.value && <FindBar session={session} />}
        {session.walk.value && <WalkBar session={session} walk={session.walk.value} />}
        <TranscriptPane
          session={session}
          list={list as { current: HTMLElement }}
          {...(at === undefined ? {} : { at })}
        />
        <Modes session={session} />
        {session.selectionBar.value && session.overlay.value === null && <SelectionBar session={session} />}
        {session.overlay.value && <Overlays session={session} overlay={session.overlay.value} close={back} />}
      </div>
      <ErrorBoundary what={t("Recording")}>
        <SoundBar session={session} />
      </ErrorBoundary>
      <Panel session={session} side="right" name={t("Inspector")}>
        <ErrorBoundary what={t("Inspector")}>
          <Inspector session={session} />
        </ErrorBoundary>
      </Panel>
      <FloatCard session={session} />
      <Footer session={session} />
    </div>
  );
}
