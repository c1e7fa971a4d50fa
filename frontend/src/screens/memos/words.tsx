/** The words of a note with its links; one that leads to nothing says why. */
import type { ComponentChildren } from "preact";
import type { NotePart } from "../../api/wire.ts";
import { placeOf } from "../../app/place.ts";
import { href } from "../../app/router.ts";

function linkOf(part: NotePart): string {
  switch (part.kind) {
    case "transcript":
      return placeOf(part.transcript) ?? href.transcripts();
    case "passage":
      return placeOf(part.transcript, part.start) ?? href.transcripts();
    case "case":
      return href.cases();
    case "cell":
      return href.matrix(part.codebook, { case: part.case, code: part.code });
    case "code":
      return href.detail(part.code, { codebook: part.codebook });
    case "round":
      return href.rounds(part.round);
    default:
      return "";
  }
}

function Part({ part }: { part: NotePart }): ComponentChildren {
  if (part.problem)
    return (
      <>
        {part.text} <span class="tag warn">{part.problem}</span>
      </>
    );
  const to = linkOf(part);
  return to ? <a href={to}>{part.text}</a> : part.text;
}

export function NoteWords({ parts }: { parts: readonly NotePart[] }) {
  return (
    <>
      {parts.map((part, nth) => (
        <Part key={nth} part={part} />
      ))}
    </>
  );
}
