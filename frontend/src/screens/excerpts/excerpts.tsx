/** Excerpts. */
import { Empty } from "../../app/parts.tsx";

export function Excerpts() {
  return <Empty title="Excerpts" />;
}
