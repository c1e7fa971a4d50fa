/** What the grid shows, in which order, and of which organizations. */
import type { Matrix } from "../../api/wire.ts";
import { Choice } from "../../app/parts.tsx";
import { Select } from "../../app/select.tsx";
import { t } from "../../i18n/t.ts";
import { type Arrangement, valuesOf } from "./arrange.ts";
import type { Layer } from "./grid.tsx";

const LAYERS: [Layer, string][] = [
  ["excerpts", t("Excerpts")],
  ["interviews", t("Interviews")],
  ["words", t("Words")],
  ["states", t("States")],
  ["fit", t("Fit")],
  ["notes", t("Summaries")],
];

const LEVELS: [string, string][] = [
  ["shown", t("In use")],
  ["0", t("Top level")],
  ["1", t("Second level")],
  ["2", t("Third")],
  ["3", t("Fourth")],
];

interface Props {
  matrix: Matrix;
  layer: Layer;
  onLayer: (layer: Layer) => void;
  level: string;
  onLevel: (level: string) => void;
  by: Arrangement;
  onBy: (by: Arrangement) => void;
}

export function Tools({ matrix, layer, onLayer, level, onLevel, by, onBy }: Props) {
  const deepest = Math.max(0, ...matrix.themes.map((theme) => theme.depth));
  const attributes = matrix.groups.map((name): [string, string] => [name, name]);
  return (
    <div class="stack">
      <div class="row">
        <Choice label={t("What cells show")} value={layer} options={LAYERS} onChange={onLayer} />
        {deepest > 0 && (
          <Choice
            label={t("Level of the themes")}
            value={level}
            options={LEVELS.slice(0, deepest + 2)}
            onChange={onLevel}
          />
        )}
      </div>
      <div class="row">
        <Select
          label={t("Organizations")}
          value={by.rows}
          options={[
            ["register", t("as registered")],
            ["found", t("most themes first")],
            ...matrix.groups.map((name): [string, string] => [`@${name}`, t("by {name}", { name })]),
          ]}
          onChange={(rows) => onBy({ ...by, rows })}
        />
        <Select
          label={t("Themes")}
          value={by.columns}
          options={[
            ["codebook", t("as in the codebook")],
            ["cases", t("most organizations first")],
          ]}
          onChange={(columns) => onBy({ ...by, columns })}
        />
        {attributes.length > 0 && (
          <Select
            label={t("Only")}
            value={by.attribute}
            options={[["", t("all")], ...attributes]}
            onChange={(attribute) =>
              onBy({ ...by, attribute, value: attribute ? (valuesOf(matrix, attribute)[0] ?? "") : "" })
            }
          />
        )}
        {by.attribute && (
          <Select
            label={by.attribute}
            value={by.value}
            options={valuesOf(matrix, by.attribute).map((value): [string, string] => [value, value])}
            onChange={(value) => onBy({ ...by, value })}
          />
        )}
      </div>
    </div>
  );
}
