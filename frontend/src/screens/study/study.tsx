/** Study. */
import { Empty } from "../../app/parts.tsx";

export function StudyScreen() {
  return <Empty title="Study" />;
}
