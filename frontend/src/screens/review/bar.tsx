/** What can be said of a coding: always in view, each with its key. */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ReviewRow } from "../../api/wire.ts";
import { asks } from "../../app/may.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { services } from "../../app/services.ts";
import { Toolbar } from "../../app/toolbar.tsx";
import { rich, t } from "../../i18n/t.ts";
import { Key, Press } from "../../keys/key.tsx";
import { useKeys } from "../../keys/use_keys.ts";
import type { Word } from "./model.ts";

interface Props {
  row: ReviewRow;
  onSay: (status: Word, comment: string) => void;
  onBack: () => void;
  onStep: (by: 1 | -1) => void;
}

type Asking = "" | "queried" | "changed";

export function Bar({ row, onSay, onBack, onStep }: Props) {
  const [asking, setAsking] = useState<Asking>("");
  const [comment, setComment] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const mine = row.said.find((said) => said.mine && said.id);
  useLayoutEffect(() => {
    if (asking) field.current?.focus();
  }, [asking]);
  const ask = (what: Asking) => () => {
    setAsking(what);
    setComment(mine?.status === what ? mine.comment : "");
  };
  const accept = () => onSay("accepted", "");
  const say = (event: Event) => {
    event.preventDefault();
    if (!asking) return;
    if (asking === "queried" && !comment.trim()) {
      services.announce(t("A query says what is asked."));
      field.current?.focus();
      return;
    }
    setAsking(""); // also where there is no next one to go to
    onSay(asking, comment.trim());
  };
  useKeys({
    reviewAccept: accept,
    reviewQuery: ask("queried"),
    reviewChange: ask("changed"),
    reviewNext: () => onStep(1),
    reviewPrevious: () => onStep(-1),
    reviewBack: () => {
      if (mine) onBack();
      else services.announce(t("No review of yours stands on this coding."));
    },
  });
  return (
    <div class="bar-decide" role="group" aria-label={t("Review")} data-region="review">
      {asking && (
        <form
          class="row"
          onSubmit={say}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            setAsking("");
          }}
        >
          <label class="field grow">
            <span class="label">
              {asking === "queried"
                ? t("What is asked? It goes to the next meeting.")
                : t("What was changed? (may be empty)")}
            </span>
            <input
              class="input"
              ref={field}
              value={comment}
              onInput={(event) => setComment(event.currentTarget.value)}
              {...PRIVATE}
            />
          </label>
          <button type="submit" class="btn main">
            {asking === "queried" ? t("Query") : t("Changed")} <Press name="Enter" />
          </button>
          <button type="button" class="btn" onClick={() => setAsking("")}>
            {t("Cancel")}
          </button>
        </form>
      )}
      <Toolbar label={t("What you say of it")} class="row">
        <button
          type="button"
          class="btn small"
          aria-pressed={mine?.status === "accepted"}
          onClick={accept}
          {...asks("POST /api/review")}
        >
          {rich("Accept {key}", { key: <Key of="reviewAccept" /> })}
        </button>
        <button
          type="button"
          class="btn small"
          aria-pressed={mine?.status === "queried"}
          onClick={ask("queried")}
          {...asks("POST /api/review")}
        >
          {rich("Query… {key}", { key: <Key of="reviewQuery" /> })}
        </button>
        <button
          type="button"
          class="btn small"
          aria-pressed={mine?.status === "changed"}
          onClick={ask("changed")}
          {...asks("POST /api/review")}
        >
          {rich("Was changed… {key}", { key: <Key of="reviewChange" /> })}
        </button>
        {mine && (
          <button type="button" class="btn small" onClick={onBack} {...asks("POST /api/review/retract")}>
            {rich("Take back {key}", { key: <Key of="reviewBack" /> })}
          </button>
        )}
        <button type="button" class="btn small" onClick={() => onStep(-1)}>
          {rich("Previous {key}", { key: <Key of="reviewPrevious" /> })}
        </button>
        <button type="button" class="btn small" onClick={() => onStep(1)}>
          {rich("Next {key}", { key: <Key of="reviewNext" /> })}
        </button>
      </Toolbar>
    </div>
  );
}
