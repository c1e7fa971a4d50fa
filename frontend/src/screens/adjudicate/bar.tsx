/** The decision bar: always in view, every decision with its key. */
import type { RefObject } from "preact";
import { PRIVATE } from "../../app/parts.tsx";
import { Toolbar } from "../../app/toolbar.tsx";
import { rich, t } from "../../i18n/t.ts";
import { Key } from "../../keys/key.tsx";
import { codesOf } from "./model.ts";
import type { Choice, Cluster, Wish } from "./types.ts";

const PRESETS = [
  t("Fits the definition"),
  t("Outside the definition"),
  t("Too little said to carry it"),
  t("About another organization"),
  t("The interviewer’s words"),
];

export interface Draft {
  wish: Wish | null;
  reason: string;
  problem: string;
}

interface Props {
  cluster: Cluster;
  draft: Draft;
  reasonField: RefObject<HTMLInputElement | null>;
  onChoose: (choice: Choice) => void;
  onReason: (reason: string) => void;
  onProblem: (problem: string) => void;
  onCommit: () => void;
  onReopen: () => void;
  ready: boolean;
  /** The choice needs a reason. */
  needsReason: boolean;
}

/** What is chosen, its name, the action whose key does it. */
const BUTTONS: [Choice, string, string][] = [
  ["both", t("Both"), "keepBoth"],
  ["keep", t("Keep some…"), "keepSome"],
  ["union", t("Union"), "union"],
  ["intersection", t("Intersection"), "intersection"],
  ["other-span", t("Own span…"), "otherSpan"],
  ["other-code", t("Other code…"), "otherCode"],
  ["neither", t("Reject all"), "rejectAll"],
  ["defer", t("Defer"), "defer"],
];

function possible(choice: Choice, cluster: Cluster): boolean {
  if (choice === "both") return codesOf(cluster).length > 1 || cluster.codings.length > 2;
  if (choice === "keep") return cluster.codings.length > 1;
  return true;
}

export function Bar({
  cluster,
  draft,
  reasonField,
  onChoose,
  onReason,
  onProblem,
  onCommit,
  onReopen,
  ready,
  needsReason,
}: Props) {
  const { wish, reason, problem } = draft;
  const wanted = needsReason && !reason.trim();
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    onCommit();
  };
  return (
    <div class="bar-decide" role="group" aria-label={t("Decide")} data-region="decide" onKeyDown={onKey}>
      <Toolbar label={t("Decisions")} class="row">
        {BUTTONS.map(([choice, name, action]) => (
          <button
            key={choice}
            type="button"
            class="btn small"
            aria-pressed={wish?.choice === choice}
            disabled={!possible(choice, cluster)}
            onClick={() => onChoose(choice)}
          >
            {name} <Key of={action} />
          </button>
        ))}
        {cluster.decisions.length > 0 && (
          <button type="button" class="btn small" onClick={onReopen}>
            {t("Open again")}
          </button>
        )}
      </Toolbar>
      <div class="row">
        <label class="grow row">
          <span class="small">{rich("Reason {key}", { key: <Key of="reason" /> })}</span>
          <input
            class="input grow"
            list="presets"
            value={reason}
            ref={reasonField}
            aria-required={wanted}
            placeholder={wanted ? t("Needed for this decision") : t("Why, in a few words")}
            onInput={(event) => onReason(event.currentTarget.value)}
            {...PRIVATE}
          />
        </label>
        <datalist id="presets">
          {PRESETS.map((preset) => (
            <option key={preset} value={preset} />
          ))}
        </datalist>
        <label class="grow row">
          <span class="small">{t("Definition unclear")}</span>
          <input
            class="input grow"
            value={problem}
            placeholder={t("What is wrong with the codebook")}
            onInput={(event) => onProblem(event.currentTarget.value)}
            {...PRIVATE}
          />
        </label>
        <button type="button" class="btn main" disabled={!ready} onClick={onCommit}>
          {rich("Commit, next {key}", { key: <Key of="commit" /> })}
        </button>
      </div>
    </div>
  );
}
