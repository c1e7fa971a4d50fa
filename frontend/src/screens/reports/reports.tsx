/** Reports. */
import { Empty } from "../../app/parts.tsx";

export function Reports() {
  return <Empty title="Reports" />;
}
