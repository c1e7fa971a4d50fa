/** Rounds. */
import { Empty } from "../../app/parts.tsx";

export function Rounds() {
  return <Empty title="Rounds" />;
}
