// Written by frontend/make_wire.py from the server's structs; do not edit.

/**
 * What the server of `codekit code` and this client say to each other. JSON, UTF-8, snake_case.
 *
 * Offsets are Unicode code points of the transcript's text, half-open, never UTF-16 units.
 * Every request but POST /api/session bears `Authorization: Bearer <token>`.
 * Every request with a body bears `Content-Type: application/json`.
 * A figure that is undefined is null, with a reason in `note`.
 */

// ---------------------------------------------------------------- errors

export type ErrorKind =
  | "unauthorised"
  | "forbidden"
  | "blind"
  | "unknown"
  | "round_state"
  | "stale"
  | "text_changed"
  | "not_comparable"
  | "duplicate"
  | "too_large"
  | "media_type"
  | "invalid"
  | "problems"
  | "interviewer"
  | "outside_parent"
  | "timeout"
  | "failed";

/** Why something was not done. */
export interface WireError {
  kind: ErrorKind; // a kind not listed here is to be shown like `failed`
  message: string; // one line for people: what and where; never words of a transcript
  hint: string; // how to mend it; may be empty
  problems?: string[]; // for `problems`: each with its place
}

/** The body of every answer whose status is not 2xx. */
export interface ErrorBody {
  error: WireError;
}

// ---------------------------------------------------------------- session

/** POST /api/session with the launch code from the fragment `#launch=<code>`; once, within 60 s. */
export interface SessionRequest {
  code: string;
}

/** What every other request bears. */
export interface SessionToken {
  token: string;
}

/**
 * POST /api/session/code: a launch code for one more tab, 60 s, single use.
 *
 * DELETE /api/session: "Lock now"; the tokens of all tabs are dropped, and each hears `bye` "locked". 204.
 */
export interface LaunchCode {
  code: string;
  url: string;
  expires_in: number;
}

/** The study that is open. */
export interface StudyNamed {
  id: string; // opaque, stable for this study
  title: string;
}

/** Where to begin; either may be null. */
export interface FirstPlace {
  round: string | null;
  transcript: string | null;
}

export type RoundKind = "training" | "double" | "initial" | "second-pass" | "subcode";

export type RoundState = "open" | "complete" | "compared" | "closed";

export type Unit = "turn" | "paragraph" | "sentence" | "character";

export type AssignmentState = "todo" | "started" | "finished";

/** When something was done, and by whom. */
export interface When {
  at: string;
  by: string;
}

/** What the coder may do in a round now. */
export interface Permissions {
  code: boolean; // write codings in this round
  see_others: boolean; // GET .../others
  compare: boolean; // POST /api/rounds/{id}/compare
  agreement: boolean; // GET /api/agreement
  decide: boolean; // POST /api/decisions
  sign: boolean;
  close: boolean;
  suggestions: boolean; // proposals of rules are shown
  why: Record<string, string>; // for each that is false and that a person would expect: why; keys are the names above
}

/** A round, as far as the coder may know it. */
export interface Round {
  id: string;
  kind: RoundKind;
  state: RoundState; // as far as this coder may know: "open" until all own assignments are finished
  blind: boolean; // the coder is blind in it now
  codebook: string; // id@version
  codes: string[]; // what the round is about; [] = every top-level code
  unit: Unit;
  over: string; // second-pass, subcode: the round below, or ""
  parent: string; // subcode: the parent code, or ""
  transcripts: string[];
  assigned: string[]; // those of them that this coder codes
  coders: string[];
  mine: boolean; // this coder is one of them
  my: Record<AssignmentState, number>; // own assignments by state
  waiting: number | null; // how many other coders have not finished; null while this coder has not (blind rounds)
  started: string; // ISO time, UTC
  compared: When | null;
  signed: string[]; // [] while blind
  may: Permissions;
}

export type OpKind =
  | "coding.add"
  | "coding.remove"
  | "coding.replace"
  | "coding.split"
  | "coding.merge"
  | "coding.reject"
  | "coding.confirm"
  | "coding.revise"
  | "memo.add"
  | "memo.edit"
  | "memo.remove"
  | "unit.skip"
  | "unit.unskip"
  | "assignment.finish"
  | "assignment.reopen"
  | "suggestion.accept"
  | "suggestion.reject"
  | "code.propose"
  | "proposal.remove"
  | "undo"
  | "redo";

/** One operation as history and undo show it. */
export interface Step {
  op_id: string;
  kind: OpKind;
  at: string;
  round: string;
  transcript: string;
  code: string; // the code concerned, or ""
  code_name: string; // what people call it
  old_code: string; // recode: what it was
  old_name: string;
  start: number;
  end: number;
  turn: number | null; // index of the first turn concerned
  words: number; // words in the span
}

/** GET /api/session: who works on what, and what may be done in each round. */
export interface Session {
  codekit: string; // version
  study: StudyNamed;
  coder: string;
  start: FirstPlace;
  rounds: Round[]; // every round of this coder, and the others that may be seen; oldest first
  blind: boolean; // this coder takes part in a blind round that has not been compared
  epoch: string; // changes with every start of the server; goes with `rev`
  rev: number;
  undo: Step | null;
  redo: Step | null;
}

// ---------------------------------------------------------------- library

export type Role = "interviewer" | "respondent" | "other";

/** Who speaks, in which role, in how many turns. */
export interface Speaker {
  label: string;
  role: Role;
  turns: number;
}

/** One own assignment. */
export interface LibraryRow {
  round: string;
  transcript: string;
  case: string; // "" where interviews.csv has none
  case_name: string; // attribute `name` of the case, else ""
  date: string;
  speakers: Speaker[];
  turns: number;
  words: number; // of respondents
  characters: number;
  state: AssignmentState;
  codings: number; // own, standing
  memos: number; // own, standing
  marks: number; // own, to be discussed
  touched: string; // time of the last own event, or ""
  problem: string; // e.g. the text changed on disk; then it cannot be opened
  read: boolean; // false with now=1, where the text was not read yet: speakers, turns, words, characters, problem
}

/**
 * GET /api/library[?round=R&now=1]: one row per own assignment, in the order of rounds and transcripts.
 *
 * now=1: at once, though texts were not read yet where there are many; without it, all of them are.
 */
export interface Library {
  rows: LibraryRow[];
}

// ---------------------------------------------------------------- transcript and one coder's work on it

/** One turn: the words said, without label and time; start is end where nothing was said. */
export interface Turn {
  index: number;
  start: number;
  end: number;
  speaker: string;
  role: Role;
  time: number | null; // seconds
}

export type TextStep = "imported" | "text" | "turns";

/** One text that an interview had. */
export interface TextVersion {
  number: number;
  by: string; // who corrected it; "" for the imported one
  at: string;
  file: string;
  what: TextStep; // what came to be another with it
  kept: number | null; // "text": the share of the characters that stayed; null where an older text cannot be read
}

/** GET /api/transcripts/{id}: the text with turns, sentences and speakers. */
export interface Transcript {
  id: string;
  sha256: string; // 64 hex digits
  text_sha: string; // the first 16: goes into operations
  version: string; // which of its versions this is: of one text there may be several, with other turns
  text: string;
  turns: Turn[];
  sentences: ([number, number, number])[]; // start, end, index of the turn; in order, inside turns, never across
  paragraphs: number[]; // where each begins, in order; [] where that division is not stored
  speakers: Speaker[];
  roles_confirmed: boolean;
  case: string;
  case_name: string;
  date: string;
  words: number;
  problem: string;
  versions: TextVersion[]; // every text that it had, the imported one first
}

export type Hindrance = "finished" | "compared" | "closed" | "not_assigned" | "text_changed";

/** Why nothing can be written, and who can change that. */
export interface ReadOnly {
  reason: Hindrance;
  message: string; // "You finished T07."
  can_reopen: boolean;
}

export type Polarity = "supporting" | "contrary" | "hypothetical";

/** A coding that stands; without its words, which the page takes from the text. */
export interface Coding {
  id: string;
  code: string;
  start: number;
  end: number;
  polarity: Polarity;
  coder: string;
  at: string;
  codebook: string; // id@version under which it was made
  value: string; // one of the code's values, or ""
  derived_from: string; // coding of a layer below, or accepted suggestion, or ""
  reworded: boolean; // the text was corrected where it lies, since it was made
}

export type MemoAbout = "coding" | "span" | "transcript" | "code" | "study";

/** A note: about a coding, a span, a transcript, a code or the study. */
export interface Memo {
  id: string;
  what: MemoAbout;
  about: string; // coding: its id; code: the code's id; else ""
  round: string;
  transcript: string; // "" for code and study
  start: number; // span; 0 otherwise
  end: number;
  text: string;
  discuss: boolean; // to be discussed (key X); the text may then be empty
  coder: string;
  at: string;
}

/** A passage that a coder could not code. */
export interface Skip {
  id: string;
  start: number;
  end: number;
  reason: string; // may be ""
  coder: string;
  at: string;
}

/** Second pass: the coding below, and what this coder decided about it. */
export interface Below {
  label: string; // "r1 (initial)"
  codings: Coding[];
  rejected: string[]; // ids of codings below, by this coder
  confirmed: string[];
}

export type SuggestionState = "open" | "accepted" | "rejected";

/** What a rule proposes; open until this coder decides. */
export interface Suggestion {
  id: string;
  code: string;
  start: number;
  end: number;
  by: string; // rules:<codebook>
  state: SuggestionState;
}

/** GET /api/work/{round}/{transcript}: this coder's own work. */
export interface Work {
  round: string;
  transcript: string;
  text_sha: string; // of the text that all this lies in; where the page shows another one, it fetches that again
  version: string; // of the transcript, likewise: its turns may be others
  epoch: string;
  rev: number;
  state: AssignmentState;
  finished_at: string;
  readonly: ReadOnly | null; // null when it can be written
  codings: Coding[]; // own, by start, end
  memos: Memo[]; // own: coding, span, transcript (marks are memos with discuss)
  skipped: Skip[]; // what could not be coded
  below: Below | null;
  /** subcode round: where codings may lie (the parent's excerpts); null = everywhere */
  allowed: ([number, number])[] | null;
  suggestions: Suggestion[]; // [] in a blind round
  problems: string[]; // lines of the ledger that could not be read, and the like; no content
}

/** Another coder's work on a transcript. */
export interface CoderWork {
  coder: string;
  state: AssignmentState;
  codings: Coding[];
  memos: Memo[];
}

/** The consensus of a transcript. */
export interface ConsensusWork {
  state: AssignmentState;
  codings: Coding[];
}

/** A second pass beside what it went over: the codings below, and what stands after all its coders. */
export interface Passed {
  label_below: string; // "r1 (initial)"
  label: string; // "r2 (second-pass)"
  below: Coding[];
  after: Coding[];
}

/** GET /api/work/{round}/{transcript}/others: 403 blind until the round is compared. */
export interface Others {
  coders: CoderWork[];
  consensus: ConsensusWork | null; // null where there is no consensus layer
  passed: Passed | null; // null but for a second pass
}

// ---------------------------------------------------------------- another text or other turns

export type TurnAct = "name" | "split" | "join";

/**
 * POST /api/transcripts/{id}/turns: who speaks in a turn, where another begins, which belong together.
 *
 * Done at once where nothing is coded in these turns; else shown first, and done when it comes again with `seen`.
 */
export interface TurnRequest {
  version: string; // of the transcript that the page shows
  act: TurnAct;
  turn: number; // counted from 1, as the page numbers them; "join": with the one before
  at?: number; // "split": the character at which another begins to speak
  speaker?: string; // "name": of the turn; "split": from `at` on
  seen?: string; // the `seal` of what was shown; "": nothing was
}

/**
 * POST /api/transcripts/{id}/correct: a file with the corrected text.
 *
 * Without `seen` nothing is written: the answer says what would become of every coding. At most 28 MiB.
 */
export interface CorrectionRequest {
  version: string; // of the transcript that the page shows
  file: string; // its name, whose ending says of which kind it is
  data: string; // in base64
  encoding?: string; // of a text that is not UTF-8 and cannot be recognised beyond doubt
  seen?: string; // the `seal` of what was shown; "": nothing was
}

export type PlacedKind = "coding" | "skip" | "memo";

export type Outcome = "same" | "moved" | "changed" | "lost";

/** What becomes of one coding, skip or note. */
export interface Becomes {
  id: string;
  kind: PlacedKind;
  round: string;
  coder: string;
  code: string; // "" for skips and notes
  outcome: Outcome;
  before: [number, number];
  after: [number, number] | null; // null where its words are gone
  words: string;
  words_after: string; // "" where its words are gone
  respondent: boolean; // false: a respondent said these words before, and none does now
}

/** What a change of a transcript's text or turns comes to, and whether it was written. */
export interface TextChange {
  written: boolean;
  asks: boolean; // it is shown, and written when the request comes again with `seen`
  seal: string;
  told: string[]; // lines for people
  counts: Record<string, number>; // by outcome, of what this coder may see
  look_at: Becomes[]; // changed, lost, or no respondent's any more; at most 500
  not_shown: string[]; // rounds of which this coder does not see what others code
}

// ---------------------------------------------------------------- codebook

export type RollUp = "supporting" | "contrary";

/** A value of a code: its number as text, and what it is called. */
export interface CodeValue {
  value: string;
  label: string;
}

export type Scale = "ordinal" | "interval";

/** A code, with the coder's own use of it. */
export interface Code {
  id: string;
  name: string;
  parent: string; // "" for roots
  depth: number;
  definition: string;
  include: string;
  exclude: string;
  examples: string[];
  assignable: boolean; // false: a container, not coded directly
  usable: boolean; // the round is about it (and it is assignable, not replaced): may be applied
  rolls_up_as: RollUp;
  values: CodeValue[]; // what a coding of it may say of how much, in ascending order; most often none
  scale: Scale;
  aliases: string[];
  cues: string[];
  colour: string; // as the file says, or ""
  origin: string;
  source: string;
  replaced_by: string;
  mine: number; // own standing codings in the round asked for; 0 without a round; never anybody else's
  mine_transcripts: number; // own transcripts with at least one
  below: number; // in a second pass: codings of the layer below that this coder has not put aside
  last_used: string; // ISO time of the last own use, "" if never: for recency in the palette
}

/** A code that a coder misses in the codebook. */
export interface Proposal {
  id: string;
  coder: string;
  at: string;
  round: string;
  codebook: string;
  name: string;
  definition: string;
  parent: string;
  transcript: string;
  start: number;
  end: number;
}

/** GET /api/codebook?round=R (frozen version of the round) or ?codebook=ID (working copy). */
export interface Codebook {
  id: string;
  version: string;
  key: string; // id@version
  title: string;
  purpose: string;
  unit: string;
  frozen: boolean; // true: codes are proposed, not edited
  polarities: Polarity[];
  codes: Code[]; // in tree order (depth first)
  proposals: Proposal[]; // own (all coders' once not blind)
  sha256: string; // of the file of a working copy; else ""
}

/** One difference between two versions; `meaning`: what was coded must be looked at again. */
export interface CodebookChange {
  kind: string;
  code: string;
  text: string;
  meaning: boolean;
}

/** GET /api/codebook/diff?old=ID@V&new=ID: what changed between two versions. */
export interface CodebookDiff {
  old: string;
  new: string;
  changes: CodebookChange[];
}

/** Coded text with what stands around it in its turn. */
export interface Excerpt {
  coding: string; // id
  round: string;
  transcript: string;
  case: string;
  code: string;
  coder: string;
  polarity: Polarity;
  start: number;
  end: number;
  turn: number;
  speaker: string;
  before: string; // up to 160 characters, inside the turn
  text: string;
  after: string;
  memo: string; // first memo on it, own
  below: boolean; // of the layer that a second pass goes over
}

/** GET /api/codes/{code}/excerpts?round=R[&below=1][&whose=mine|visible]: retrieval, with context. */
export interface Excerpts {
  code: string;
  total: number;
  rows: Excerpt[];
}

// ---------------------------------------------------------------- operations

/** POST /api/ops. At most 200 operations and 1 MiB. Each one stands or fails by itself, in order. */
export interface OpsRequest {
  ops: Op[]; // decoded one by one
}

/** What an operation did to what stands. Apply it: drop, then put (by id), then state. */
export interface Change {
  op_id: string;
  kind: OpKind;
  round: string; // "", as `transcript`, where a memo or a proposal is about neither
  transcript: string;
  put: Coding[];
  drop: string[]; // ids of codings
  put_memos: Memo[]; // in the event stream always []: notes are content; see memos_changed
  drop_memos: string[];
  memos_changed: boolean;
  put_skips: Skip[]; // as put_memos; see skips_changed
  drop_skips: string[];
  skips_changed: boolean;
  state: AssignmentState | null; // null: unchanged
  rejected: string[]; // ids of codings below, or of suggestions
  unrejected: string[];
  confirmed: string[];
  unconfirmed: string[];
  proposal: Proposal | null; // null in the event stream
  about: Step | null; // undo, redo: the operation it was about
}

/** An operation that stands. */
export interface OpDone {
  op_id: string;
  ok: true;
  rev: number;
  repeated: boolean; // true: the server had it already (a replay); nothing was written again
  change: Change;
}

/** An operation of which nothing was written. */
export interface OpRefused {
  op_id: string;
  ok: false;
  error: WireError;
}

/** What became of each operation, in the order in which they were sent. */
export interface OpsAnswer {
  epoch: string;
  rev: number;
  results: (OpDone | OpRefused)[];
  undo: Step | null; // what Ctrl+Z would do now
  redo: Step | null;
}

/** What every operation has: a UUID that the page makes. Sending the same again is safe at any time. */
export interface Operation {
  op_id: string;
}

/**
 * An operation on one's own coding of one transcript in one round.
 *
 * `text_sha` is the text that the window shows, where it says so: once that is corrected, the operation is refused.
 */
export interface InWork extends Operation {
  round: string;
  transcript: string;
  text_sha?: string;
}

/** An operation that names a span, with the words there, so that none is coded unseen. */
export interface Spanned extends InWork {
  text_sha: string;
  start: number;
  end: number;
  quote: string;
}

/** Apply a code to a span; `force` where only the interviewer speaks. The coding's id is op_id. */
export interface CodingAdd extends Spanned {
  kind: "coding.add";
  code: string;
  polarity?: Polarity;
  value?: string;
  force?: boolean;
}

/** Take a coding back. */
export interface CodingRemove extends InWork {
  kind: "coding.remove";
  coding: string;
}

/** An operation that may name another span than the one there is; -1 where it does not. */
export interface MaybeSpanned extends InWork {
  text_sha?: string;
  start?: number;
  end?: number;
  quote?: string;
}

/**
 * Give a coding another code, span, polarity or value; what is left out stays, but a value with its code.
 *
 * "" takes a value away. New id: op_id; memos move along.
 */
export interface CodingReplace extends MaybeSpanned {
  kind: "coding.replace";
  coding: string;
  code?: string;
  polarity?: Polarity;
  value?: string;
  force?: boolean;
}

/**
 * Make two codings of one, cut at a place inside it; white space at the cut is trimmed.
 *
 * The first gets the id op_id and the memos, the second the id that comes after it (`event_id`).
 */
export interface CodingSplit extends InWork {
  kind: "coding.split";
  coding: string;
  at: number;
}

/**
 * Make one coding of several of the same code, polarity and value, from the first start to the last end.
 *
 * New id: op_id.
 */
export interface CodingMerge extends InWork {
  kind: "coding.merge";
  codings: string[];
}

/** Second pass: do not take over a coding of the layer below. */
export interface CodingReject extends InWork {
  kind: "coding.reject";
  below: string;
}

/** Second pass: keep a coding of the layer below, having looked at it. */
export interface CodingConfirm extends InWork {
  kind: "coding.confirm";
  below: string;
}

/** Second pass: put another coding in the place of one of the layer below. */
export interface CodingRevise extends MaybeSpanned {
  kind: "coding.revise";
  below: string;
  code?: string;
  polarity?: Polarity;
  value?: string;
  force?: boolean;
}

/** Write a note. coding, code: `about`; span: start, end; code, study: transcript "". The note's id is op_id. */
export interface MemoAdd extends InWork {
  kind: "memo.add";
  what: MemoAbout;
  about?: string;
  start?: number;
  end?: number;
  text?: string;
  discuss?: boolean;
}

/** Write a note anew; the old words stay in the ledger. New id: op_id. */
export interface MemoEdit extends InWork {
  kind: "memo.edit";
  memo: string;
  text: string;
  discuss?: boolean;
}

/** Take a note back. */
export interface MemoRemove extends InWork {
  kind: "memo.remove";
  memo: string;
}

/** A passage could not be coded: inaudible, say. Missing, which is not a no. The skip's id is op_id. */
export interface UnitSkip extends Spanned {
  kind: "unit.skip";
  reason?: string;
}

/** Take a skip back. */
export interface UnitUnskip extends InWork {
  kind: "unit.unskip";
  skip: string;
}

/** The whole transcript is coded. */
export interface AssignmentFinish extends InWork {
  kind: "assignment.finish";
}

/** Go on with a finished transcript. */
export interface AssignmentReopen extends InWork {
  kind: "assignment.reopen";
}

/** Make a coding of a suggestion, as it is or corrected. Its id is op_id, its derived_from the suggestion's. */
export interface SuggestionAccept extends MaybeSpanned {
  kind: "suggestion.accept";
  suggestion: string;
  code?: string;
  polarity?: Polarity;
}

/** Turn a suggestion down. */
export interface SuggestionReject extends InWork {
  kind: "suggestion.reject";
  suggestion: string;
}

/** Propose a code that the codebook lacks; transcript, start, end name the passage that caused it, if any. */
export interface CodePropose extends InWork {
  kind: "code.propose";
  name: string;
  definition?: string;
  parent?: string;
  start?: number;
  end?: number;
}

/** Take a proposal back. */
export interface ProposalRemove extends InWork {
  kind: "proposal.remove";
  proposal: string;
}

/** Take an operation back: the one named, else the last (in this ledger, if round and transcript are given). */
export interface Undo extends Operation {
  kind: "undo";
  target?: string;
  round?: string;
  transcript?: string;
}

/** Do again what was taken back: the one named, else the last. */
export interface Redo extends Operation {
  kind: "redo";
  target?: string;
  round?: string;
  transcript?: string;
}

export type Op =
  | CodingAdd
  | CodingRemove
  | CodingReplace
  | CodingSplit
  | CodingMerge
  | CodingReject
  | CodingConfirm
  | CodingRevise
  | MemoAdd
  | MemoEdit
  | MemoRemove
  | UnitSkip
  | UnitUnskip
  | AssignmentFinish
  | AssignmentReopen
  | SuggestionAccept
  | SuggestionReject
  | CodePropose
  | ProposalRemove
  | Undo
  | Redo;

export type OpResult = OpDone | OpRefused;

// ---------------------------------------------------------------- event stream

/** Which run of the server this is, and how far it is. */
export interface Now {
  epoch: string;
  rev: number;
}

/** The first message. */
export interface Hello extends Now {}

/** An operation of this coder, in whichever tab; one's own are known by op_id. */
export interface ChangeTold extends Change {
  rev: number;
  undo: Step | null;
  redo: Step | null;
}

/** The server cannot tell what happened since then: fetch everything again. */
export interface Reload extends Now {}

/** Another program wrote this coder's ledger: fetch the work again. */
export interface External {
  rev: number;
  round: string;
  transcript: string;
}

/** What this coder may know of the rounds changed: fetch the session again. */
export interface RoundsChanged {
  rev: number;
}

export type ByeReason = "stopped" | "locked" | "idle";

/** The stream ends. */
export interface Bye {
  reason: ByeReason;
}

/**
 * GET /api/events?epoch=E&since=REV with the Authorization header: text/event-stream, read through fetch.
 * Each message has `id: <rev>`, `event: <name>`, `data: <one line of JSON>`; a comment line every 15 s.
 * A tab hears its own operations too: know them by op_id.
 */
export type StreamEvent =
  | { event: "hello"; data: Hello }
  | { event: "change"; data: ChangeTold }
  | { event: "reload"; data: Reload }
  | { event: "external"; data: External }
  | { event: "rounds"; data: RoundsChanged }
  | { event: "bye"; data: Bye };

// ---------------------------------------------------------------- memos, history, search

/** A note with the code and the words that it is about. */
export interface MemoRow extends Memo {
  code: string;
  code_name: string; // what people call it
  quote: string;
}

/** GET /api/memos[?round=R]: own notes and marks of all rounds, newest first. */
export interface Memos {
  rows: MemoRow[];
}

/** An own operation, with whether it can be undone. */
export interface HistoryRow extends Step {
  undone: boolean;
  fixed: string; // "" when it can be undone (or, if undone, redone) now; else why not
}

/** GET /api/history[?round=R&transcript=T&limit=200&before=OP_ID]: own operations, newest first. */
export interface History {
  rows: HistoryRow[];
  more: boolean;
}

export type SearchMode = "literal" | "word" | "regex";

/** POST /api/search: what to look for, and where; empty lists mean everywhere. */
export interface SearchRequest {
  q: string;
  mode?: SearchMode;
  fold?: boolean; // ignore case, accents, width; without effect on regex but case
  round?: string; // needed with uncoded
  transcripts?: string[];
  roles?: Role[];
  speaker?: string;
  uncoded?: boolean; // only hits that lie in no own coding of the round
  limit?: number; // at most 2000
}

/** A passage that was found, with the sentence and the turn it lies in: extents for coding hits. */
export interface Hit {
  transcript: string;
  start: number;
  end: number;
  turn: number;
  speaker: string;
  role: Role;
  before: string;
  text: string;
  after: string;
  sentence: [number, number];
  whole_turn: [number, number];
}

/** The hits in text order. */
export interface SearchAnswer {
  hits: Hit[];
  total: number;
  more: boolean; // there are more than were returned
  timed_out: boolean; // stopped after 2 s; hits are those found until then
}

// ---------------------------------------------------------------- comparing, agreement, deciding

/**
 * POST /api/rounds/{id}/compare: the first comparison, irreversible; answers Agreement.
 *
 * POST /api/rounds/{id}/sign {} and /close {} answer Round.
 */
export interface CompareRequest {
  confirm: string; // the round's id
}

/** An interval, with what it is of and how it was made. */
export interface Interval {
  coefficient: string;
  level: number;
  low: number;
  high: number;
  method: string;
  df: number;
}

/** Two coders' decisions on one code: a both, b the first only, c the second only, d neither. */
export interface Cells {
  a: number;
  b: number;
  c: number;
  d: number;
}

/** Agreement on one code as presence with polarity. */
export interface WithPolarity {
  values: Record<string, Record<string, number>>; // absent, the polarities, combinations; each coder's units
  percent_agreement: number | null;
  cohen_kappa: number | null;
  krippendorff_alpha: number | null;
  gwet_ac1: number | null;
  differ: number; // units to which all gave the code, but not with the same polarity
  interval: Interval | null;
  note: string;
}

/** Agreement on one code, rolled up; of those in `as_applied`, on its own codings alone. */
export interface AgreementCode {
  code: string;
  name: string; // the code, marked where only its own codings count
  level: string | null; // the first of `levels`
  levels: string[]; // top, leaf or middle; null and empty for one variable
  depth: number; // steps below the code of the round above it
  n_units: number;
  n_transcripts: number;
  positives: Record<string, number>;
  percent_agreement: number | null;
  positive_agreement: number | null;
  negative_agreement: number | null;
  cohen_kappa: number | null;
  krippendorff_alpha: number | null;
  gwet_ac1: number | null;
  pabak: number | null;
  prevalence_index: number | null;
  bias_index: number | null;
  interval: Interval | null;
  cells: Cells | null;
  note: string;
  with_polarity: WithPolarity | null; // where somebody gave another polarity than supporting
}

/** One code as two of the coders saw it. */
export interface AgreementPair {
  code: string;
  coders: [string, string];
  n_units: number;
  cells: Cells | null;
  cohen_kappa: number | null;
}

/** Agreement over the codes of one level; `worst` holds names of rows. */
export interface AgreementLevel {
  pooled_kappa: number | null;
  mean_kappa: number | null;
  n_defined: number;
  n_codes: number;
  worst: string[];
}

/** Agreement over all codes: of the top level, and of each level. */
export interface AgreementSummary {
  pooled_kappa: number | null;
  mean_kappa: number | null;
  n_defined: number;
  n_codes: number;
  worst: string[];
  top: AgreementLevel | null; // null for one variable
  leaf: AgreementLevel | null;
  differ_in_polarity: number; // units on which all have some code, but not with the same polarity
}

/** GET /api/agreement?round=R[&unit=turn][&exclusive=PARENT]: 409 round_state until compared. */
export interface Agreement {
  round: string;
  unit: string;
  coders: string[];
  n_transcripts: number;
  level: string | null; // all; null for one variable
  cluster: string; // what intervals are clustered by: transcript, case, ...
  n_clusters: number;
  skipped: Record<string, number>; // units that each coder skipped, where anybody did
  codes: AgreementCode[];
  as_applied: AgreementCode[]; // codes that were applied themselves, beside others below them
  pairs: AgreementPair[];
  summary: AgreementSummary;
  compared: When; // the comparison that froze it
  codebook: string;
  warnings: string[]; // what a reader must be told
}

/** A unit and a code, as it was used, that the coders differ on. */
export interface Disagreement {
  code: string;
  transcript: string;
  unit: number; // in the stored segmentation, from 0; people count from 1
  scheme: string; // turn, paragraph, sentence
  start: number;
  end: number;
  speaker: string;
  text: string;
  type: string; // one of the types of Clusters
  coded_by: string[];
  not_by: string[];
  /** the paired code of a substitution, the related one of parent/child, of a polarity who said what, or "" */
  other: string;
  settled: boolean; // a consensus for the transcript is finished
}

/** GET /api/disagreements?round=R: units on which the coders differ; 409 until compared. */
export interface Disagreements {
  round: string;
  rows: Disagreement[];
}

/** One theme: k of n of each coder, and how far the coders' states agree; null is undefined. */
export interface ClaimTheme {
  code: string;
  n_cases: number;
  n_differ: number;
  k: Record<string, number>;
  n: Record<string, number>;
  difference_k: number;
  difference_share: number | null;
  percent_agreement: number | null;
  cohen_kappa: number | null;
  krippendorff_alpha: number | null;
  gwet_ac1: number | null;
  interval: Interval | null;
  note: string;
}

/** A case and theme to which the coders give different states. */
export interface ClaimCell {
  case: string;
  theme: string;
  states: Record<string, string>;
  excerpts: Record<string, number>;
}

/** How often each state of the first coder met each state of the second. */
export interface ClaimPair {
  coders: [string, string];
  states: string[];
  counts: number[][];
}

/** GET /api/claims?round=R: 409 round_state until compared; no theme where no case has two coders. */
export interface Claims {
  round: string;
  codebook: string;
  coders: string[];
  n_cases: number;
  themes: ClaimTheme[];
  cells: ClaimCell[];
  states: ClaimPair[];
  state_names: Record<string, string>; // what people are shown for each state
  words: string; // over all cells, in a sentence
  asides: string[]; // what was left out, and why
}

export type ClusterStatus = "open" | "decided" | "deferred" | "conflict";

export type Choice =
  | "accept"
  | "both"
  | "neither"
  | "union"
  | "intersection"
  | "other-code"
  | "other-span"
  | "keep"
  | "defer";

/** One coding of the consensus. */
export interface Decided {
  code: string;
  start: number;
  end: number;
  polarity: Polarity;
  value: string;
}

/** What was decided about a cluster. */
export interface Decision {
  id: string;
  at: string;
  by: string;
  choice: Choice;
  coder: string;
  reason: string;
  problem: string;
  outcome: Decided[];
}

/** Codings of several coders that belong together; agreed where all have the same. */
export interface Cluster {
  id: string; // "T07:3"
  transcript: string;
  start: number;
  end: number;
  type: string; // one of the types of Clusters
  agreed: boolean;
  status: ClusterStatus;
  coders: string[]; // who finished this transcript, in order
  codings: Coding[]; // of all coders
  memos: Memo[]; // on these codings, or on this stretch of text
  decisions: Decision[]; // what stands: none or one; two or more are a conflict
  by_hand: Decided[] | null; // what a consensus has here that was coded by hand, without decisions
}

/** How far a round's decisions are. */
export interface DecisionProgress {
  total: number;
  decided: number;
  deferred: number;
  conflicts: number;
  agreed: number;
  open: number;
  revoked: number;
}

/** A type of cluster and what it means. */
export interface DifferenceType {
  type: string;
  meaning: string;
}

/** GET /api/clusters?round=R: what there is to decide, agreed groups among it; 409 until compared. */
export interface Clusters {
  round: string;
  rows: Cluster[]; // in text order
  progress: DecisionProgress;
  types: DifferenceType[]; // from easy to hard
  need_reason: Choice[];
}

export type AskedChoice =
  | "accept"
  | "both"
  | "neither"
  | "union"
  | "intersection"
  | "other-code"
  | "other-span"
  | "keep"
  | "defer"
  | "reopen";

/**
 * POST /api/decisions: what a person decides about a cluster; the same again writes nothing.
 *
 * What each choice needs is told by `Wish` of the decisions; a reason is needed for those in `need_reason`.
 */
export interface DecisionRequest {
  round: string;
  cluster: string;
  choice: AskedChoice;
  coder?: string;
  code?: string;
  start?: number;
  end?: number;
  polarity?: Polarity;
  value?: string;
  keep?: string[];
  reason?: string;
  problem?: string;
}

/** The cluster as it is then. */
export interface DecisionAnswer {
  cluster: Cluster;
  progress: DecisionProgress;
}

/** Why a wish does not fit. */
export interface RefusedWish {
  message: string;
  hint: string;
}

/** POST /api/decisions/preview: what it would come to, with nothing written; a reason may be missing. */
export interface DecisionPreview {
  outcome: Decided[] | null; // null where the wish does not fit, and then `refused` says why
  polarities: Polarity[]; // of which the wish must name one, since the codings differ
  refused: RefusedWish | null;
}

/** POST /api/rounds/{id}/finalise: write the consensus, of all transcripts in which everything is decided. */
export interface FinaliseRequest {
  transcripts?: string[];
}

/** The transcripts whose consensus was written. */
export interface Finalised {
  transcripts: string[];
}

export type FateWord =
  | "kept"
  | "changed span"
  | "recoded"
  | "other polarity"
  | "other value"
  | "dropped"
  | "added"
  | "open";

/** What became of one coding; `coding` is null where something was added. */
export interface FateRow {
  transcript: string;
  coding: Coding | null;
  fate: FateWord;
  became: Decided[];
  reason: string;
  by: string;
  text: string;
}

/** GET /api/became?round=R: what became of this coder's codings, and what was added to them. */
export interface Became {
  round: string;
  rows: FateRow[];
}

// ---------------------------------------------------------------- matrix

/** One code: k of n cases have it; `states` counts the cases by state. */
export interface Theme {
  code: string;
  name: string;
  depth: number;
  shown: boolean; // it is one of the columns
  k: number;
  n: number;
  states: Record<string, number>;
}

/** One case and code. */
export interface Cell {
  case: string;
  code: string;
  state: string;
  layer: string;
  excerpts: number;
  interviews: number;
  words: number;
}

/** GET /api/matrix?codebook=ID[&themes=A,B]: 403 blind while this coder is in a blind round not compared. */
export interface Matrix {
  codebook: string;
  version: string;
  layer: string;
  cases: string[];
  case_names: Record<string, string>;
  unmeasured: string[]; // codes with evidence whose agreement nobody measured
  asking_recorded: boolean; // false: nobody recorded what was asked, so not_found is "none found"
  themes: Theme[]; // every code, in tree order
  cells: Cell[];
  warnings: string[];
}

/** GET /api/matrix/cell?codebook=ID&case=C&code=X: the passages behind a cell. */
export interface MatrixCell {
  case: string;
  code: string;
  state: string;
  reason: string; // why a person set the state, where one did
  excerpts: Excerpt[];
}

/**
 * GET /api/settings, PUT /api/settings: one JSON object of this person on this computer for this study: pins, keys,
 * theme, turns read. Never content of the study. At most 256 KiB. {} at first. The client decides what is in it.
 */
export type Settings = Record<string, unknown>;
