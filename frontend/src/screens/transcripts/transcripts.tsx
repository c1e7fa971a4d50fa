/** Transcripts. */
import { Empty } from "../../app/parts.tsx";

export function Transcripts() {
  return <Empty title="Transcripts" />;
}
