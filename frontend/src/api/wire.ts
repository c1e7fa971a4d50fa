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
  | "wait"
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
  case: string; // what a case is called, "" where study.yaml does not say
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
  by: string; // the coder's name; "": somebody who is no coder of the study
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
  name: string; // what the coder is called; the id where study.yaml has no name
  start: FirstPlace;
  rounds: Round[]; // every round of this coder, and the others that may be seen; oldest first
  blind: boolean; // this coder takes part in a blind round that has not been compared
  epoch: string; // changes with every start of the server; goes with `rev`
  rev: number;
  undo: Step | null;
  redo: Step | null;
  rights: string[] | null; // on a server for several people: the routes that one's role may ask; null: all
}

// ---------------------------------------------------------------- language

/** PUT /api/language: the page's language from now on, by its tag; "": the first of the browser's that there is. */
export interface LanguageRequest {
  language: string;
}

/** Which language the next page speaks. */
export interface LanguageChosen {
  language: string;
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

// ---------------------------------------------------------------- study

export type StageName = "coders" | "transcripts" | "cases" | "codebook" | "rounds";

/** One thing that a study needs before it is coded. */
export interface Stage {
  stage: StageName;
  done: boolean;
  count: number;
  words: string; // what there is and what is to be done, in one line
}

/** GET /api/study/stages: how far the study is set up, as far as this coder may know. */
export interface Stages {
  stages: Stage[];
  next: string; // the name of the first one that is not done, "" where coding can begin
}

/** One coder of the study. */
export interface CoderNamed {
  id: string;
  name: string; // what people call them, "" where study.yaml has no name
  you: boolean;
}

/** GET /api/study: what study.yaml says, and how far the study is set up. */
export interface Study extends Stages {
  title: string;
  description: string;
  case: string; // what a case is called, "" where study.yaml does not say
  coders: CoderNamed[];
  originals: boolean; // whether imported files are kept as they came
  interviewer: string[]; // labels that interview in every transcript
  respondent: string[];
  interviews: number; // rows of interviews.csv
  codebooks: string[];
  place: string; // where the study is
  undo: boolean; // whether this person's last change of study.yaml can be taken back
  redo: boolean;
}

/** POST /api/study: what study.yaml is to say; what is left out stays. The answer is the Study. */
export interface StudyRequest {
  title?: string;
  description?: string;
  case?: string;
  originals?: boolean;
  interviewer?: string[];
  respondent?: string[];
  names?: Record<string, string>; // of coders, by id; "" takes a name away
}

/** POST /api/study/coders: add a coder to study.yaml. The answer is the Study. */
export interface CoderRequest {
  id: string;
  name?: string;
}

/** One thing that is wrong or doubtful. */
export interface Finding {
  level: string; // "error": it makes figures wrong; "warning": somebody should look at it
  file: string;
  line: number | null;
  message: string;
  remedy: string; // how to mend it, or ""
}

/** GET /api/study/check: what `codekit check` finds, errors first. */
export interface Findings {
  findings: Finding[];
  total: number; // of which at most 500 are sent
  blind: string[]; // the rounds that hide what coders wrote from the check; [] where all was checked
}

/** GET /api/study/amiss: the errors that are known without a check of the whole study. */
export interface Broken {
  findings: Finding[];
  total: number; // of which at most 20 are sent
}

// ---------------------------------------------------------------- home

/** A study that was opened on this computer. */
export interface RecentStudy {
  path: string;
  shown: string; // the path as people read it
  title: string; // what it is called now; the folder's name where it is gone or cannot be read
  coder: string; // who worked in it last here
  name: string; // what that coder is called
  at: string; // when it was opened
  gone: boolean; // it is not there any more, or its drive is not
  runs: boolean; // a workbench of it runs
}

/** GET /api/home: what the page begins with. A page that is open asks for it every minute. */
export interface Home {
  codekit: string; // version
  recent: RecentStudy[];
  place: string; // where a new study is offered to stand
  drives: string[]; // where paths begin
}

/** POST /api/home/folders: which folder; "" is the person's own. */
export interface FoldersRequest {
  path?: string;
}

/** A folder in a folder. */
export interface Folder {
  name: string;
  path: string;
  study: boolean; // whether it is a study
}

/** A project of another tool in a folder. */
export interface ProjectFile {
  name: string;
  path: string;
}

/** POST /api/home/folders: what folders there are in one; those that begin with a dot are left out. */
export interface Folders {
  path: string;
  above: string; // "" at the top
  study: boolean; // whether it is a study itself
  folders: Folder[];
  projects: ProjectFile[]; // of other tools, by their names; none is read
  more: number; // that are not listed
  unnamed: number; // that have no name which a page can show
}

/** POST /api/home/study, POST /api/home/forget, POST /api/home/stop: the folder of a study. */
export interface DoorRequest {
  path: string;
}

/** Who may come in. */
export interface CoderAtDoor {
  id: string;
  name: string; // the id where study.yaml has no name
  blind: string[]; // open blind rounds in which this coder codes
}

/** POST /api/home/study: a study before it is opened: who codes in it. */
export interface Door {
  path: string;
  title: string;
  description: string;
  coders: CoderAtDoor[];
  last: string; // who worked in it last on this computer, or ""
  login: string; // what this person is called on this computer, to be offered as an id
}

export type Example = "" | "social-care" | "rfi";

/** POST /api/home/new: a study in a new folder. The answer is its Door. */
export interface NewStudy {
  title: string;
  place: string; // the folder in which its folder is made
  folder?: string; // what its folder is called; "" as the title
  case?: string; // what a case is called
  example?: Example; // "": none
  template?: string; // one that comes with codekit, or the folder of a study; "": from nothing
}

/** POST /api/home/start: open the workbench of a coder. */
export interface ComeInRequest {
  path: string;
  coder: string;
  add?: boolean; // the coder is new: add to study.yaml
  name?: string; // what a new coder is called
  confirmed?: boolean; // "I am this coder": asked where somebody else worked here and one of them is blind
}

/** Where the workbench is; the address bears a launch code. */
export interface CameIn {
  url: string;
}

/** GET /api/home/progress: how far what takes long is; `of` is 0 where nothing does. */
export interface Progress {
  what: string; // interviews, rounds, reviews, judgements; of a project: project, texts, codings
  done: number;
  of: number;
}

/** DELETE /api/home/progress: how many pieces of work were told to end at their next step; nothing of them stays. */
export interface Halted {
  cancelled: number;
}

/** POST /api/home/try: the sample study with a round in which one may do anything. The answer is CameIn. */
export interface TryRequest {
  place?: string; // the folder in which its folder stands or is made; "" where new studies are offered to stand
}

/** POST /api/home/project: a project file of another tool; without `write` only what would become of it. */
export interface ProjectRequest {
  path: string;
  write?: boolean;
}

/** What becomes of one kind of thing in a project. */
export interface ProjectLine {
  outcome: string; // kept, changed, left out
  line: string; // how many, what, why
}

/** What a project comes to, or came to. */
export interface Project {
  path: string; // of the project
  place: string; // where its study stands, or would
  title: string;
  became: ProjectLine[];
  texts: string[]; // how each was read, a line each
  there: boolean; // a study was made of this very file before; it is opened, nothing is made anew
  made: boolean;
}

/** POST /api/home: the home page, to be gone to. */
export interface HomeRequest {
  who?: boolean; // at the door of this study, to say who one is
}

/** Where the home page is; the address bears a launch code. */
export interface HomeAddress {
  url: string;
}

// ---------------------------------------------------------------- server for several people

/** POST /api/team/signin. The answer is TeamHome, with a cookie. */
export interface SignIn {
  account: string;
  password: string;
}

/** POST /api/team/link: what a link is good for; it stays good. */
export interface LinkRequest {
  code: string;
}

/**
 * POST /api/team/accept: use a link, as who is signed in (without a password) or with a new account.
 *
 * The answer is TeamHome, with a cookie.
 */
export interface AcceptRequest {
  code: string;
  account?: string;
  name?: string;
  password?: string;
}

/** POST /api/team/people, POST /api/team/take (a keeper takes in a study that nobody owns). */
export interface StudyNameRequest {
  study: string;
}

export type TeamRole = "owner" | "lead" | "coder" | "reviewer" | "reader";

/** POST /api/team/invite. */
export interface InviteRequest {
  study: string;
  role: TeamRole;
  coder: string; // whose work it will be: a coder of study.yaml, or somebody new
  name?: string;
  days?: number;
}

/** POST /api/team/uninvite. The answer is People. */
export interface InvitationBack {
  study: string;
  id: string;
}

/** POST /api/team/role: another role, or none (""). The answer is People. */
export interface RoleRequest {
  study: string;
  account: string;
  role: string;
}

/** POST /api/team/new: a study with nothing in it, owned by the keeper who makes it. The answer is TeamHome. */
export interface NewTeamStudy {
  title: string;
}

/** POST /api/team/sessions/end: one, or all of them (""). The answer is OwnSessions. */
export interface SessionEnd {
  id?: string;
}

/** POST /api/team/password: all sessions end. */
export interface PasswordRequest {
  old: string;
  new: string;
}

export type OidcPurpose = "signin" | "link" | "accept";

/** POST /api/team/oidc/begin: to sign in, to link an identity with one's account, or to accept a link by it. */
export interface OidcRequest {
  purpose: OidcPurpose;
  code?: string; // of the link
  account?: string; // of an account that is to be made
  name?: string;
}

/** POST /api/team/oidc/finish: with what the provider led here. The answer is TeamHome, with a cookie. */
export interface OidcAnswer {
  state: string;
  code: string;
}

/** POST /api/team/passkeys. The answer is OwnWays. */
export interface PasskeyMade {
  name: string;
  credential: string; // JSON of a PublicKeyCredential
}

/** POST /api/team/passkey: sign in. The answer is TeamHome, with a cookie. */
export interface PasskeyUsed {
  credential: string; // JSON of a PublicKeyCredential
}

/** POST /api/team/passkeys/remove. The answer is OwnWays. */
export interface PasskeyBack {
  id: string;
}

/** POST /api/team/identities/remove. The answer is OwnWays. */
export interface IdentityBack {
  issuer: string;
}

/** POST /api/team/leave: delete one's account. There is no answer but that it is done (204). */
export interface LeaveRequest {
  account: string; // the own short name, typed
}

/** POST /api/here: the cluster that a window shows; "" for none. */
export interface HereRequest {
  round?: string;
  cluster?: string;
}

/** A study in which one has a role. */
export interface StudyOfMine {
  name: string; // its name on the server: /s/NAME/ is its window
  title: string;
  role: TeamRole;
  coder: string; // who signs what one does there
}

/** GET /api/team/home: who is signed in, and where they may go. */
export interface TeamHome {
  codekit: string; // version
  account: string;
  name: string;
  keeper: boolean; // may make studies
  studies: StudyOfMine[];
  free: string[]; // for a keeper: studies that nobody owns yet
}

/** What a link is good for. */
export interface Link {
  title: string; // the study's; "" where it is for keeping the server, or for a new password
  role: string;
  coder: string;
  name: string;
  by: string;
  signed_in: string; // the account that would accept it, or ""
}

/** Somebody with a role in a study. */
export interface Person {
  account: string;
  name: string;
  coder: string;
  role: TeamRole;
}

/** A link that was not used yet. */
export interface Invited {
  id: string;
  coder: string;
  name: string;
  role: TeamRole;
  by: string;
  until: number; // seconds since 1970
}

/** Who signed in, got a role, saved a file. */
export interface LogLine {
  at: number; // seconds since 1970
  who: string;
  what: string;
  about: string;
}

/** POST /api/team/people: the people of a study, for its owners. */
export interface People {
  study: string;
  title: string;
  people: Person[];
  invited: Invited[];
  coders: string[]; // of study.yaml, without an account in this study
  log: LogLine[]; // the newest first
}

/** The link, which is shown this once. */
export interface InvitationMade {
  url: string;
  until: number;
}

/** A browser in which one is signed in. */
export interface OwnSession {
  id: string;
  made: number;
  seen: number;
  browser: string;
  this: boolean;
}

/** GET /api/team/sessions. */
export interface OwnSessions {
  sessions: OwnSession[];
}

/** GET /api/team/ways: how one can sign in here, beside a password. */
export interface SignInWays {
  oidc: string; // what the sign-in of a provider of identities is called; "": there is none
  passkeys: boolean;
}

/** Where the browser goes on. */
export interface OidcAddress {
  url: string;
}

/** What the browser is asked: JSON, as PublicKeyCredential.parse...OptionsFromJSON takes it. */
export interface PasskeyAsked {
  options: string;
}

/** An identity that one's account is linked with. */
export interface OwnIdentity {
  issuer: string;
  name: string; // as the provider says it
}

/** A passkey of one's own. */
export interface OwnPasskey {
  id: string;
  name: string;
  made: number;
  used: number; // 0: never
}

/** GET /api/team/own: by what one signs in. */
export interface OwnWays {
  password: boolean;
  oidc: string; // what the provider's sign-in is called; "": there is none
  identities: OwnIdentity[];
  can_have_passkeys: boolean;
  passkeys: OwnPasskey[];
}

// ---------------------------------------------------------------- away from the server

/** A token by which a copy of a study asks the server; times in seconds since 1970. */
export interface OwnToken {
  id: string;
  name: string;
  made: number;
  seen: number; // 0: it was not used yet
  until: number;
}

/** GET /api/team/tokens. `secret` is the one that was just made: it is shown this once, else "". */
export interface OwnTokens {
  tokens: OwnToken[];
  days: number; // for how long one is good where nothing else is said
  secret: string;
}

/** POST /api/team/tokens/new. The answer is OwnTokens, with its secret. */
export interface TokenRequest {
  name: string;
  days: number;
}

/** POST /api/team/tokens/end. The answer is OwnTokens. */
export interface TokenEnd {
  id: string;
}

/** GET /api/away: of which server this study is a copy, for whom; `server` "" where it is none. */
export interface Copy {
  server: string;
  study: string;
  coder: string;
  at: string; // when the two were together last
  waiting: number; // events of one's own that the server does not have, as far as it is known here
  token: boolean; // whether a token is known on this computer
}

/** POST /api/away: send and fetch, with a token where none is known yet. The answer is CopySynced. */
export interface SyncRequest {
  token: string;
  theirs: boolean; // where a document was changed here, the server's takes its place
}

/** What stays here alone, and why. */
export interface KeptBack {
  path: string;
  message: string;
  remedy: string;
}

/** What went to the server and what came from it. */
export interface CopySynced {
  sent: number;
  fetched: number;
  documents: string[];
  removed: string[];
  kept_back: KeptBack[];
  copy: Copy;
}

// ---------------------------------------------------------------- transcript and one coder's work on it

/** One turn: the words said, without label and time; start is end where nothing was said. */
export interface Turn {
  index: number;
  start: number;
  end: number;
  speaker: string;
  role: Role;
  time: number | null; // seconds of the recording
  until: number | null; // when it ends there, where that is known
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
  times: (number | null)[]; // when each sentence begins in the recording, at the latest; [] where no time is known
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

export type Hindrance = "finished" | "compared" | "closed" | "not_assigned" | "text_changed" | "role";

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

// ---------------------------------------------------------------- recordings

/** GET /api/recordings/{id}: the recording of a transcript on this computer. */
export interface Recording {
  transcript: string;
  name: string; // of the file; "" where none was chosen
  folder: string; // in which it is, as people read it
  path: string; // of that folder
  type: string; // for a browser: audio/mpeg, video/mp4, ...
  size: number; // bytes
  url: string; // where it is played from, for this session; "" where it cannot be
  problem: string; // why it cannot be played, as one line; "" where it can
  hint: string;
  beside: string[]; // transcripts without a recording that files in the same folder are called like
}

/** POST /api/recordings/{id}: the file; "" forgets which it was. */
export interface RecordingRequest {
  path: string;
}

/** POST /api/recordings: all recordings of a folder that are called like transcripts; the answer is their ids. */
export interface BesideRequest {
  folder: string;
}

/** POST /api/recordings/look: which folder; "" is where a recording was chosen last, else the person's own. */
export interface LookRequest {
  path?: string;
}

/** A recording in a folder; `plays` is false for kinds that no browser plays. */
export interface RecordingFile {
  name: string;
  path: string;
  plays: boolean;
}

/** POST /api/recordings/look: what stands in a folder, by name; no file is looked into. */
export interface RecordingsFound {
  path: string;
  above: string; // "" at the top
  folders: Folder[];
  files: RecordingFile[];
  drives: string[];
}

/** GET /api/recordings/{id}/loudness: from 0 to 1, evenly along a recording; [] where that is not cheaply known. */
export interface Loudness {
  peaks: number[];
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

// ---------------------------------------------------------------- transcripts and tables

/** Who speaks in a transcript, as what, and whether a person confirmed it. */
export interface SpeakerKnown {
  label: string;
  role: Role;
  turns: number;
  confirmed: boolean;
}

/** One transcript. */
export interface TranscriptRow {
  id: string;
  case: string;
  case_name: string;
  date: string;
  speakers: SpeakerKnown[];
  turns: number;
  words: number; // of respondents
  rounds: string[]; // those that this coder is told of
  file: string; // that it was imported from
  format: string;
  texts: number; // how many it had: 1 unless it was corrected
  withdrawn: string; // the date, or ""
  problem: string; // why it cannot be read, or ""
  seal: string; // of its speakers; goes into what changes them
  read: boolean; // false: nothing of the text is known yet
}

/** GET /api/transcripts: every transcript of the study; with `now=1` texts that take long are not read first. */
export interface TranscriptList {
  rows: TranscriptRow[];
  cases: string[]; // the ids of the cases
  codebooks: string[]; // the ids of the codebooks, whose topics may have been asked
}

/** What a person says of one interview of a file. */
export interface InterviewWanted {
  name?: string; // as the preview calls it: "" but in a table of several interviews
  id?: string; // another id than the one proposed
  case?: string;
  roles?: Record<string, Role>; // by label: roles that a person gave or confirmed
  rule?: string; // of those proposed: turns are made by it
}

/** POST /api/import/preview, which writes nothing, and POST /api/import. At most 28 MiB. */
export interface ImportRequest {
  file: string; // its name, whose ending says of which kind it is
  data: string; // in base64
  encoding?: string; // of a text that is not UTF-8
  named?: boolean; // true: wanted though it is called like a README
  text?: boolean; // the preview tells the words, too
  interviews?: InterviewWanted[]; // importing: those that are wanted; others are left out
}

/** An encoding that a text may be in. */
export interface EncodingChoice {
  name: string;
  title: string;
}

export type ImportOutcome = "imported" | "unchanged" | "duplicate" | "refused" | "skipped";

/** Who speaks, and as what, until a person says otherwise. */
export interface SpeakerProposed {
  label: string;
  role: Role;
  turns: number;
  sure: boolean; // given by study.yaml or a person, and not guessed
}

/** A rule by which turns can be made of a text in which nobody, or nobody who answers, is named. */
export interface RuleProposed {
  rule: string;
  seen: string; // "20 of 41 paragraphs are bold throughout, as questions are"
}

/** One turn, as it would be stored. */
export interface TurnProposed {
  start: number;
  end: number;
  speaker: string;
  role: Role;
}

/** A line that belongs to no turn. */
export interface LineUnread {
  line: number;
  words: string;
}

/** One interview of a file, as it would be imported. */
export interface InterviewPreview {
  name: string;
  id: string;
  case: string;
  outcome: ImportOutcome;
  line: string; // the diagnosis, as `codekit import` prints it but for "new"
  notes: string[];
  hint: string;
  words: number;
  turns: number;
  text_sha: string; // equal for files of one text
  speakers: SpeakerProposed[];
  rules: RuleProposed[];
  unread: number; // lines in no turn
  text: string; // "" unless it was asked for, as the two that follow
  spoken: TurnProposed[];
  lines: LineUnread[]; // in no turn; at most 200
}

/** What would become of a file. */
export interface ImportPreview {
  file: string;
  left_out: string; // why nothing of it would be imported, or ""
  refused: boolean; // it is at fault, and not left out as no interview
  about: boolean; // it seems to be about the other files; imported if `named`
  hint: string;
  encoding: string; // as it was read; "" where the question does not arise
  encodings: EncodingChoice[]; // to choose from, the likeliest first; [] where there is nothing to choose
  must_choose: boolean; // it cannot be read before one is chosen
  interviews: InterviewPreview[];
}

/** What became of one interview of a file. */
export interface Brought {
  transcript: string;
  outcome: ImportOutcome;
  line: string;
  hint: string;
}

/** What became of a file, an interview at a time. */
export interface ImportAnswer {
  file: string;
  brought: Brought[];
}

/** POST /api/transcripts/{id}/speakers: the roles of some speakers, which are confirmed then. */
export interface SpeakersRequest {
  seal: string; // of the row that the page shows
  roles: Record<string, Role>; // by label
  confirm?: boolean; // everybody's, as they are after that
}

/** POST /api/transcripts/{id}/split: turns are made by a rule that GET /api/transcripts/{id}/rules proposes. */
export interface SplitRequest {
  seal: string; // of what the page shows
  rule: string;
}

/** GET /api/transcripts/{id}/rules: how turns can be made where nobody, or nobody who answers, is named. */
export interface Rules {
  seal: string; // of its speakers
  rules: RuleProposed[]; // the surest first; [] where speakers are named, or a round is about it
}

/** POST /api/transcripts/{id}/remove: one that was imported by mistake, that no round is about. */
export interface RemovalRequest {
  confirm: string; // its id, as the person saw it
}

/** What was done, and what is left to a person: lines for people. */
export interface Told {
  told: string[];
}

/** POST /api/transcripts/{id}/withdrawal: the participant withdrew, and all of it is taken out for good. */
export interface WithdrawalRequest {
  confirm: string; // its id, as the person typed it
  reason?: string; // is kept
  redact?: boolean; // words of it, and about it, are taken out of `ledgers`, too
}

/**
 * GET /api/transcripts/{id}/withdrawal: what would go, and what would not; the same of what was done.
 *
 * By whom it was coded is not told. Who is blind is not told of rounds of others, nor which ledgers have words of it.
 */
export interface Withdrawal {
  transcript: string;
  files: string[]; // that go, besides everybody's codings and notes on it
  rounds: string[]; // that lose it
  compared: string[]; // those of them that were compared
  ledgers: string[]; // with words of it or about it that can be taken out
  words: string[]; // places where such words stay; before it is done, those in `ledgers` are among them
  tables: string[]; // with rows of it
  elsewhere: string[]; // what is not reached, for people
  blind: boolean; // rounds of others and ledgers are not told; what is done is done in all of them
}

/** One row, with the line of the file that it begins in. */
export interface TableRow {
  line: number;
  cells: string[];
}

/** GET /api/tables/{table}: cases, interviews or coverage, as the file says now. */
export interface Table {
  table: string;
  file: string;
  key: string[]; // the columns that tell rows apart
  columns: string[];
  rows: TableRow[];
  problems: string[]; // what is wrong in it, with file and line
  editable: boolean; // false: a part of it cannot be read
  seal: string;
  undo: boolean; // whether this person's last edit can be taken back
  redo: boolean;
}

/** What a cell is to say. */
export interface CellEdit {
  line: number;
  column: string;
  value: string;
}

/** POST /api/tables/{table}: change cells, add rows and columns, delete rows: all of it, or nothing. */
export interface TableEdit {
  seal: string; // of the table that the page shows
  cells?: CellEdit[];
  rows?: (Record<string, string>)[]; // new ones, by column
  removed?: number[]; // the lines of rows that go
  columns?: string[]; // new ones
}

/** POST /api/tables/{table}/undo and POST /api/study/undo: take one's own last edit back, or do it again. */
export interface StepRequest {
  redo?: boolean;
}

/** POST /api/tables/{table}/paste: what a block of cells would change; nothing is written. */
export interface PasteRequest {
  seal: string;
  text: string; // as a spreadsheet copies it: cells with tabs between them
  header?: boolean; // whether the first row names columns; null: that is found out
  to?: string[];
  line?: number; // where it begins, if it names no rows; 0: below the last one
  column?: string;
}

/** One pasted column, and where it goes. */
export interface PasteTarget {
  given: string; // its name in the first row, or ""
  to: string; // "": nowhere
  is_new: boolean;
  sample: string;
}

/** One cell that would say something else; of a new row, `line` is 0. */
export interface CellChange {
  line: number;
  row: string;
  column: string;
  before: string;
  after: string;
}

/** What pasting comes to: written by POST /api/tables/{table} with what stands in `edit`. */
export interface PastePreview {
  header: boolean;
  targets: PasteTarget[];
  changes: CellChange[]; // at most 500
  changed: number; // cells, of all rows that are there
  added: number; // rows
  same: number; // rows that say nothing new
  problems: string[]; // [] where it can be written
  edit: TableEdit;
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
  below: number; // in a second pass: codings of the layer below that this coder has not removed
  last_used: string; // ISO time of the last own use, "" if never: for recency in the palette
}

/** A code that a coder misses in the codebook; with `code`, a sentence that would make that code clearer. */
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
  code: string;
  decided: string; // what was decided about it, by whom and when, such as that it was declined; "" while it is open
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
  taken: string[];
  thin: string[];
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

// ---------------------------------------------------------------- codebook desk

/** A codebook of the study. */
export interface BookListed {
  id: string;
  title: string;
  version: string;
  codes: number;
  problem: string; // why it cannot be used, in one line, or ""
}

/** GET /api/codebooks: the working copies. */
export interface Books {
  books: BookListed[];
}

/** A version of a codebook. */
export interface CodebookVersion {
  key: string; // id@version
  version: string;
  working: boolean; // the file as it is now
  used: boolean; // a round uses it: it stays as it is
  rounds: string[]; // that use it
  codes: number;
  problem: string; // why it cannot be read, or ""
}

/** A change on record: who made it, when, why. */
export interface CodebookNote {
  at: string;
  by: string;
  before: string;
  after: string;
  code: string;
  kind: string;
  origin: string[];
  reason: string;
}

/** What a decision about a disagreement says the codebook should make clear. */
export interface CodebookFlag {
  round: string;
  transcript: string;
  start: number;
  codes: string[];
  problem: string;
  reason: string;
  by: string;
  at: string;
  status: string;
}

/** GET /api/codebook/history?codebook=ID: versions, changes on record, what decisions say is unclear. */
export interface CodebookHistory {
  id: string;
  versions: CodebookVersion[]; // oldest first, the working copy last
  record: CodebookNote[]; // newest first; while blind, one's own
  flags: CodebookFlag[]; // none while blind
}

/** A coding whose code means something else since it was made. */
export interface Recode {
  id: string;
  round: string;
  coder: string;
  transcript: string;
  start: number;
  end: number;
  code: string;
  words: string;
  version: string; // of the codebook that it was made under
  changed: string[]; // what is another: fields, or what `changes:` says
}

/** A transcript that is to be read again for a code. */
export interface Reread {
  transcript: string;
  code: string;
  said: string; // what became of the code
  version: string; // that says so
  reason: string;
}

/** GET /api/codebook/recheck?codebook=ID: what is to be looked at again under the working copy. */
export interface RecodeQueue {
  codebook: string;
  version: string; // of the working copy
  codings: Recode[]; // at most 2000
  total: number;
  reread: Reread[]; // empty while blind
  blind: string[]; // rounds for whose sake only own codings are listed
}

/** POST /api/codebook/recheck: these codings hold under the version that the working copy has. */
export interface ConfirmRequest {
  codebook: string;
  version: string;
  codings: string[];
  reason?: string;
}

export type CodebookAct = "add" | "edit" | "move" | "merge" | "split" | "retire";

/** What a code says of itself; what is left out stays as it is. */
export interface CodeFields {
  name?: string;
  definition?: string;
  include?: string;
  exclude?: string;
  examples?: string[];
  aliases?: string[];
  cues?: string[];
  colour?: string; // #RRGGBB, or "" for none
  values?: string[]; // as "2" or "2 = severe", in ascending order
}

export type Wording = "reworded" | "widened" | "narrowed";

/** POST /api/codebook/change: without `write` it is only shown what would come of it. */
export interface CodebookChangeRequest {
  codebook: string;
  sha256: string; // of the file that the page shows
  act: CodebookAct;
  codes?: string[]; // to which; merge takes several, add none
  new?: string; // add, split: the id of the new code; "": made from its name
  fields?: CodeFields; // add, split, edit
  under?: string; // add, move, split: the code above it; "": the top (split: beside the code)
  into?: string; // merge: the code that takes the others in
  kind?: Wording; // edit
  again?: boolean; // what was read before must be read again for it; null: as the act has it
  reason?: string;
  version?: string; // that it is written into; "": the next one where this one is in use
  brief?: boolean; // what it means for codings is not asked
  write?: boolean;
}

/** POST /api/codebook/describe: another title or purpose of a working copy; what is left out stays. */
export interface DescribeRequest {
  codebook: string;
  sha256: string; // of the file that the page shows
  title?: string;
  purpose?: string;
}

/** What the codebook says at its head now. */
export interface Described {
  title: string;
  purpose: string;
}

/** POST /api/codebook/order: a code of a working copy before another one that stands beside it; "": last. */
export interface OrderRequest {
  codebook: string;
  sha256: string; // of the file that the page shows
  code: string;
  before?: string;
}

/** The codes that stand beside each other, in their order now. */
export interface Ordered {
  codes: string[];
}

export type FlawLevel = "error" | "warning";

/** What is wrong or weak about a code. */
export interface Flaw {
  code: string;
  field: string; // "": the code as a whole
  message: string;
  remedy: string;
  level: FlawLevel;
}

/** What a change comes to, and whether it was written. */
export interface CodebookChanged {
  written: boolean;
  refused: string; // why it cannot be done, in one line; then the rest is empty
  code: string; // that it is about
  before: string; // versions
  after: string;
  noted: boolean; // it stands in `changes:`; false for a draft, which nobody has coded with
  differences: CodebookChange[];
  flaws: Flaw[];
  carried: number; // codings that are carried over
  doubtful: number; // that are to be looked at again
  look_again: Recode[]; // at most 500 of them
  unread: string[]; // transcripts that count as not yet coded for the code
  blind: string[]; // rounds for whose sake only own codings are told
}

/** A first code; its id is made from its name. */
export interface NewCode {
  name: string;
  definition: string;
}

/** POST /api/codebook/new. */
export interface NewCodebookRequest {
  id: string;
  title?: string;
  purpose?: string;
  codes: NewCode[];
}

/** A codebook that the study has now. */
export interface CodebookMade {
  id: string;
}

/**
 * POST /api/codebook/import: a file with codes. Without `seen` it is only shown how it was understood.
 *
 * Excel, Word, CSV, YAML or REFI-QDA (.qdc). At most 28 MiB.
 */
export interface CodebookImportRequest {
  file: string; // its name, whose ending says of which kind it is
  data: string; // in base64
  mapped?: Record<string, string>; // by a column's header: the field that it holds; "-": not taken
  levels?: string; // .qdc: what parts the levels in names of codes
  id?: string; // other ones than the file says
  version?: string;
  seen?: string; // the `seal` of what was shown
}

/** A column of a table, and what it is taken for. */
export interface ImportColumn {
  title: string;
  field: string; // "": for nothing
  filled: number; // cells with something in them
  sample: string[];
}

/** A code as it would come in. */
export interface ImportedCode {
  id: string;
  name: string;
  depth: number;
  definition: string;
}

/** How a file with codes was understood, and whether it was taken in. */
export interface CodebookImported {
  written: boolean;
  seal: string;
  id: string;
  version: string;
  replaces: string; // the version of the working copy that it takes the place of, or ""
  columns: ImportColumn[]; // of a table
  fields: string[]; // what a column may hold
  codes: ImportedCode[];
  told: string[]; // how it was understood, and what is not kept
  problems: string[]; // why it cannot be taken in as it was understood
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

/** What this coder may know of the rounds or of others' work changed: fetch again, the session too. */
export interface RoundsChanged {
  rev: number;
}

/** Somebody else with an open window of the study. */
export interface PersonHere {
  coder: string;
  name: string;
  round: string; // of the cluster that they look at, where one may know of it; else ""
  cluster: string;
}

/** Who else is here now, on a server for several people; it is said whole each time. */
export interface HereNow {
  people: PersonHere[];
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
  | { event: "here"; data: HereNow }
  | { event: "bye"; data: Bye };

// ---------------------------------------------------------------- memos, history, search

/** A note with the code and the words that it is about. */
export interface MemoRow extends Memo {
  code: string;
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
  transcripts: number; // that were to be looked through
  unread: number; // of them: those that cannot be opened
}

// ---------------------------------------------------------------- comparing, agreement, deciding

/**
 * POST /api/rounds/{id}/compare: the first comparison, irreversible; answers Agreement.
 *
 * POST /api/rounds/{id}/sign {}, /withdraw {} and /close {} answer Round.
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
  case_names: Record<string, string>; // and for each case
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
  seen?: string[]; // ids of what stood as the page showed it; 409 stale where that is another now
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

// ---------------------------------------------------------------- rounds

export type RoundAct =
  | "code"
  | "wait"
  | "settle"
  | "compare"
  | "decide"
  | "sign"
  | "close"
  | "pass"
  | "subcodes"
  | "start"
  | "nothing";

/** What comes next in a round. */
export interface Ahead {
  act: RoundAct;
  words: string;
}

/** A round on its way, as far as this coder may know it. */
export interface RoundLine {
  round: Round;
  measures: boolean; // its coders work apart and are compared
  assignments: number;
  finished: number | null; // assignments; null where it may not be told
  clusters: number | null; // of disagreements, of a compared round that is not closed
  undecided: number | null; // of them
  next: Ahead;
  offers: RoundAct[]; // what may be started over it now
  cancel: string; // why it cannot be cancelled; "" where it can
}

/** A round that was given up. */
export interface RoundCancelled {
  id: string;
  kind: string;
  by: string;
  at: string;
  reason: string;
}

/** GET /api/rounds: every round that this coder may know of, oldest first. */
export interface Rounds {
  rounds: RoundLine[];
  cancelled: RoundCancelled[];
  transcripts: number; // of the study
  codebooks: number;
}

/** One transcript of a round. */
export interface RoundRow {
  transcript: string;
  case: string;
  case_name: string;
  coders: string[]; // who codes it
  states: Record<string, string>; // of those whose state may be told: todo, started, finished, or "not finished"
}

/** One of several starts or comparisons that were merged; `counts` where it is the one that counts now. */
export interface Rival {
  id: string;
  what: string;
  by: string;
  at: string;
  says: string;
  counts: boolean;
}

/** GET /api/rounds/{id}: one round with its transcripts. */
export interface RoundPage {
  line: RoundLine;
  rows: RoundRow[];
  note: string; // how the transcripts were chosen
  reminder: string; // a text to copy; names only where they may be told; "" where nothing is open
  rivals: Rival[]; // what was merged and is to be settled
  revisions: boolean; // GET /api/rounds/{id}/revisions has something
  key: string; // whose codings are the known answers of a training round, or ""
  practice: boolean; // GET /api/rounds/{id}/practice has something
  diagnosis: boolean; // GET /api/rounds/{id}/diagnosis has something
}

/** One code as two coders gave it, on the units that both finished. */
export interface PractisedCode {
  code: string;
  first: string; // the key, where there is one
  second: string;
  n_units: number;
  both: number;
  only_first: number;
  only_second: number;
  kappa: number | null;
}

/** GET /api/rounds/{id}/practice: the agreement so far of a training round that is not blind; never for report. */
export interface Practice {
  round: string;
  key: string;
  unit: string;
  transcripts: number; // that two coders finished
  note: string;
  rows: PractisedCode[];
}

/** POST /api/rounds/{id}/cancel: nothing of it counts any more. /resume {} lets it go on. Both answer null. */
export interface CancelRequest {
  confirm: string; // the round's id
  reason?: string;
}

/** POST /api/rounds/{id}/settle: of two starts or comparisons that were merged, this one counts. Answers null. */
export interface SettleRequest {
  keep: string; // the id of the start or comparison
  reason?: string;
}

/** POST /api/rounds/{id}/propose: the sentence that would settle a code. Answers null. */
export interface ProposeRequest {
  code: string;
  sentence: string;
}

/** A passage that only one of two coders gave the code. */
export interface TypicalPassage {
  transcript: string;
  unit: number; // as people count, from 1
  words: string;
  other: string[]; // what the other coder gave there
}

/** The passages that only one of two coders gave the code; a few typical ones in full. */
export interface DiagnosisSide {
  coder: string;
  n: number;
  typical: TypicalPassage[];
}

/** A word that separates the two sides: passages with it on the first and on the second. */
export interface SeparatingWord {
  word: string;
  first: number;
  second: number;
  log_odds: number;
  z: number;
}

/** A sentence that would settle it. */
export interface ProposedSentence {
  coder: string;
  sentence: string;
}

/** What coders disagree about on one code. */
export interface DiagnosedCode {
  code: string;
  name: string;
  n: number; // decisions that differ
  types: Record<string, number>; // by kind of difference
  confused: Record<string, number>; // other codes, most often first
  coefficient: string;
  value: number | null;
  told: string; // what the differences are, in a sentence
  hints: string[]; // what to ask
  changed: string[]; // since or until another round
  definition: string;
  include: string;
  exclude: string;
  sides: DiagnosisSide[];
  words: SeparatingWord[];
  proposed: ProposedSentence[];
}

/** GET /api/rounds/{id}/diagnosis: 409 round_state until compared. */
export interface Diagnosis {
  round: string;
  codebook: string;
  coders: string[];
  unit: string;
  notes: string[];
  codes: DiagnosedCode[]; // most differences first
  agreed: string[]; // codes that were used and that nobody disagrees about
}

/** One code with its numbers, in the order of `columns`. */
export interface RevisedRow {
  code: string;
  numbers: number[];
}

/** A coding as it was, or as it is. */
export interface RevisedSide {
  code: string;
  polarity: string;
  value: string;
  words: string;
}

/** What became of one coding. */
export interface Revised {
  transcript: string;
  turn: number | null; // as people count, from 1
  change: string;
  before: RevisedSide | null;
  after: RevisedSide | null;
  by: string;
  reason: string;
}

/** A passage with the parent's code that has no sub-code. */
export interface WithoutSubcode {
  transcript: string;
  turn: number | null;
  words: string;
}

/** GET /api/rounds/{id}/revisions: of a second pass or a round of sub-coding. */
export interface Revisions {
  round: string;
  kind: string;
  told: string; // what went over what, and how far it is
  note: string;
  waiting: string[]; // transcripts that are not finished, and not counted
  columns: string[];
  rows: RevisedRow[];
  changes: Revised[];
  without: WithoutSubcode[];
  passages: number; // of the parent's code, in a round of sub-coding
}

/** Somebody who can code. */
export interface StartCoder {
  id: string;
  name: string;
}

/** A transcript that a round can have. */
export interface StartTranscript {
  id: string;
  case: string;
  case_name: string;
  attributes: Record<string, string>; // of its case
  rounds: string[]; // the rounds that have it, as far as they may be told
}

/** A code that a round can be about. */
export interface StartCode {
  id: string;
  name: string;
  depth: number;
  children: boolean; // there are codes below it, so that its passages can be sub-coded
}

/** A codebook as its file is now. */
export interface StartCodebook {
  id: string;
  key: string; // id@version; "" where the file cannot be read
  title: string;
  codes: StartCode[];
  errors: string[]; // what keeps a round from being started with it
  warnings: string[];
}

/** GET /api/start: all that a round is chosen from. */
export interface StartForm {
  id: string; // an id that no known round has
  coders: StartCoder[];
  transcripts: StartTranscript[];
  attributes: string[]; // of cases, by which a sample can be drawn
  codebooks: StartCodebook[];
}

/** POST /api/start/sample: which transcripts to code, and who codes which; nothing is written. */
export interface SampleRequest {
  coders: string[];
  size?: number; // 0: as many as the width needs
  per?: number;
  by?: string;
  seed?: number;
  again?: boolean;
  unit?: string;
  width?: number;
  kappa?: number;
  prevalence?: number;
  design_effect?: number;
}

/** How many transcripts were drawn of those with one value of the attribute. */
export interface Stratum {
  value: string;
  drawn: number;
  of: number;
}

/** Transcripts that were drawn, with their coders. */
export interface Sample {
  transcripts: string[];
  assignments: Record<string, string[]>;
  strata: Stratum[]; // empty where none were asked for
  left_out: string[]; // coded twice or for training before, as far as that may be told
  how: string; // for the record
  expects: string; // how wide an interval so many give, under which assumptions
}

/** POST /api/start/share: who codes which of these transcripts, so many coders each; nothing is written. */
export interface ShareRequest {
  transcripts: string[];
  coders: string[];
  per?: number;
  seed?: number;
}

/** The coders of each transcript: every team as often as any other, by at most one. */
export interface Share {
  assignments: Record<string, string[]>;
}

/** POST /api/start/rehearsal says what a start would do; POST /api/start starts the round. */
export interface StartRequest {
  id: string;
  kind: string;
  coders: string[];
  transcripts: string[];
  codebook: string;
  codes?: string[];
  unit?: string;
  over?: string;
  parent?: string;
  blind?: boolean;
  add_coders?: boolean;
  assignments?: Record<string, string[]>;
  key?: string; // of a training round that is not blind: whose codings are the known answers
  note?: string;
  seed?: number; // of the sample that the transcripts are
  by?: string;
}

/** What keeps the round from being started, and the field that it is about. */
export interface FieldAmiss {
  field: string;
  message: string;
  hint: string;
}

/** What a start would do, or what keeps it from being done; nothing is written. */
export interface Rehearsal {
  amiss: FieldAmiss[];
  says: string[]; // what it will do, one sentence each; empty where something is amiss
}

/** The round that was started; `shown` is false where its starter may not follow it, being blind elsewhere. */
export interface Started {
  id: string;
  shown: boolean;
}

// ---------------------------------------------------------------- review, meetings, memos

/** How many of some codings were reviewed. */
export interface ReviewShare {
  codings: number;
  reviewed: number;
  by_status: Record<string, number>;
  words: string; // "284 of 314 codings were reviewed (271 accepted, 8 queried, 5 changed)"
}

/** The share of one code, without what is below it. */
export interface CodeShare {
  code: string;
  name: string;
  share: ReviewShare;
}

/** Somebody of the study, by id and by name. */
export interface StudyPerson {
  id: string;
  name: string;
}

export type ReviewStatus = "accepted" | "queried" | "changed" | "differing" | "unreviewed";

/** What one reviewer says of a coding. */
export interface ReviewSaid {
  id: string;
  by: string;
  name: string; // what that person is called
  mine: boolean;
  at: string;
  status: ReviewStatus;
  comment: string;
}

/** One coding to be looked at, with the words around it and what reviewers said. */
export interface ReviewRow {
  id: string;
  round: string; // where it was coded
  transcript: string;
  turn: number | null; // as people count; null where the text is another by now
  speaker: string;
  start: number;
  end: number;
  before: string; // the end of the turn before: mostly the question
  lead: string; // what is said before the words in their turn
  words: string;
  rest: string; // what is said after them
  code: string;
  code_name: string;
  definition: string;
  polarity: Polarity;
  coder: string;
  coder_name: string;
  at: string;
  memo: string;
  status: ReviewStatus;
  said: ReviewSaid[]; // that stand
  saw: string[]; // the reviews that a new one supersedes
}

/** GET /api/review?round=R[&code=&by=&transcript=&status=&sample=&seed=]: 403 blind as long as others are hidden. */
export interface ReviewQueue {
  round: string;
  codebook: string; // its id
  share: ReviewShare; // of the whole round
  codes: CodeShare[]; // in use, in the codebook's order
  coders: StudyPerson[]; // whose codings these are
  transcripts: string[];
  listed: number; // that fit what was asked; `rows` holds the first 600 of them
  rows: ReviewRow[];
  astray: string[]; // reviews of codings that do not stand any more
  warnings: string[];
}

/** What the reviews of one coding come to. */
export interface ReviewMark {
  coding: string;
  status: ReviewStatus;
  words: string; // who says so, and the comments
}

/** GET /api/review/marks?round=R&transcript=T: the codings of a transcript that were reviewed. */
export interface ReviewMarks {
  rows: ReviewMark[];
}

/** What is said of one coding, having seen these reviews of it. */
export interface ReviewWord {
  coding: string;
  status: string;
  comment?: string;
  saw?: string[];
}

/** POST /api/review: all are recorded, or none. */
export interface ReviewRequest {
  round: string;
  words: ReviewWord[];
}

/** POST /api/review/retract: take back one's own word on a coding. */
export interface ReviewBackRequest {
  round: string;
  coding: string;
}

/** The codings as they stand then. */
export interface ReviewAnswer {
  rows: ReviewRow[];
  share: ReviewShare;
  codes: CodeShare[];
  new: number;
  own: number; // of them about the reviewer's own codings
}

/** POST /api/review/sheet: a review sheet that was filled in. Without `seen` nothing is written. At most 28 MiB. */
export interface ReviewSheetRequest {
  round: string;
  file: string;
  data: string; // in base64
  seen?: string; // the `seal` of what was shown; "": nothing was
}

/** What a sheet says of one coding. */
export interface SheetRow {
  coding: string;
  transcript: string;
  turn: number | null;
  code: string;
  was: ReviewStatus;
  status: ReviewStatus; // as it is once the sheet is read
  comment: string;
}

/** What reading a review sheet comes to, and whether it was read. */
export interface ReviewSheet {
  written: boolean;
  seal: string;
  rows: SheetRow[]; // what is new
  unchanged: number; // stands already
  untouched: number; // rows that say nothing
  own: number;
  unread: string[]; // copies of the sheet, which are not read
  share: ReviewShare; // then
}

export type PointKind = "query" | "disagreement" | "memo" | "proposal" | "other";

/** An open point, with where it is found; what it does not name is "". */
export interface MeetingPoint {
  id: string;
  kind: PointKind;
  about: string;
  said: string;
  by: string;
  at: string;
  round: string;
  transcript: string;
  passage: string;
  code: string;
  case: string;
  coding: string;
  start: number | null;
}

/** What a meeting decided; `about` is "" for what was on no list. */
export interface MeetingDecision {
  key: string; // its event: what is taken back
  id: string; // what people call it
  kind: PointKind;
  about: string;
  text: string;
  by: string;
  at: string;
  mine: boolean;
}

/** A meeting on record. */
export interface Meeting {
  key: string;
  id: string;
  date: string;
  present: string[];
  note: string;
  by: string;
  mine: boolean;
  decisions: MeetingDecision[];
}

/** GET /api/meetings: the open points that this person may know of, and the meetings, the latest first. */
export interface Meetings {
  points: MeetingPoint[];
  meetings: Meeting[];
  people: StudyPerson[];
  you: string; // what the minutes call this person
  named: boolean; // false: study.yaml has no name for this person
}

/** POST /api/meetings: a meeting was held; answers Meetings, as the other two do. */
export interface HoldRequest {
  date: string; // 2024-05-02
  present: string[]; // ids or names of the study's people, guests by first and last name
  note?: string;
}

/** POST /api/codebook/decline: a proposal for the codebook is not taken up; answers Meetings. */
export interface DeclineRequest {
  proposal: string;
  reason: string;
}

/** POST /api/meetings/decide: 409 stale where the point was decided meanwhile. */
export interface DecideRequest {
  meeting: string; // its `key`
  point: string; // its id, or "other"
  text: string;
}

/** POST /api/meetings/retract: take back a decision, or a meeting without any, that one wrote down oneself. */
export interface MeetingBackRequest {
  key: string;
}

export type NoteAbout = "study" | "round" | "case" | "cell" | "code" | "transcript" | "passage" | "coding";

export type NoteLedger = "round" | "study";

export type NoteLink = "" | "transcript" | "case" | "round" | "code" | "cell" | "passage";

/** Words of a note; with a `kind` they are a link to what is named, with a `problem` one that leads to nothing. */
export interface NotePart {
  text: string;
  kind: NoteLink;
  transcript: string;
  start: number;
  case: string;
  code: string;
  codebook: string;
  round: string;
  problem: string;
}

/** A note with what it is about; what it does not name is "". */
export interface NoteRow {
  id: string;
  about: NoteAbout;
  place: string; // what it is about, in words
  ledger: NoteLedger; // where it stands, and is changed
  round: string;
  coder: string;
  coder_name: string;
  mine: boolean;
  at: string;
  text: string;
  parts: NotePart[]; // the text with its links
  discuss: boolean;
  transcript: string;
  start: number | null;
  code: string;
  case: string;
  quote: string;
  gone: string; // what it is about and is not there any more
}

/** What a note can be about. */
export interface NoteSubjects {
  cases: StudyPerson[];
  transcripts: string[];
  rounds: string[];
  codebooks: string[];
}

/** GET /api/memos/all: every note that this person may see, the newest first; while blind only the own ones. */
export interface Notes {
  rows: NoteRow[];
  subjects: NoteSubjects;
}

/** POST /api/memos: a case and a code are a cell; nothing named is the study. */
export interface NoteRequest {
  text: string;
  case?: string;
  code?: string;
  codebook?: string; // of the code, where several have it
  transcript?: string;
  round?: string;
  discuss?: boolean;
}

/** POST /api/memos/edit: other words, or another mark, for a note of one's own. */
export interface NoteEditRequest {
  id: string;
  text: string;
  discuss: boolean;
}

/** POST /api/memos/remove: take back a note of one's own. */
export interface NoteBackRequest {
  id: string;
}

/** The note that stands then, or was taken back. */
export interface NoteWritten {
  id: string;
  about: string;
}

// ---------------------------------------------------------------- excerpts

/** One coding that counts. */
export interface Retrieved extends Excerpt {
  case_name: string;
  value: string; // one of the code's values, or ""
  review: string; // what reviewers said of it, or unreviewed
  at: string;
}

/** Something that can be chosen by, and its values in what counts. */
export interface Facet {
  name: string;
  values: string[];
}

/** A word of the excerpts found: how often, and in how many of them. */
export interface Frequent {
  word: string;
  n: number;
  excerpts: number;
}

/** GET /api/excerpts?codebook=ID[&code=A,B][&below=0][&also=..][&near=..][&without=..]…: 403 blind as the matrix. */
export interface Retrieval {
  codebook: string; // id@version
  total: number;
  transcripts: number;
  cases: number;
  every: number; // how many count, whatever is asked for
  counts: string; // what was found, in words
  asked: string; // what was asked for, in words; "" for everything
  rows: Retrieved[]; // at most 500
  facets: Facet[]; // case, transcript, coder, polarity, review, then attributes of cases
  frequent: Frequent[]; // the most frequent words without the common ones of their language; at most 60
  warnings: string[];
}

// ---------------------------------------------------------------- reports

/** One report or export. */
export interface Offered {
  kind: string;
  title: string;
  purpose: string;
  command: string; // that writes the same
  about: string; // study, codebook, round, pass: what has to be chosen
  forms: string[]; // endings
  options: string[];
  preview: boolean;
  export: boolean; // what may be seen, for other programs and readers; not closed to who is blind
}

/** GET /api/reports: all that can be saved, and what it can be about. */
export interface Reports {
  names: string; // in files that leave the study: replaced, as said, or undecided
  closed: string; // why nothing that is computed over all coders is offered; "" where it is
  offers: Offered[];
  codebooks: string[];
  rounds: string[]; // compared ones
  passes: string[]; // second passes and rounds of sub-coding
}

/** A column of a table. */
export interface ReportColumn {
  title: string;
  number: boolean;
}

/** A table; its first `heads` columns name the row. */
export interface ReportTable {
  title: string;
  note: string;
  columns: ReportColumn[];
  rows: string[][];
  heads: number;
  total: number; // rows in the file
  folded: boolean;
}

/** A figure, with what it shows in words. */
export interface ReportFigure {
  name: string;
  caption: string;
  words: string;
  svg: string;
}

/** A part under one heading. */
export interface ReportPart {
  key: string;
  title: string;
  paragraphs: string[];
  items: string[];
  tables: ReportTable[];
  figures: ReportFigure[];
}

/** GET /api/reports/preview?kind=K[&codebook=ID][&round=R]…: 403 blind while a file of it is closed, too. */
export interface Report {
  title: string;
  subtitle: string;
  parts: ReportPart[];
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

/** What analysts wrote into one cell, in short. */
export interface CellNoted {
  case: string;
  code: string;
  fit: string; // where analysts differ, each with the writer, a line each
  rating: string;
  summary: string;
  quotes: number;
  told: string; // what is to be looked at: analysts differ, at odds with the evidence, evidence changed
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
  judged: CellNoted[]; // cells about which something was written
  attributes: Record<string, Record<string, string>>; // of each case, by name; in the order of cases.csv
  groups: string[]; // the attributes that group cases
  warnings: string[];
}

export type CellField = "fit" | "rating" | "summary" | "reason";

/** What one analyst wrote into a field, as it stands. */
export interface Written {
  id: string;
  coder: string;
  at: string;
  text: string;
}

/** A field of a cell: several entries where analysts wrote without seeing each other. */
export interface Said {
  field: CellField;
  entries: Written[];
}

/** A passage that stands for the cell, held against the transcript. */
export interface Quoted {
  events: string[];
  coder: string;
  day: string;
  printed: string;
  state: string; // verbatim, typography, edited, changed, not found
  faithful: boolean;
  problem: string;
  differences: string;
  where: string;
  transcript: string;
  start: number;
  end: number;
}

/** GET /api/matrix/cell?codebook=ID&case=C&code=X[&alone=1]: the passages behind a cell, and the judgement. */
export interface MatrixCell {
  case: string;
  code: string;
  state: string;
  reason: string; // why a person set the state, where one did
  excerpts: Excerpt[];
  said: Said[]; // every field, in order
  quotes: Quoted[];
  seal: string; // of the evidence, to be sent back with what is written
  at_odds: string; // how the fit contradicts the evidence
  since: string; // what became of the evidence since the words were written
  fits: string[]; // the words for a fit, strongest first
  scale: string[]; // the code's values, for a rating; [] where any number may be given
  others: boolean; // others wrote here too, and it is not shown
  told: string[]; // what is to be looked at in what was just written
}

/**
 * POST /api/matrix/cell: write into a cell as `codekit judge` does. Answers with the cell as it stands then.
 *
 * Another's words that the page did not show are not superseded: both are kept.
 */
export interface CellRequest {
  codebook: string;
  case: string;
  code: string;
  said?: Record<string, string>; // by field what is to stand; "" empties it
  seen?: Record<string, string[]>; // by field the ids of what the page showed
  evidence?: string; // the `seal` of the evidence that the page showed
  quote?: string; // words to be quoted as they will be printed
  transcript?: string; // where they are from; "": any interview
  unquote?: string[]; // ids of events: the passage on which they stand is no longer chosen
  take_back?: string[]; // ids of one's own events
  alone?: boolean; // one judges without seeing what others wrote, which stays
}

/** What interviews share; `filter` is what Excerpts has to be asked for to show them, or "". */
export interface CrossColumn {
  id: string;
  name: string;
  interviews: number;
  cases: number;
  filter: string;
}

/** A code in a column: n is null where nobody looked; a share without a base is null. */
export interface CrossCell {
  n: number | null;
  base: number;
  looked: number; // interviews of the column that were searched for the code
  of_column: number | null;
  of_code: number | null;
}

/** A code; `depth` is how far it is set in below those above it. */
export interface CrossRow {
  code: string;
  name: string;
  depth: number;
  n: number;
  base: number;
  cells: CrossCell[];
}

/** GET /api/crosstab?codebook=ID[&across=..][&count=..][&polarity=..][&level=..][&order=..]: 403 as the matrix. */
export interface Crosstab {
  codebook: string;
  version: string;
  across: string;
  count: string;
  polarity: string;
  over_time: boolean;
  columns: CrossColumn[];
  codes: CrossRow[];
  title: string;
  reading: string; // how a number is to be read
  choices: string[]; // what codes can be set against
  cases_across: string[]; // those of them by which cases can be counted
  warnings: string[];
}

/** What interviews share, and how many words are said in them. */
export interface WordColumn {
  id: string;
  name: string;
  interviews: number;
  words: number;
}

/** A word: how often, in how many interviews, and how often in each column. */
export interface WordCount {
  word: string;
  n: number;
  interviews: number;
  by_column: number[];
}

/**
 * GET /api/words[?across=..][&stop=auto|none|en,de][&without=A,B][&shortest=N][&everybody=1][&codebook=..&code=..].
 *
 * 403 with a code while this coder is blind.
 */
export interface Words {
  across: string;
  about: string; // what was counted, in words
  languages: string[]; // whose common words are left out
  left_out: number; // how many words these were
  columns: WordColumn[];
  words: WordCount[]; // at most 300, the most frequent first
  total: number; // how many different words there are
  choices: string[]; // what words can be set against
  lists: string[]; // languages whose common words are known
}

/** One place of the words; the turn counts from 1. */
export interface WordLine {
  column: string;
  case: string;
  transcript: string;
  turn: number;
  speaker: string;
  start: number;
  end: number;
  before: string;
  text: string;
  after: string;
}

/** GET /api/kwic?words=..[&across=..][&everybody=1][&codebook=..&code=..]: each place. */
export interface Lines {
  words: string;
  n: number;
  interviews: number;
  lines: WordLine[]; // at most 1000
}

/** One code: in how many units (or excerpts), transcripts and cases it was found. */
export interface CodeAlone {
  code: string;
  name: string;
  n: number;
  transcripts: number;
  cases: number;
  above: boolean; // another of these codes stands below it
}

/** Two codes, where both were looked for; undefined is null, with a note. */
export interface Pair {
  codes: string[];
  n: number[]; // of the first, of the second
  both: number;
  transcripts: number;
  cases: number;
  jaccard: number | null;
  expected: number | null;
  ratio: number | null; // observed by expected
  note: string;
}

/** GET /api/together?codebook=ID[&by=turn|paragraph|sentence|overlap][&polarity=..]: 403 blind as the matrix. */
export interface Together {
  codebook: string;
  version: string;
  layer: string;
  by: string;
  polarity: string[];
  codes: CodeAlone[];
  pairs: Pair[]; // none of a code and one below it
  warnings: string[];
}

/** A theme in the cases of a kind: k of n. */
export interface KindCell {
  theme: string;
  k: number;
  n: number;
  cases: string[]; // those in which it was found
}

/** A kind of case. */
export interface KindRow {
  value: string;
  name: string;
  cases: string[];
  cells: KindCell[];
}

/** A table of kinds of cases by themes. */
export interface KindsTable {
  title: string;
  attribute: string;
  themes: string[];
  rows: KindRow[];
}

/** GET /api/matrix/kinds?codebook=ID&by=ATTRIBUTE: the tables that the codebook asks for, or one of all themes. */
export interface Kinds {
  names: Record<string, string>; // of themes
  tables: KindsTable[];
}

/** POST /api/matrix/read: a workbook that was filled in. Without `seen` nothing is written. At most 28 MiB. */
export interface ReadBackRequest {
  codebook: string;
  file: string; // its name
  data: string; // in base64
  seen?: string; // the `seal` of what was shown; "": nothing was
}

/** One judgement that the workbook makes. */
export interface WouldWrite {
  case: string;
  code: string;
  field: string; // quote for a quotation
  text: string; // "" empties the field, or no longer quotes the passage
}

/** What a workbook comes to, and whether it was written. */
export interface ReadBack {
  written: boolean;
  seal: string;
  total: number;
  notes: WouldWrite[]; // at most 500
  differing: number; // where another analyst wrote something else meanwhile: both stay
  warnings: string[];
}

/**
 * GET /api/settings, PUT /api/settings: one JSON object of this person on this computer for this study: pins, keys,
 * theme, turns read. Never content of the study. At most 256 KiB. {} at first. The client decides what is in it.
 */
export type Settings = Record<string, unknown>;
