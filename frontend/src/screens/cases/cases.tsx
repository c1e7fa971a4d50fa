/** Cases. */
import { Empty } from "../../app/parts.tsx";

export function Cases() {
  return <Empty title="Cases" />;
}
