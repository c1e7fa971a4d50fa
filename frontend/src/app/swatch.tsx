/** A code's name with its colour and pattern before it. */
import type { Code, Polarity } from "../api/wire.ts";
import { hueOf, patternOf } from "./colour.ts";
import { POLARITIES } from "./format.ts";

export function Swatch({ code, codes }: { code: string; codes: readonly Code[] }) {
  return (
    <span
      class="swatch"
      data-pattern={patternOf(code, codes)}
      style={{ "--hue": hueOf(code, codes) }}
      aria-hidden="true"
    />
  );
}

export function CodeName({
  code,
  codes,
  polarity,
  id = false,
}: {
  code: string;
  codes: readonly Code[];
  polarity?: Polarity;
  id?: boolean;
}) {
  const found = codes.find((one) => one.id === code);
  return (
    <span class="codename">
      <Swatch code={code} codes={codes} />
      <span>
        {found?.name ?? code}
        {id && found && found.name !== code && (
          <>
            {" "}
            <span class="id">{code}</span>
          </>
        )}
        {polarity && polarity !== "supporting" && <span class="quiet"> ({POLARITIES[polarity].name})</span>}
      </span>
    </span>
  );
}
