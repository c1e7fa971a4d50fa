/** Plays a recording: a media element, and what people who listen and write want of it. No framework. */
import { signal } from "@preact/signals";
import { t } from "../i18n/t.ts";
import type { Stretch } from "./timeline.ts";

export const RATES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;
const TICK = 50;

/** Why a media element does not play, by its error code. */
const FAULTS: Record<number, string> = {
  2: t("The recording cannot be read any more."),
  3: t("The recording is damaged from here on."),
  4: t("This browser cannot play that recording. Another browser may, or save it as .mp3 or .m4a."),
};
const NO_OUTPUT = t("Nothing can be heard: this computer has no sound output that the browser could use.");
const REFUSED = t("The browser wants you to press Play yourself before anything is heard.");

export class Player {
  readonly media: HTMLMediaElement;
  readonly playing = signal(false);
  readonly position = signal(0);
  /** 0 until it is known. */
  readonly duration = signal(0);
  readonly rate = signal(1);
  readonly loop = signal<Stretch | null>(null);
  readonly fault = signal("");
  /** Where it was paused, as long as it stays there: it goes on a little before. */
  private pausedAt: number | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    isVideo: boolean,
    private readonly secondsBack: () => number,
  ) {
    this.media = document.createElement(isVideo ? "video" : "audio");
    this.media.preload = "metadata";
    this.media.preservesPitch = true;
    const on = (name: string, what: () => void): void => this.media.addEventListener(name, what);
    on("loadedmetadata", () => {
      this.duration.value = Number.isFinite(this.media.duration) ? this.media.duration : 0;
    });
    on("durationchange", () => {
      this.duration.value = Number.isFinite(this.media.duration) ? this.media.duration : 0;
    });
    on("play", () => this.runs(true));
    on("pause", () => this.runs(false));
    on("ended", () => this.runs(false));
    on("timeupdate", this.tick);
    on("seeked", this.tick);
    on("error", () => {
      const { error } = this.media;
      this.fault.value = /sink/i.test(error?.message ?? "")
        ? NO_OUTPUT
        : (FAULTS[error?.code ?? 0] ?? t("The recording cannot be played."));
      this.runs(false);
    });
  }

  /** Loads an address, and goes to where it was. */
  load(url: string, at = 0): void {
    this.fault.value = "";
    this.media.src = url;
    this.media.playbackRate = this.rate.peek();
    if (at > 0) this.media.currentTime = at;
    this.position.value = at;
  }

  private runs(on: boolean): void {
    this.playing.value = on;
    clearInterval(this.timer);
    // The element itself tells four times a second, which is late for the end of a turn.
    if (on) this.timer = setInterval(this.tick, TICK);
    else this.tick();
  }

  private readonly tick = (): void => {
    const { currentTime } = this.media;
    const loop = this.loop.peek();
    const end = loop?.to ?? (this.duration.peek() || Number.POSITIVE_INFINITY);
    if (loop && this.playing.peek() && currentTime >= end - 0.01) {
      this.media.currentTime = loop.from;
      return;
    }
    this.position.value = currentTime;
  };

  async play(): Promise<void> {
    if (this.pausedAt !== null && Math.abs(this.media.currentTime - this.pausedAt) < 0.05) {
      const least = this.loop.peek()?.from ?? 0;
      this.media.currentTime = Math.max(Math.min(least, this.pausedAt), this.pausedAt - this.secondsBack());
    }
    this.pausedAt = null;
    if (this.media.ended) this.media.currentTime = this.loop.peek()?.from ?? 0;
    try {
      await this.media.play();
      this.fault.value = "";
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotAllowedError") this.fault.value = REFUSED;
    }
  }

  pause(): void {
    if (this.media.paused) return;
    this.media.pause();
    this.pausedAt = this.media.currentTime;
  }

  toggle(): void {
    if (this.media.paused) void this.play();
    else this.pause();
  }

  seek(seconds: number): void {
    const end = this.duration.peek() || seconds;
    this.pausedAt = null;
    this.media.currentTime = Math.min(Math.max(0, seconds), end);
    this.position.value = this.media.currentTime;
  }

  skip(seconds: number): void {
    this.seek(this.media.currentTime + seconds);
  }

  setRate(rate: number): void {
    this.rate.value = rate;
    this.media.playbackRate = rate;
  }

  /** The next rate up or down. */
  stepRate(by: 1 | -1): void {
    const at = RATES.findIndex((rate) => rate >= this.rate.peek());
    this.setRate(RATES[Math.min(RATES.length - 1, Math.max(0, at + by))] ?? 1);
  }

  /** Plays a stretch again and again, or, with null, goes on from where it is. */
  setLoop(stretch: Stretch | null): void {
    this.loop.value = stretch;
    if (!stretch) return;
    const { currentTime } = this.media;
    if (currentTime < stretch.from || (stretch.to !== null && currentTime >= stretch.to)) this.seek(stretch.from);
  }

  destroy(): void {
    clearInterval(this.timer);
    this.media.pause();
    this.media.removeAttribute("src");
    this.media.load();
  }
}
