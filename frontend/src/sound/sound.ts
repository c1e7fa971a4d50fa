/** The recording of the transcript that is open: which file, its player, what is heard, and whether the text follows. */
import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Recording, Transcript } from "../api/wire.ts";
import type { Services } from "../ops/services.ts";
import type { TextDocument } from "../text/document.ts";
import { Player } from "./player.ts";
import { secondsBack, timesShown } from "./preferences.ts";
import { type Heard, Timeline } from "./timeline.ts";

/** Where each recording was left, for as long as the page is open: another text of the transcript goes on from there. */
const left = new Map<string, { at: number; rate: number }>();

export class Sound {
  readonly recording = signal<Recording | null>(null);
  readonly player = signal<Player | null>(null);
  readonly timeline: Timeline;
  readonly following = signal(true);
  /** Whether the dialog in which a file is chosen is open. */
  readonly choosing = signal(false);
  readonly heard: ReadonlySignal<Heard | null>;
  private renewed = 0;

  constructor(
    readonly transcript: Transcript,
    document: TextDocument,
    private readonly services: Services,
  ) {
    this.timeline = new Timeline(document, transcript);
    this.heard = computed(() => {
      const player = this.player.value;
      return player && (player.playing.value || player.position.value > 0)
        ? this.timeline.heardAt(player.position.value)
        : null;
    });
  }

  get route(): string {
    return `/api/recordings/${encodeURIComponent(this.transcript.id)}`;
  }

  /** Asks which file it is; the page goes on without, where that cannot be had. */
  async ask(): Promise<void> {
    try {
      this.show(await this.services.api.get<Recording>(this.route));
    } catch {
      this.show(null);
    }
  }

  /** Takes over what the server says of the file. */
  show(recording: Recording | null): void {
    const before = this.recording.peek();
    batch(() => {
      this.recording.value = recording?.name ? recording : null;
      const isSame = before?.name === recording?.name && before?.path === recording?.path;
      if (this.player.peek() && isSame && recording?.url) return;
      this.leave();
      if (recording?.url) this.open(recording);
    });
  }

  private open(recording: Recording): void {
    const player = new Player(recording.type.startsWith("video/"), () =>
      secondsBack(this.services.settings.value.peek()),
    );
    const was = left.get(this.transcript.id);
    if (was) player.setRate(was.rate);
    player.load(recording.url, was?.at ?? 0);
    player.media.addEventListener("error", () => void this.renew());
    this.player.value = player;
  }

  /** Its address is good for one run of the server: asked for anew once, which also tells whether the file is there. */
  private async renew(): Promise<void> {
    const player = this.player.peek();
    if (!player || Date.now() - this.renewed < 5000) return;
    this.renewed = Date.now();
    const at = player.position.peek();
    const now = await this.services.api.get<Recording>(this.route).catch(() => null);
    if (!now || this.player.peek() !== player) return;
    this.recording.value = now.name ? now : null;
    if (now.url) player.load(now.url, at);
    else this.leave();
  }

  private leave(): void {
    const player = this.player.peek();
    if (!player) return;
    left.set(this.transcript.id, { at: player.position.peek(), rate: player.rate.peek() });
    player.destroy();
    this.player.value = null;
  }

  /** Whether times stand beside the turns. */
  get showsTimes(): boolean {
    const wanted = timesShown(this.services.settings.value.value);
    return wanted === "always" || (wanted === "recording" && this.recording.value !== null);
  }

  destroy(): void {
    this.leave();
  }
}
