/**
 * What the Code screen knows and remembers while a transcript is open: text, work, cursor, selection, what is on show.
 *
 * The actions (navigate.ts, apply.ts, edit.ts, bounds_mode.ts ...) are functions over it; the components read its signals.
 */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Codebook, Coding, Memo, Suggestion, Transcript, Work } from "../api/wire.ts";
import { translate } from "../app/format.ts";
import { t } from "../i18n/t.ts";
import type { LocalChange } from "../ops/change.ts";
import type { OpQueue } from "../ops/queue.ts";
import type { Services } from "../ops/services.ts";
import { WorkStore } from "../ops/work.ts";
import { Sound } from "../sound/sound.ts";
import type { Bounds } from "../text/bounds.ts";
import type { ViewCoding } from "../text/coding_index.ts";
import { type Cursor, START, target } from "../text/cursor.ts";
import type { TextDocument } from "../text/document.ts";
import { overlaps, type Span } from "../text/offsets.ts";
import type { TextView } from "../text/view.ts";
import { spansOf, textDocument } from "./document.ts";
import { CodeTable, tally, withMemo } from "./look.ts";
import type { Card, Overlay } from "./overlay.ts";
import { Prefs } from "./prefs.ts";
import { STRIPE_FILTERS } from "./stripe_modes.ts";
import type { Walk } from "./walk_state.ts";

/** In words: what was done, and how to take it back. */
export interface Renewal {
  readonly told: string;
  readonly back: string;
}

export class CodeSession {
  readonly prefs: Prefs;
  readonly allowed: Span[] | null;
  readonly document: TextDocument;
  readonly sound: Sound;
  readonly codes: CodeTable;
  readonly store: WorkStore;
  view: TextView | null = null;

  readonly cursor = signal<Cursor>(START);
  /** A coding of one's own, of the layer below, or a suggestion. */
  readonly focused = signal<string | null>(null);
  readonly overlay = signal<Overlay | null>(null);
  /** What a code means, beside what was pointed at. */
  readonly card = signal<Card | null>(null);
  readonly bounds = signal<Bounds | null>(null);
  /** Only this code and those below it are shown. */
  readonly onlyCode = signal<string | null>(null);
  /** The code that every new selection gets at once. */
  readonly highlighter = signal<string | null>(null);
  readonly lastCode = signal<string | null>(null);
  readonly reading = signal(false);
  readonly finding = signal(false);
  readonly walk = signal<Walk | null>(null);
  /** On a narrow screen: the panel that lies over the text. */
  readonly sheet = signal<"left" | "right" | null>(null);
  /** Where the mouse has just made a selection, for the small bar. */
  readonly selectionBar = signal(false);
  readonly read = signal<ReadonlySet<number>>(new Set());
  /** Order of own use in this text, for the palette: larger is more recent. */
  readonly recency = new Map<string, number>();
  readonly readOnly: ReadonlySignal<string | null>;
  /** What this page did to the text or its turns, until something is coded: Ctrl+Z does not take it back. */
  readonly renewal = signal<Renewal | null>(null);
  private readonly atLoad: ReadonlyMap<string, number>;

  constructor(
    readonly transcript: Transcript,
    work: Work,
    codebook: Codebook,
    readonly services: Services,
    readonly queue: OpQueue,
  ) {
    this.prefs = new Prefs(services.settings);
    this.allowed = spansOf(work.allowed);
    this.document = textDocument(transcript, this.allowed);
    this.sound = new Sound(transcript, this.document, services);
    this.codes = new CodeTable(codebook);
    this.store = new WorkStore(work, services, queue, codebook.key);
    this.store.onChange((change) => this.show(change));
    this.atLoad = tally([...work.codings, ...this.standingBelow()]);
    const sorted = [...work.codings].sort((a, b) => (a.at < b.at ? -1 : 1));
    for (const [i, coding] of sorted.entries()) this.recency.set(coding.code, i + 1);
    this.lastCode.value = sorted.at(-1)?.code ?? null;
    this.read.value = new Set(this.prefs.read(this.key));
    this.readOnly = computed(() => this.whyReadOnly());
  }

  get round(): string {
    return this.store.work.peek().round;
  }

  /** Where an operation is about. */
  get where(): { round: string; transcript: string; text_sha: string } {
    return { round: this.round, transcript: this.transcript.id, text_sha: this.transcript.text_sha };
  }

  get key(): string {
    return `${this.round}/${this.transcript.id}`;
  }

  destroy(): void {
    this.store.destroy();
    this.sound.destroy();
  }

  say(message: string): void {
    this.services.announce(message);
  }

  /** Nothing can be changed here any more, and finishing is not why: what would change it is not offered. */
  get frozen(): boolean {
    const { readonly } = this.store.work.value;
    return readonly !== null && !readonly.can_reopen && readonly.reason !== "finished";
  }

  private whyReadOnly(): string | null {
    const work = this.store.work.value;
    void this.store.revision.value;
    if (this.queue.full.value) return t("Too much is not saved yet. Nothing more can be changed until it is.");
    if (work.readonly && work.readonly.reason !== "finished") return translate(work.readonly.message);
    if (this.store.standing.state === "finished")
      return work.readonly ? translate(work.readonly.message) : t("Finished.");
    return null;
  }

  // ------------------------------------------------------------------ what there is

  coding(id: string | null): Coding | undefined {
    return id === null ? undefined : this.store.standing.codings.get(id);
  }

  suggestion(id: string | null): Suggestion | undefined {
    const found = id === null ? undefined : this.store.standing.suggestions.get(id);
    return found?.state === "open" ? found : undefined;
  }

  /** A coding of the layer below that has been neither replaced nor removed. */
  below(id: string | null): Coding | undefined {
    const { rejected } = this.store.standing;
    return this.store.work.peek().below?.codings.find((coding) => coding.id === id && !rejected.has(coding.id));
  }

  memosOn(id: string): Memo[] {
    return [...this.store.standing.memos.values()].filter((memo) => memo.what === "coding" && memo.about === id);
  }

  /** What the next operation is about. */
  get target(): Span | null {
    return target(this.document, this.cursor.peek());
  }

  /** All that lies at the cursor or in the selection, in reading order. */
  here(): ViewCoding[] {
    void this.store.revision.value; // what lies here changes without the cursor, too
    const span = target(this.document, this.cursor.value);
    return span && this.view ? this.view.codings.touching(span) : [];
  }

  /** Codings per code in this round, own and standing below: what the server counted, and what happened here since. */
  counts(): Map<string, number> {
    void this.store.revision.value;
    const now = tally([...this.store.standing.codings.values(), ...this.standingBelow()]);
    const counts = new Map<string, number>();
    for (const code of this.codes.codebook.codes) {
      const mine = code.mine + code.below - (this.atLoad.get(code.id) ?? 0) + (now.get(code.id) ?? 0);
      if (mine > 0) counts.set(code.id, mine);
    }
    return counts;
  }

  // ------------------------------------------------------------------ what is shown

  /** Everything the view draws, from the beginning. */
  viewCodings(): ViewCoding[] {
    const memos = withMemo(this.store.standing.memos.values());
    const own = [...this.store.standing.codings.values()].map((coding) => this.codes.view(coding, memos));
    const open = [...this.store.standing.suggestions.values()]
      .filter((s) => s.state === "open")
      .map((s) => this.codes.suggested(s));
    return [...own, ...open, ...this.belowCodings()];
  }

  private standingBelow(): Coding[] {
    const { rejected } = this.store.standing;
    return (this.store.work.peek().below?.codings ?? []).filter((coding) => !rejected.has(coding.id));
  }

  private belowCodings(): ViewCoding[] {
    const { confirmed } = this.store.standing;
    const none = new Set<string>();
    return this.standingBelow().map((coding) => {
      const kind = confirmed.has(coding.id) ? "confirmed" : "below";
      return this.codes.view(coding, none, { kind });
    });
  }

  private show(change: LocalChange): void {
    for (const coding of change.put) this.recency.set(coding.code, Math.max(0, ...this.recency.values()) + 1);
    if (change.from !== undefined && this.focused.peek() === change.from)
      this.focused.value = change.put[0]?.id ?? null;
    else if (this.focused.peek() !== null) this.focused.value = this.heirOf(this.focused.peek() as string, change);
    if (!this.view) return;
    const touched = this.touched(change);
    const gone = [...change.drop, ...touched.gone];
    this.view.change(gone, touched.put, change.from);
    this.view.stripes.focus(this.focused.peek());
    this.markFocus();
  }

  /** An accepted suggestion hands the focus on to its coding; what is gone has none. */
  private heirOf(id: string, change: LocalChange): string | null {
    const heir = change.put.find((coding) => coding.derived_from === id);
    const gone =
      change.drop.includes(id) ||
      change.rejected.includes(id) ||
      change.suggestions.some((one) => one.id === id && one.state === "rejected");
    return heir ? heir.id : gone ? null : id;
  }

  private touched(change: LocalChange): { put: ViewCoding[]; gone: string[] } {
    const memos = withMemo(this.store.standing.memos.values());
    const about = new Set(
      [...change.putMemos, ...change.dropMemos.flatMap((id) => this.store.standing.memos.get(id) ?? [])].map(
        (m) => m.about,
      ),
    );
    for (const coding of this.view?.codings.values() ?? [])
      if (coding.memo !== memos.has(coding.id)) about.add(coding.id);
    for (const coding of change.put) about.add(coding.id);
    const put = [...about].flatMap((id) => this.coding(id) ?? []).map((coding) => this.codes.view(coding, memos));
    const open = change.suggestions.filter((s) => s.state === "open").map((s) => this.codes.suggested(s));
    const closed = change.suggestions.filter((s) => s.state !== "open").map((s) => s.id);
    const ids = new Set([...change.rejected, ...change.unrejected, ...change.confirmed, ...change.unconfirmed]);
    const below = ids.size > 0 ? this.belowCodings().filter((coding) => ids.has(coding.id)) : [];
    return { put: [...put, ...open, ...below], gone: [...closed, ...change.rejected] };
  }

  /** Draws the words of the focused coding underlined in its colour. */
  markFocus(): void {
    const coding = this.focused.peek() === null ? undefined : this.view?.codings.get(this.focused.peek() as string);
    this.view?.list.style.setProperty("--focus-hue", String(coding?.hue ?? 0));
    this.view?.mark("focus", coding ? [coding] : []);
  }

  focus(id: string | null): void {
    if (this.focused.peek() === id) return;
    this.focused.value = id;
    this.view?.stripes.focus(id);
    this.markFocus();
  }

  /** Draws everything from the beginning. */
  showAll(view: TextView): void {
    this.view = view;
    const { wash, stripes } = this.filters(view);
    this.filtered = this.filterKey();
    view.setCodings(this.viewCodings(), wash, stripes);
  }

  /** Shows what the stripe mode and the focused code let through, if that has changed. */
  refilter(): void {
    const key = this.filterKey();
    if (!this.view || key === this.filtered) return;
    this.filtered = key;
    const { wash, stripes } = this.filters(this.view);
    this.view.setFilter(wash, stripes);
  }

  private filtered = "";

  private filterKey(): string {
    const mode = this.prefs.stripes;
    const follows = mode === "branch" ? this.focused.value : mode === "recent" ? this.store.revision.value : "";
    return `${mode}|${this.onlyCode.value}|${follows}`;
  }

  private filters(view: TextView): { wash: (coding: ViewCoding) => boolean; stripes: (coding: ViewCoding) => boolean } {
    const only = this.onlyCode.peek();
    const branch = only === null ? null : this.codes.branch(only);
    const mode = this.prefs.stripes;
    view.stripes.densityOnly = mode === "density";
    const code = view.codings.get(this.focused.peek() ?? "")?.code ?? this.lastCode.peek();
    const basis = { codes: this.codes, own: this.store.standing.codings.values(), code };
    return { wash: (coding) => (branch ? branch.has(coding.code) : true), stripes: STRIPE_FILTERS[mode](basis) };
  }

  /** Own codings that overlap a span and have a code. */
  ownAt(span: Span, code?: string): Coding[] {
    return [...this.store.standing.codings.values()].filter(
      (coding) => overlaps(coding, span) && (code === undefined || coding.code === code),
    );
  }
}
