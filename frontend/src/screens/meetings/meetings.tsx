/** What a team has to talk over, the meetings that were held, and what they decided. */

import { useState } from "preact/hooks";
import type { Meeting, Meetings as MeetingsData } from "../../api/wire.ts";
import { formatTime, translate } from "../../app/format.ts";
import { anyChange, type Loaded, useLoad } from "../../app/load.ts";
import { asks } from "../../app/may.ts";
import { Empty, Page, Show } from "../../app/parts.tsx";
import { href, navigate, route } from "../../app/router.ts";
import { saveFile } from "../../app/save_file.ts";
import { services } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";
import { HoldDialog } from "./hold_dialog.tsx";
import "./meetings.css";
import { Decide, Points } from "./points.tsx";

/** Saves minutes, or the agenda where no meeting is named. */
async function save(form: "docx" | "md", meeting = ""): Promise<void> {
  try {
    const named = meeting && `&meeting=${encodeURIComponent(meeting)}`;
    const { name, data } = await services.api.file(`/api/meetings/minutes?form=${form}${named}`);
    saveFile(name, data);
    services.announce(t("{name} is saved.", { name }));
  } catch (error) {
    services.announce(translate((error as Error).message));
  }
}

function Files({ what, meeting = "" }: { what: string; meeting?: string }) {
  return (
    <>
      <button
        type="button"
        class="btn small"
        onClick={() => void save("docx", meeting)}
        {...asks("GET /api/meetings/minutes")}
      >
        {rich("{what} as Word", { what })}
      </button>
      <button
        type="button"
        class="btn small"
        onClick={() => void save("md", meeting)}
        {...asks("GET /api/meetings/minutes")}
      >
        {rich("{what} as Markdown", { what })}
      </button>
    </>
  );
}

interface ActProps {
  /** Sends what changes the record; true when it was done. */
  send: (path: string, body: unknown, done: string) => Promise<boolean>;
}

function Minutes({ meeting, open, send }: { meeting: Meeting; open: boolean } & ActProps) {
  const back = (key: string) => void send("/api/meetings/retract", { key }, t("Taken back."));
  return (
    <li>
      <details class="card" open={open} id={meeting.key}>
        <summary>
          <strong>{rich("Meeting of {id}", { id: meeting.id })}</strong>{" "}
          <span class="quiet small">
            {t("{decisions, plural, one {# decision} other {# decisions}}", { decisions: meeting.decisions.length })}
          </span>
        </summary>
        <div class="stack">
          <p>
            <span class="quiet">{t("Present:")}</span> {meeting.present.join(", ")}
          </p>
          {meeting.note && <p class="kept">{meeting.note}</p>}
          {meeting.decisions.length === 0 && <p class="quiet">{t("Nothing was decided.")}</p>}
          <ol class="decisions">
            {meeting.decisions.map((decision) => (
              <li key={decision.key}>
                {decision.about && <p class="quiet small">{decision.about}</p>}
                <p class="kept">{decision.text}</p>
                <p class="row small">
                  <span class="quiet">
                    {decision.id} · {decision.by}, {formatTime(decision.at)}
                  </span>
                  {decision.mine && (
                    <button
                      type="button"
                      class="btn small bare"
                      onClick={() => back(decision.key)}
                      {...asks("POST /api/meetings/retract")}
                    >
                      {t("Take back")}
                    </button>
                  )}
                </p>
              </li>
            ))}
          </ol>
          <p class="row">
            <Files what={t("Minutes")} meeting={meeting.key} />
            {meeting.mine && meeting.decisions.length === 0 && (
              <button
                type="button"
                class="btn small"
                onClick={() => back(meeting.key)}
                {...asks("POST /api/meetings/retract")}
              >
                {t("Take this meeting back")}
              </button>
            )}
            <span class="quiet small">{rich("minutes by {by}", { by: meeting.by })}</span>
          </p>
        </div>
      </details>
    </li>
  );
}

/** To which meeting decisions are written: the one in the address, else the latest. */
function At({ data, at }: { data: MeetingsData; at: Meeting }) {
  return (
    <label class="row">
      {t("Decisions go to the meeting of")}
      <select
        class="input"
        value={at.key}
        onChange={(event) => {
          const chosen = data.meetings.find((one) => one.key === event.currentTarget.value);
          navigate(href.meetings(chosen?.id ?? ""));
        }}
      >
        {data.meetings.map((meeting) => (
          <option key={meeting.key} value={meeting.key}>
            {meeting.id}
          </option>
        ))}
      </select>
    </label>
  );
}

function Board({ data, loaded }: { data: MeetingsData; loaded: Loaded<MeetingsData> }) {
  const at = data.meetings.find(({ id }) => id === route.value.name) ?? data.meetings[0];
  const send = async (path: string, body: unknown, done: string): Promise<boolean> => {
    try {
      loaded.set(await services.api.post<MeetingsData>(path, body));
      services.announce(done);
      return true;
    } catch (error) {
      services.announce(translate((error as Error).message));
      loaded.reload();
      return false;
    }
  };
  const decide = (point: string) => async (text: string) => {
    const body = { meeting: at?.key ?? "", point, text };
    const done = await send("/api/meetings/decide", body, t("Decided in the meeting of {id}.", { id: at?.id }));
    // The point goes, and with it what had the focus.
    if (done && point !== "other") document.getElementById("open-points")?.focus();
    return done;
  };
  return (
    <div class="stack meetings">
      {!data.named && (
        <p class="note">
          {rich("The study has no name for you yet: minutes call you {you}. Names of people are set in Study.", {
            you: data.you,
          })}
        </p>
      )}
      <section class="stack" aria-labelledby="open-points">
        <div class="row">
          <h2 id="open-points" class="grow" tabIndex={-1}>
            {rich("Open points {points}", { points: <span class="quiet">{data.points.length}</span> })}
          </h2>
          {at && <At data={data} at={at} />}
          {data.points.length > 0 && <Files what={t("Agenda")} />}
        </div>
        {data.points.length === 0 && (
          <Empty title={t("Nothing is open.")}>
            <p>
              {t(
                "What waits for a meeting stands here: codings that a reviewer queries, disagreements that were deferred, memos that are marked for discussion, and codes that somebody proposes.",
              )}
            </p>
          </Empty>
        )}
        <Points points={data.points} meeting={at} onDecide={decide} />
        {at && (
          <details class="card" {...asks("POST /api/meetings/decide")}>
            <summary>{t("Something else was decided")}</summary>
            <Decide label={t("What was decided, on no list")} onDecide={decide("other")} />
          </details>
        )}
      </section>
      <section class="stack" aria-labelledby="record">
        <h2 id="record">{t("Meetings on record")}</h2>
        {data.meetings.length === 0 && (
          <p class="note">
            {t("None yet. Put the first one on record: who was there, on which day. Then decide its points.")}
          </p>
        )}
        <ol class="stack">
          {data.meetings.map((meeting) => (
            <Minutes key={meeting.key} meeting={meeting} open={meeting === at} send={send} />
          ))}
        </ol>
      </section>
    </div>
  );
}

export function Meetings() {
  const loaded = useLoad<MeetingsData>("/api/meetings", anyChange);
  const [holding, setHolding] = useState(false);
  const { value } = loaded;
  return (
    <Page
      title={t("Meetings")}
      sub={t("What is open, what was decided, and by whom. A decision closes its point and changes no coding.")}
      tools={
        value && (
          <button type="button" class="btn main" onClick={() => setHolding(true)} {...asks("POST /api/meetings")}>
            {t("Hold a meeting…")}
          </button>
        )
      }
    >
      <Show what={t("Meetings")} of={loaded}>
        {(data) => <Board data={data} loaded={loaded} />}
      </Show>
      {holding && value && (
        <HoldDialog
          people={value.people}
          onClose={() => setHolding(false)}
          onHeld={(data) => {
            loaded.set(data);
            setHolding(false);
          }}
        />
      )}
    </Page>
  );
}
