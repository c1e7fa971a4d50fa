/** Meetings. */
import { Empty } from "../../app/parts.tsx";

export function Meetings() {
  return <Empty title="Meetings" />;
}
