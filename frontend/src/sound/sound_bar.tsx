/** The recording under the text: play, where it is, how fast, and what the text does meanwhile. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Toolbar } from "../app/toolbar.tsx";
import type { CodeSession } from "../code/session.ts";
import { rich, t } from "../i18n/t.ts";
import { ChooseRecording } from "./choose.tsx";
import { type Player, RATES } from "./player.ts";
import { SKIP } from "./preferences.ts";
import { loopTurn, systemKeys, toggleFollow } from "./sound_keys.ts";
import { clock } from "./timeline.ts";
import { useWave } from "./use_wave.ts";
import "./sound.css";

export function SoundBar({ session }: { session: CodeSession }) {
  const { sound } = session;
  const recording = sound.recording.value;
  const player = sound.player.value;
  return (
    <>
      {player && <Playing session={session} player={player} />}
      {recording && !player && (
        <section class="sound-bar" aria-label={t("Recording")} data-region="Recording">
          <p class="sound-fault" role="alert">
            {rich("{problem}. {hasHint, select, yes {To mend it: {hint}.} other {}}", {
              problem: recording.problem,
              hasHint: recording.hint ? "yes" : "no",
              hint: recording.hint,
            })}
          </p>
          <Choose session={session} label={t("Choose again…")} />
        </section>
      )}
      {sound.choosing.value && <ChooseRecording session={session} />}
    </>
  );
}

function Choose({ session, label }: { session: CodeSession; label: string }) {
  return (
    <button
      type="button"
      class="btn small"
      onClick={() => {
        session.sound.choosing.value = true;
      }}
    >
      {label}
    </button>
  );
}

function Playing({ session, player }: { session: CodeSession; player: Player }) {
  const { sound } = session;
  const wave = useRef<HTMLDivElement>(null);
  const drawn = useWave(sound, player, wave);
  useEffect(() => systemKeys(player), [player]);
  const plays = player.playing.value;
  const timed = sound.timeline.isTimed;
  return (
    <section class="sound-bar" aria-label={t("Recording")} data-region="Recording">
      {player.media instanceof HTMLVideoElement && <Picture media={player.media} />}
      <div class="sound-rows">
        <div
          class="wave"
          ref={wave}
          hidden={!drawn && !player.duration.value}
          data-drawn={drawn || undefined}
          aria-hidden="true"
        />
        <Toolbar label={t("Recording")} class="sound-tools">
          <button type="button" class="btn small main" onClick={() => player.toggle()}>
            <span aria-hidden="true">{plays ? "❚❚" : "▶"}</span> {plays ? t("Pause") : t("Play")}
          </button>
          <button type="button" class="btn small" onClick={() => player.skip(-SKIP)}>
            {rich("Back {skip} s", { skip: SKIP })}
          </button>
          <button type="button" class="btn small" onClick={() => player.skip(SKIP)}>
            {rich("On {skip} s", { skip: SKIP })}
          </button>
          {timed && (
            <>
              <button
                type="button"
                class="btn small"
                aria-pressed={sound.following.value}
                onClick={() => toggleFollow(session)}
              >
                {t("Follow")}
              </button>
              <button
                type="button"
                class="btn small"
                aria-pressed={player.loop.value !== null}
                onClick={() => loopTurn(session)}
              >
                {t("Loop turn")}
              </button>
            </>
          )}
          <Choose session={session} label={t("Recording…")} />
        </Toolbar>
        <Place player={player} />
        <Rate player={player} />
      </div>
      {player.fault.value && (
        <p class="sound-fault" role="alert">
          {player.fault.value}
        </p>
      )}
      {!timed && (
        <p class="quiet small sound-note">
          {t("This transcript has no times: the recording plays, and the text cannot follow it.")}
        </p>
      )}
    </section>
  );
}

/** Where it is, as a slider: with the mouse as with arrow keys. */
function Place({ player }: { player: Player }) {
  const end = player.duration.value;
  const at = player.position.value;
  return (
    <label class="sound-place">
      <span class="sr">{t("Place in the recording")}</span>
      <input
        type="range"
        min={0}
        max={Math.max(1, Math.ceil(end))}
        step={1}
        value={Math.floor(at)}
        disabled={!end}
        aria-valuetext={t("{clock} of {clock2}", { clock: clock(at), clock2: clock(end) })}
        onInput={(event) => player.seek(Number(event.currentTarget.value))}
      />
      <span class="sound-clock" aria-hidden="true">
        {clock(at)} / {end ? clock(end) : "…"}
      </span>
    </label>
  );
}

function Rate({ player }: { player: Player }) {
  return (
    <label class="sound-rate small">
      <span class="sr">{t("Speed")}</span>
      <select
        class="input"
        value={String(player.rate.value)}
        onChange={(event) => player.setRate(Number(event.currentTarget.value))}
      >
        {RATES.map((rate) => (
          <option key={rate} value={String(rate)}>
            {rate} ×
          </option>
        ))}
      </select>
    </label>
  );
}

/** The picture of a video: small, or put away. */
function Picture({ media }: { media: HTMLVideoElement }) {
  const host = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(true);
  useEffect(() => {
    host.current?.replaceChildren(media);
  }, [media]);
  return (
    <div class="sound-picture">
      <div ref={host} hidden={!shown} />
      <button type="button" class="btn small bare" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {t("Picture")}
      </button>
    </div>
  );
}
