/** Two texts that scroll together, one per coder. */
import { useRef, useState } from "preact/hooks";
import type { Codebook, Transcript } from "../../api/wire.ts";
import { t } from "../../i18n/t.ts";
import type { Compared, Difference } from "./differences.ts";
import { TextPane } from "./text_pane.tsx";

interface PairProps {
  transcript: Transcript;
  book: Codebook;
  compared: Compared[];
  coders: string[];
  focus: Difference | null;
  onActivate: (id: string) => void;
}

export function Pair({ transcript, book, compared, coders, focus, onActivate }: PairProps) {
  const [pair, setPair] = useState<[string, string]>([coders[0] ?? "", coders[1] ?? ""]);
  const scrollers = useRef<(HTMLElement | null)[]>([null, null]);
  const leading = useRef(-1);
  const follow = (index: number) => {
    if (leading.current === 1 - index) {
      leading.current = -1;
      return;
    }
    const [from, to] = [scrollers.current[index], scrollers.current[1 - index]];
    if (!from || !to || Math.abs(from.scrollTop - to.scrollTop) < 1) return;
    leading.current = index;
    to.scrollTop = from.scrollTop;
  };
  const attach = (index: number) => (scroller: HTMLElement | null) => {
    scrollers.current[index] = scroller;
    scroller?.addEventListener("scroll", () => follow(index), { passive: true });
  };
  return (
    <div class="panes">
      {pair.map((coder, index) => (
        <div key={index} class="pane">
          <h2>
            {coders.length > 2 ? (
              <select
                class="input"
                aria-label={t("Coder {index}", { index: index + 1 })}
                value={coder}
                onChange={(event) =>
                  setPair((old) => {
                    const next: [string, string] = [...old];
                    next[index] = event.currentTarget.value;
                    return next;
                  })
                }
              >
                {coders.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            ) : (
              coder
            )}
          </h2>
          <TextPane
            transcript={transcript}
            book={book}
            compared={compared.filter((one) => one.coding.coder === coder)}
            coders={coders}
            named={false}
            focus={focus}
            label={t("{id}, coded by {coder}", { id: transcript.id, coder })}
            onActivate={onActivate}
            onScroller={attach(index)}
          />
        </div>
      ))}
    </div>
  );
}
