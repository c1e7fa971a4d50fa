/** Review. */
import { Empty } from "../../app/parts.tsx";

export function Review() {
  return <Empty title="Review" />;
}
