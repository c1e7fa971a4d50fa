/** A read-only transcript with stripes, for comparing. */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Codebook, Transcript } from "../../api/wire.ts";
import { hueOf, patternOf } from "../../app/colour.ts";
import { POLARITIES } from "../../app/format.ts";
import { textDocument } from "../../code/document.ts";
import type { ViewCoding } from "../../text/coding_index.ts";
import { TextView } from "../../text/view.ts";
import { type Compared, KIND_WORDS } from "./differences.ts";

const PATTERNS = { solid: 0, hatched: 1, dotted: 2 } as const;

interface Props {
  transcript: Transcript;
  book: Codebook;
  compared: readonly Compared[];
  coders: readonly string[];
  named: boolean;
  focus: { start: number; end: number } | null;
  label: string;
  onActivate: (id: string) => void;
  onScroller?: (scroller: HTMLElement | null) => void;
}

function viewOf(
  { coding, kind }: Compared,
  { book, coders, named }: Pick<Props, "book" | "coders" | "named">,
): ViewCoding {
  const name = book.codes.find((code) => code.id === coding.code)?.name ?? coding.code;
  const { sign } = POLARITIES[coding.polarity];
  return {
    id: coding.id,
    code: coding.code,
    start: coding.start,
    end: coding.end,
    label: `${KIND_WORDS[kind].sign} ${named ? `${coding.coder}: ` : ""}${name}${coding.polarity === "supporting" ? "" : ` ${sign}`}`,
    hue: hueOf(coding.code, book.codes),
    pattern: PATTERNS[patternOf(coding.code, book.codes)],
    memo: false,
    kind,
    ...(named && { group: coders.indexOf(coding.coder) }),
    order: Date.parse(coding.at) || 0,
  };
}

export function TextPane(props: Props) {
  const { transcript, compared, book, coders, named, focus, label } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRef<TextView | null>(null);
  const told = useRef(props.onScroller);
  told.current = props.onScroller;
  useLayoutEffect(() => {
    if (!scroller.current) return undefined;
    view.current = new TextView(scroller.current, textDocument(transcript, null), { label, plain: true });
    told.current?.(scroller.current);
    return () => {
      view.current?.destroy();
      view.current = null;
      told.current?.(null);
    };
  }, [transcript, label]);
  useEffect(() => {
    view.current?.setCodings(compared.map((one) => viewOf(one, { book, coders, named })));
  }, [compared, book, coders, named, transcript]);
  useEffect(() => {
    view.current?.mark("current", focus ? [focus] : []);
    if (focus) view.current?.reveal(focus, "third");
  }, [focus, transcript]);
  const click = (event: MouseEvent) => {
    const id = (event.target as Element).closest<HTMLElement>("[data-ids]")?.dataset.ids?.split(" ")[0];
    if (id) props.onActivate(id);
  };
  return (
    <>
      <h2 class="sr">{label}</h2>
      <div class="text-scroll" ref={scroller} onClick={click} data-region="text" />
    </>
  );
}
