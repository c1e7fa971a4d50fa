/**
 * What the server of `codekit code` and this client say to each other. JSON, UTF-8, snake_case.
 *
 * Offsets are Unicode code points of the transcript's text, half-open, never UTF-16 units.
 * Every request but POST /api/session bears `Authorization: Bearer <token>`.
 * Every request with a body bears `Content-Type: application/json`.
 * A figure that is undefined is null, with a reason in `note`.
 */

// ---------------------------------------------------------------- errors

/** The body of every answer whose status is not 2xx. */
export interface ErrorBody {
  error: WireError;
}

export interface WireError {
  /** See ErrorKind; a kind not listed here is to be shown like `failed`. */
  kind: ErrorKind;
  /** One line for people: what and where. Never words of a transcript. */
  message: string;
  /** How to mend it; may be empty. */
  hint: string;
  /** For `problems`: each with its place. */
  problems?: string[];
}

export type ErrorKind =
  | "unauthorised" // 401 no token, or the server does not know it (any more)
  | "forbidden" // 403 wrong origin, cross-site
  | "blind" // 403 another coder's work while the round is blind
  | "unknown" // 404 no such route, transcript, round, code, coding
  | "round_state" // 409 finished, compared, closed, not complete, not compared
  | "stale" // 409 the file on disk is not the one that was read
  | "text_changed" // 409 quote or text_sha do not fit the stored text
  | "not_comparable" // 409 agreement that would mean nothing
  | "duplicate" // 409 that span is coded so already; that decision was made already
  | "too_large" // 413
  | "media_type" // 415
  | "invalid" // 422 a field is missing or has a value that is not allowed
  | "problems" // 422 several problems at once
  | "interviewer" // 422 only interviewer's speech in the span: repeat with force: true, if meant
  | "outside_parent" // 422 sub-code round: span not inside the parent's excerpts
  | "timeout" // 422 a regular expression that took too long
  | "failed"; // 500 a bug; or the disk refused

// ---------------------------------------------------------------- session

/** POST /api/session with the launch code from the fragment `#launch=<code>`; once, within 60 s. */
export interface SessionRequest {
  code: string;
}
export interface SessionToken {
  token: string;
}

/**
 * POST /api/session/code (empty object as body): a launch code for one more tab, 60 s, single use.
 * DELETE /api/session: "Lock now"; the tokens of all tabs are dropped, and each hears `bye` "locked". 204.
 */
export interface LaunchCode {
  code: string;
  url: string;
  expires_in: number;
}

/** GET /api/session */
export interface Session {
  codekit: string; // version
  study: { id: string; title: string }; // id: opaque, stable for this folder
  coder: string;
  /** Where to begin; either may be null. */
  start: { round: string | null; transcript: string | null };
  /** Every round that this coder belongs to, and the others that may be seen; oldest first. */
  rounds: Round[];
  /** True while this coder takes part in a blind round that has not been compared. */
  blind: boolean;
  /** Changes with every start of the server; goes with `rev`. */
  epoch: string;
  rev: number;
  undo: Step | null;
  redo: Step | null;
}

export type RoundKind = "training" | "double" | "initial" | "second-pass" | "subcode";
export type RoundState = "open" | "complete" | "compared" | "closed";
export type AssignmentState = "todo" | "started" | "finished";

export interface Round {
  id: string;
  kind: RoundKind;
  /** As far as this coder may know: "open" until all own assignments are finished. */
  state: RoundState;
  /** The coder is blind in it now. */
  blind: boolean;
  codebook: string; // id@version
  codes: string[]; // what the round is about; [] = every top-level code
  unit: "turn" | "paragraph" | "sentence" | "character";
  over: string; // second-pass, subcode: the round below, or ""
  parent: string; // subcode: the parent code, or ""
  transcripts: string[];
  /** Those of them that this coder codes. */
  assigned: string[];
  coders: string[];
  mine: boolean; // this coder is one of them
  /** Own assignments by state. */
  my: Record<AssignmentState, number>;
  /** How many other coders have not finished; null while this coder has not (blind rounds). */
  waiting: number | null;
  started: string; // ISO time, UTC
  compared: { at: string; by: string } | null;
  signed: string[]; // [] while blind
  may: Permissions;
}

export interface Permissions {
  code: boolean; // write codings in this round
  see_others: boolean; // GET .../others
  compare: boolean; // POST /api/rounds/{id}/compare
  agreement: boolean; // GET /api/agreement
  decide: boolean; // decision.* operations
  sign: boolean;
  close: boolean;
  suggestions: boolean; // proposals of rules are shown
  /** For each that is false and that a person would expect: why. Keys are the names above. */
  why: Record<string, string>;
}

// ---------------------------------------------------------------- library

/** GET /api/library[?round=R] : one row per own assignment, in the order of rounds and transcripts. */
export interface Library {
  rows: LibraryRow[];
}

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
}

// ---------------------------------------------------------------- transcript

export type Role = "interviewer" | "respondent" | "other";
export interface Speaker {
  label: string;
  role: Role;
  turns: number;
}

/** GET /api/transcripts/{id} */
export interface Transcript {
  id: string;
  sha256: string; // 64 hex digits
  text_sha: string; // the first 16: goes into operations
  text: string;
  turns: Turn[];
  /** [start, end, index of the turn]; in order, inside turns, never across. */
  sentences: [number, number, number][];
  speakers: Speaker[];
  roles_confirmed: boolean;
  case: string;
  case_name: string;
  date: string;
  words: number;
  problem: string;
}

export interface Turn {
  index: number;
  /** The words said, without label and time. start === end where nothing was said. */
  start: number;
  end: number;
  speaker: string;
  role: Role;
  time: number | null; // seconds
}

// ---------------------------------------------------------------- work: one coder, round, transcript

export type Polarity = "supporting" | "contrary" | "hypothetical";

export interface Coding {
  id: string;
  code: string;
  start: number;
  end: number;
  polarity: Polarity;
  coder: string;
  at: string;
  codebook: string; // id@version under which it was made
  derived_from: string; // coding of a layer below, or accepted suggestion, or ""
}

export type MemoAbout = "coding" | "span" | "transcript" | "code" | "study";

export interface Memo {
  id: string;
  what: MemoAbout;
  /** coding: its id; code: the code's id; else "" */
  about: string;
  round: string;
  transcript: string; // "" for code and study
  start: number; // span; 0 otherwise
  end: number;
  text: string;
  /** To be discussed (key X); the text may then be empty. */
  discuss: boolean;
  coder: string;
  at: string;
}

export interface Suggestion {
  id: string;
  code: string;
  start: number;
  end: number;
  by: string; // rules:<codebook>
  /** open until this coder decides */
  state: "open" | "accepted" | "rejected";
}

/** GET /api/work/{round}/{transcript} : this coder's own work. */
export interface Work {
  round: string;
  transcript: string;
  epoch: string;
  rev: number;
  state: AssignmentState;
  finished_at: string;
  /** null when it can be written; else why not and who can change that. */
  readonly: ReadOnly | null;
  codings: Coding[]; // own, by start, end
  memos: Memo[]; // own: coding, span, transcript (marks are memos with discuss)
  /** second pass: the coding below, and what this coder decided about it */
  below: Below | null;
  /** subcode round: where codings may lie (the parent's excerpts); else null = everywhere */
  allowed: [number, number][] | null;
  /** [] in a blind round */
  suggestions: Suggestion[];
  /** Lines of the ledger that could not be read, and the like; no content. */
  problems: string[];
}

export interface ReadOnly {
  reason: "finished" | "compared" | "closed" | "not_assigned" | "text_changed";
  message: string; // "Finished 12 Nov."
  can_reopen: boolean;
}

export interface Below {
  label: string; // "r1 (initial)"
  codings: Coding[];
  rejected: string[]; // ids of codings below, by this coder
  confirmed: string[];
}

/** GET /api/work/{round}/{transcript}/others : 403 blind until the round is compared. */
export interface Others {
  coders: { coder: string; state: AssignmentState; codings: Coding[]; memos: Memo[] }[];
  /** null where there is no consensus layer */
  consensus: { state: AssignmentState; codings: Coding[] } | null;
}

// ---------------------------------------------------------------- codebook

/** GET /api/codebook?round=R (frozen version of the round) or ?codebook=ID (working copy) */
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
  /** Of the file of a working copy; else "". */
  sha256: string;
}

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
  /** The round is about it (and it is assignable, not replaced): may be applied. */
  usable: boolean;
  rolls_up_as: "supporting" | "contrary";
  aliases: string[];
  cues: string[];
  colour: string; // as the file says, or ""
  origin: string;
  source: string;
  replaced_by: string;
  /** Own standing codings in the round asked for; 0 without a round. Never anybody else's. */
  mine: number;
  /** Own transcripts with at least one. */
  mine_transcripts: number;
  /** ISO time of the last own use, "" if never: for recency in the palette. */
  last_used: string;
}

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

/** GET /api/codebook/diff?old=ID@V&new=ID : what changed between two versions. */
export interface CodebookDiff {
  old: string;
  new: string;
  changes: { kind: string; code: string; text: string; meaning: boolean }[];
}

/** GET /api/codes/{code}/excerpts?round=R[&below=1][&whose=mine|visible] : retrieval, with context. */
export interface Excerpts {
  code: string;
  total: number;
  rows: Excerpt[];
}

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
}

// ---------------------------------------------------------------- operations

/** POST /api/ops. At most 200 operations and 1 MiB. Each one stands or fails by itself, in order. */
export interface OpsRequest {
  ops: Op[];
}

export interface OpsAnswer {
  epoch: string;
  rev: number;
  results: OpResult[]; // same order
  undo: Step | null; // what Ctrl+Z would do now
  redo: Step | null;
}

export type OpResult = OpDone | OpRefused;
export interface OpDone {
  op_id: string;
  ok: true;
  rev: number;
  /** True: the server had it already (a replay); nothing was written again. */
  repeated: boolean;
  change: Change;
}
export interface OpRefused {
  op_id: string;
  ok: false;
  error: WireError;
}

/** What an operation did to what stands. Apply it: drop, then put (by id), then state. */
export interface Change {
  op_id: string;
  kind: OpKind;
  /** "" for code, study memos and proposals where they do not apply */
  round: string;
  transcript: string;
  put: Coding[];
  drop: string[]; // ids of codings
  /** In the answer to POST: memos to put. In the event stream always []: memos are content; see memos_changed. */
  put_memos: Memo[];
  drop_memos: string[];
  memos_changed: boolean;
  state: AssignmentState | null; // null: unchanged
  rejected: string[]; // below / suggestion ids now rejected
  unrejected: string[];
  confirmed: string[];
  unconfirmed: string[];
  proposal: Proposal | null; // null in the event stream
  /** undo, redo: the operation it was about */
  about: Step | null;
}

/** One entry of the undo or redo stack, or of the history; for a label. */
export interface Step {
  op_id: string;
  kind: OpKind;
  at: string;
  round: string;
  transcript: string;
  code: string; // the code concerned, or ""
  old_code: string; // recode: what it was
  start: number;
  end: number;
  turn: number | null; // index of the first turn concerned
  words: number; // words in the span
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
  | AssignmentFinish
  | AssignmentReopen
  | SuggestionAccept
  | SuggestionReject
  | CodePropose
  | ProposalRemove
  | Undo
  | Redo;

export type OpKind = Op["kind"];

/**
 * `op_id` is a UUID that the client makes (crypto.randomUUID()). Sending the same op_id again is safe at any time.
 * An operation that makes a coding or memo gives it the id `op_id`; see each for further ones.
 */
interface OpBase {
  op_id: string;
}
interface InWork extends OpBase {
  round: string;
  transcript: string;
}
interface NewSpan {
  start: number;
  end: number;
  quote: string;
  text_sha: string;
}

/** The coding's id is op_id. */
export interface CodingAdd extends InWork, NewSpan {
  kind: "coding.add";
  code: string;
  polarity?: Polarity;
  /** Code a span of interviewer's speech only. */
  force?: boolean;
}
export interface CodingRemove extends InWork {
  kind: "coding.remove";
  coding: string;
}
/** Recode, move bounds, change polarity: what is left out stays. New id: op_id; memos move along. */
export interface CodingReplace extends InWork, Partial<NewSpan> {
  kind: "coding.replace";
  coding: string;
  code?: string;
  polarity?: Polarity;
  force?: boolean;
}
/** Two codings: the first gets id op_id and the memos; the second's id stands in `put`. White space at the cut is trimmed. */
export interface CodingSplit extends InWork {
  kind: "coding.split";
  coding: string;
  at: number;
}
/** One coding from the first start to the last end; same code and polarity. New id: op_id. */
export interface CodingMerge extends InWork {
  kind: "coding.merge";
  codings: string[];
}

/** Second pass: do not take over / keep / put another in the place of a coding of the layer below. */
export interface CodingReject extends InWork {
  kind: "coding.reject";
  below: string;
}
export interface CodingConfirm extends InWork {
  kind: "coding.confirm";
  below: string;
}
export interface CodingRevise extends InWork, Partial<NewSpan> {
  kind: "coding.revise";
  below: string;
  code?: string;
  polarity?: Polarity;
  force?: boolean;
}

/** The memo's id is op_id. coding: `about`; span: start, end; code: `about`, transcript ""; study: transcript "". */
export interface MemoAdd extends InWork {
  kind: "memo.add";
  what: MemoAbout;
  about?: string;
  start?: number;
  end?: number;
  text: string;
  discuss?: boolean;
}
/** New id: op_id. The old text stays in the ledger. */
export interface MemoEdit extends InWork {
  kind: "memo.edit";
  memo: string;
  text: string;
  discuss?: boolean;
}
export interface MemoRemove extends InWork {
  kind: "memo.remove";
  memo: string;
}

export interface AssignmentFinish extends InWork {
  kind: "assignment.finish";
}
export interface AssignmentReopen extends InWork {
  kind: "assignment.reopen";
}

/** The coding's id is op_id, its derived_from the suggestion's. code, start, end may be corrected. */
export interface SuggestionAccept extends InWork, Partial<NewSpan> {
  kind: "suggestion.accept";
  suggestion: string;
  code?: string;
  polarity?: Polarity;
}
export interface SuggestionReject extends InWork {
  kind: "suggestion.reject";
  suggestion: string;
}

/** transcript, start, end: the passage that caused it; "" and 0 where there is none. */
export interface CodePropose extends InWork {
  kind: "code.propose";
  name: string;
  definition: string;
  parent?: string;
  start?: number;
  end?: number;
}
export interface ProposalRemove extends InWork {
  kind: "proposal.remove";
  proposal: string;
}

/**
 * Without `target` the last operation of this coder that can be undone (in this ledger, if round and transcript are
 * given). Only own operations made in the workbench; across reloads and restarts.
 */
export interface Undo extends OpBase {
  kind: "undo";
  target?: string;
  round?: string;
  transcript?: string;
}
export interface Redo extends OpBase {
  kind: "redo";
  target?: string;
  round?: string;
  transcript?: string;
}

// ---------------------------------------------------------------- event stream

/**
 * GET /api/events?epoch=E&since=REV with the Authorization header: text/event-stream, read through fetch.
 * Each message has `id: <rev>`, `event: <name>`, `data: <one line of JSON>`; a comment line every 15 s.
 * A tab hears its own operations too: know them by op_id.
 */
export type StreamEvent =
  | { event: "hello"; data: { epoch: string; rev: number } } // first message
  | { event: "change"; data: Change & { rev: number; undo: Step | null; redo: Step | null } }
  /** The server cannot tell what happened since then: fetch everything again. */
  | { event: "reload"; data: { epoch: string; rev: number } }
  /** Another program wrote this coder's ledger: fetch the work again. */
  | { event: "external"; data: { rev: number; round: string; transcript: string } }
  /** What this coder may know of the rounds changed: fetch the session again. */
  | { event: "rounds"; data: { rev: number } }
  | { event: "bye"; data: { reason: "stopped" | "locked" | "idle" } };

// ---------------------------------------------------------------- memos, history, search

/** GET /api/memos[?round=R] : own memos and marks of all rounds, newest first. */
export interface Memos {
  rows: (Memo & { code: string; quote: string })[];
}

/** GET /api/history[?round=R&transcript=T&limit=200&before=OP_ID] : own operations, newest first. */
export interface History {
  rows: HistoryRow[];
  more: boolean;
}
export interface HistoryRow extends Step {
  undone: boolean;
  /** "" when it can be undone (or, if undone, redone) now; else why not. */
  fixed: string;
}

/** POST /api/search */
export interface SearchRequest {
  q: string;
  mode: "literal" | "word" | "regex";
  /** Ignore case, accents, width. Default true; without effect on regex but case. */
  fold?: boolean;
  round?: string; // needed with uncoded
  transcripts?: string[]; // default: all of the study
  roles?: Role[];
  speaker?: string;
  /** Only hits that lie in no own coding of the round. */
  uncoded?: boolean;
  limit?: number; // default 200, at most 2000
}
export interface SearchAnswer {
  hits: Hit[];
  total: number;
  more: boolean; // there are more than were returned
  timed_out: boolean; // stopped after 2 s; hits are those found until then
}
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
  /** The sentence and the turn it lies in: extents for coding hits. */
  sentence: [number, number];
  whole_turn: [number, number];
}

// ---------------------------------------------------------------- comparing, agreement, deciding

/** POST /api/rounds/{id}/compare with {"confirm": "<round id>"}: the first comparison. Irreversible. Answers Agreement. */
export interface CompareRequest {
  confirm: string;
}
/** POST /api/rounds/{id}/sign {} and /close {} : answer Round. */

/** GET /api/agreement?round=R[&unit=turn][&exclusive=PARENT] : 409 round_state until compared. */
export interface Agreement {
  round: string;
  unit: string;
  coders: string[];
  n_transcripts: number;
  codes: AgreementCode[];
  pairs: { code: string; coders: [string, string]; n_units: number; cells: Cells; cohen_kappa: number | null }[];
  summary: {
    pooled_kappa: number | null;
    mean_kappa: number | null;
    n_defined: number;
    n_codes: number;
    worst: string[];
  };
  /** The comparison that froze it, and what a reader must be told. */
  compared: { at: string; by: string };
  codebook: string;
  warnings: string[];
}
export interface Cells {
  a: number;
  b: number;
  c: number;
  d: number;
}
export interface AgreementCode {
  code: string;
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
  interval: { coefficient: string; level: number; low: number; high: number; method: string; df: number } | null;
  cells: Cells | null;
  note: string;
}

/** GET /api/disagreements?round=R : units on which the coders differ; 409 until compared. */
export interface Disagreements {
  round: string;
  rows: Disagreement[];
}
export interface Disagreement {
  code: string;
  transcript: string;
  unit: number;
  start: number;
  end: number;
  speaker: string;
  text: string;
  /** boundary, parent/child, substitution, omission, extra */
  type: string;
  coded_by: string[];
  not_by: string[];
  other: string; // the paired code of a substitution, the related one of parent/child, or ""
  /** A consensus for the transcript is finished. */
  settled: boolean;
}

/** GET /api/clusters?round=R : what there is to decide, in text order, agreed groups among them; 409 until compared. */
export interface Clusters {
  round: string;
  rows: Cluster[];
  progress: DecisionProgress;
  /** The types of clusters, from easy to hard, with what each means. */
  types: { type: string; meaning: string }[];
  /** The choices that need a reason. */
  need_reason: Choice[];
}
export interface DecisionProgress {
  total: number;
  decided: number;
  deferred: number;
  conflicts: number;
  agreed: number;
  open: number;
  revoked: number;
}
/** Codings of several coders that overlap; agreed where all have the same. */
export interface Cluster {
  id: string; // "T07:3"
  transcript: string;
  start: number;
  end: number;
  type: string; // one of the types of Clusters
  agreed: boolean;
  status: "open" | "decided" | "deferred" | "conflict";
  coders: string[]; // who finished this transcript, in order
  codings: Coding[]; // of all coders
  memos: Memo[]; // on these codings, or on this stretch of text
  decisions: Decision[]; // what stands: none or one; two or more are a conflict
}
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
export interface Decided {
  code: string;
  start: number;
  end: number;
  polarity: Polarity;
}
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
/** POST /api/decisions; the same again writes nothing. */
export interface DecisionRequest {
  round: string;
  cluster: string;
  choice: Choice | "reopen";
  coder?: string;
  code?: string;
  start?: number;
  end?: number;
  polarity?: Polarity;
  keep?: string[];
  reason?: string;
  problem?: string;
}
/** POST /api/decisions/preview (a DecisionRequest) : what it would come to, with nothing written; a reason may be missing. */
export interface DecisionPreview {
  outcome: Decided[] | null; // null where the wish does not fit, and then `refused` says why
  polarities: Polarity[]; // of which the wish must name one, since the codings differ
  refused: { message: string; hint: string } | null;
}
export interface DecisionAnswer {
  cluster: Cluster;
  progress: DecisionProgress;
}
/** POST /api/rounds/{id}/finalise {transcripts?: string[]} : write the consensus. Answers Finalised; 409 names what is open. */
export interface Finalised {
  transcripts: string[];
}

/** GET /api/became?round=R : what became of this coder's codings; `coding` is null where something was added. */
export interface Became {
  round: string;
  rows: FateRow[];
}
export interface FateRow {
  transcript: string;
  coding: Coding | null;
  fate: "kept" | "changed span" | "recoded" | "other polarity" | "dropped" | "added" | "open";
  became: Decided[];
  reason: string;
  by: string;
  text: string;
}

// ---------------------------------------------------------------- matrix

/** GET /api/matrix?codebook=ID[&themes=A,B] : 403 blind while this coder is in a blind round not compared. */
export interface Matrix {
  codebook: string;
  version: string;
  layer: string;
  cases: string[];
  case_names: Record<string, string>;
  /** Every code, in tree order; `shown`: it is one of the columns. */
  themes: {
    code: string;
    name: string;
    depth: number;
    shown: boolean;
    k: number;
    n: number;
    states: Record<string, number>;
  }[];
  cells: {
    case: string;
    code: string;
    state: string;
    layer: string;
    excerpts: number;
    interviews: number;
    words: number;
  }[];
  warnings: string[];
}
/** GET /api/matrix/cell?codebook=ID&case=C&code=X */
export interface MatrixCell {
  case: string;
  code: string;
  state: string;
  reason: string;
  excerpts: Excerpt[];
}

// ---------------------------------------------------------------- settings

/**
 * GET /api/settings, PUT /api/settings: one JSON object of this person on this computer for this study: pins, keys,
 * theme, turns read. Never content of the study. At most 256 KiB. {} at first. The client decides what is in it.
 */
export type Settings = Record<string, unknown>;
