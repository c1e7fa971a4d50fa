/** Codes dragged onto another code, which they then stand under, or between two, where they then stand. */
import { useState } from "preact/hooks";
import type { Code } from "../../api/wire.ts";
import { dropped, type Edge, edgeOf, type Place } from "./moving.ts";

export interface Drag {
  /** The code that is being dragged, or "". */
  under: string;
  source(code: string): object;
  target(code: string): object;
}

const edgeAt = (event: DragEvent): Edge => {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  return edgeOf(event.clientY - box.top, box.height);
};

export function useDrag(
  codes: readonly Code[],
  onPlace: ((code: string, place: Place) => void) | undefined,
): Drag | null {
  const [dragged, setDragged] = useState("");
  const [over, setOver] = useState<{ code: string; edge: Edge } | null>(null);
  if (!onPlace) return null;
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
      "data-over": over?.code === code ? over.edge : undefined,
      onDragOver: (event: DragEvent) => {
        const edge = edgeAt(event);
        if (!dragged || !dropped(dragged, code, edge, codes)) {
          setOver(null);
          return;
        }
        event.preventDefault();
        if (over?.code !== code || over.edge !== edge) setOver({ code, edge });
      },
      onDragLeave: () => setOver((now) => (now?.code === code ? null : now)),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        const place = dragged ? dropped(dragged, code, edgeAt(event), codes) : null;
        if (place) onPlace(dragged, place);
        end();
      },
    }),
  };
}
