/** Codes dragged onto another code, which they then stand under. */
import { useState } from "preact/hooks";
import type { Code } from "../../api/wire.ts";
import { mayStand } from "./moving.ts";

export interface Drag {
  /** The code that is being dragged, or "". */
  under: string;
  source(code: string): object;
  target(code: string): object;
}

export function useDrag(
  codes: readonly Code[],
  onMove: ((code: string, under: string) => void) | undefined,
): Drag | null {
  const [dragged, setDragged] = useState("");
  const [over, setOver] = useState<string | null>(null);
  if (!onMove) return null;
  const end = (): void => {
    setDragged("");
    setOver(null);
  };
  return {
    under: dragged,
    source: (code) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer?.setData("text/plain", code);
        setDragged(code);
      },
      onDragEnd: end,
    }),
    target: (code) => ({
      "data-over": over === code ? "" : undefined,
      onDragOver: (event: DragEvent) => {
        if (!dragged || !mayStand(dragged, code, codes)) return;
        event.preventDefault();
        setOver(code);
      },
      onDragLeave: () => setOver((now) => (now === code ? null : now)),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (dragged && mayStand(dragged, code, codes)) onMove(dragged, code);
        end();
      },
    }),
  };
}
