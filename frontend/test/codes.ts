/** A code of a codebook as the server gives it, with nothing in it but what is asked for. */
import type { Code } from "../src/api/wire.ts";

export const code = (id: string, name: string, extra: Partial<Code> = {}): Code => ({
  id,
  name,
  parent: "",
  depth: 0,
  definition: "",
  include: "",
  exclude: "",
  examples: [],
  assignable: true,
  usable: true,
  rolls_up_as: "supporting",
  values: [],
  scale: "ordinal",
  aliases: [],
  cues: [],
  colour: "",
  origin: "",
  source: "",
  replaced_by: "",
  mine: 0,
  mine_transcripts: 0,
  below: 0,
  last_used: "",
  ...extra,
});
