/** What was found in a file: in English the line that `codekit import` prints, else the same from its parts. */
import type { InterviewPreview } from "../../api/wire.ts";
import { Note } from "../../app/told.tsx";
import { spoken, t } from "../../i18n/t.ts";

export function Diagnosis({ line, interview }: { line: string; interview: InterviewPreview }) {
  if (spoken() === "en")
    return (
      <p class="dim small diagnosis" dir="ltr">
        {line}
      </p>
    );
  const { turns, unread } = interview;
  return (
    <p class="dim small diagnosis">
      {t("{turns, plural, one {# turn} other {# turns}}", { turns })};{" "}
      {t("{unread, plural, one {# line} other {# lines}} in no turn", { unread })}
      {interview.notes.map((note) => (
        <span key={note}>
          ; <Note words={note} />
        </span>
      ))}
    </p>
  );
}
