/** Which screen an address shows. */

import { Elsewhere } from "../app/boundary.tsx";
import { Empty } from "../app/parts.tsx";
import { route, type Screen } from "../app/router.ts";
import { services } from "../app/services.ts";
import { CodeScreen } from "../code/screen.tsx";
import { t } from "../i18n/t.ts";
import type { OpQueue } from "../ops/queue.ts";
import { Adjudicate } from "./adjudicate/adjudicate.tsx";
import { Became } from "./adjudicate/became.tsx";
import { Agreement } from "./agreement/agreement.tsx";
import { Cases } from "./cases/cases.tsx";
import { Charts } from "./charts/charts.tsx";
import { CodebookScreen } from "./codebook/codebook.tsx";
import { Compare } from "./compare/compare.tsx";
import { Excerpts } from "./excerpts/excerpts.tsx";
import { History } from "./history.tsx";
import { Library } from "./library/library.tsx";
import { Matrix } from "./matrix/matrix.tsx";
import { Meetings } from "./meetings/meetings.tsx";
import { Memos } from "./memos/memos.tsx";
import { Print } from "./print/print.tsx";
import { Reports } from "./reports/reports.tsx";
import { Review } from "./review/review.tsx";
import { Rounds } from "./rounds/rounds.tsx";
import { Search } from "./search.tsx";
import { Settings } from "./settings/settings.tsx";
import { StudyScreen } from "./study/study.tsx";
import { Transcripts } from "./transcripts/transcripts.tsx";
import { Words } from "./words/words.tsx";

/** Screens that scroll in their own panes. */
export const FIXED = new Set<Screen>(["code", "compare", "adjudicate", "codebook", "review"]);

const TITLES: Record<Screen, string> = {
  library: t("Library"),
  code: t("Code##verb"),
  compare: t("Compare"),
  adjudicate: t("Adjudicate"),
  codebook: t("Codebook"),
  agreement: t("Agreement"),
  matrix: t("Matrix"),
  memos: t("Memos"),
  search: t("Search"),
  history: t("History"),
  settings: t("Settings"),
  print: t("Print"),
  became: t("What became of my codings"),
  study: t("Study"),
  transcripts: t("Transcripts"),
  cases: t("Cases"),
  rounds: t("Rounds"),
  review: t("Review"),
  meetings: t("Meetings"),
  excerpts: t("Excerpts"),
  charts: t("Charts"),
  words: t("Words"),
  reports: t("Reports"),
  missing: t("Not here"),
};

export const titleOfScreen = (screen: Screen): string => TITLES[screen];

export function ScreenOf({ queue }: { queue: OpQueue }) {
  const { screen, round, transcript, query, name } = route.value;
  switch (screen) {
    case "library":
      return <Library queue={queue} />;
    case "code": {
      const at = query.get("at");
      return (
        <CodeScreen
          key={`${round}/${transcript}`}
          services={services}
          queue={queue}
          round={round}
          transcript={transcript}
          at={at === null ? undefined : Number(at)}
          walk={query.get("walk") ? String(query) : undefined}
        />
      );
    }
    case "compare":
      return <Compare round={round} transcript={transcript} />;
    case "adjudicate":
      return <Adjudicate />;
    case "became":
      return <Became round={round} />;
    case "codebook":
      return <CodebookScreen queue={queue} />;
    case "agreement":
      return <Agreement />;
    case "matrix":
      return <Matrix queue={queue} />;
    case "memos":
      return <Memos queue={queue} />;
    case "search":
      return <Search queue={queue} />;
    case "history":
      return <History queue={queue} />;
    case "settings":
      return <Settings />;
    case "print":
      return <Print round={round} transcript={transcript} />;
    case "study":
      return <StudyScreen />;
    case "transcripts":
      return <Transcripts />;
    case "cases":
      return <Cases />;
    case "rounds":
      return <Rounds />;
    case "review":
      return <Review />;
    case "meetings":
      return <Meetings />;
    case "excerpts":
      return <Excerpts />;
    case "charts":
      return <Charts />;
    case "words":
      return <Words />;
    case "reports":
      return <Reports />;
    case "missing":
      return (
        <Empty title={t("There is no screen “{name}”.", { name })}>
          <Elsewhere />
        </Empty>
      );
  }
}
