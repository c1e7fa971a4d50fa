/** A fault in one panel stays in that panel. */
import { Component, type ComponentChildren } from "preact";
import { sentence } from "./format.ts";
import { services } from "./services.ts";

interface Props {
  what: string;
  children: ComponentChildren;
}

export class ErrorBoundary extends Component<Props, { fault: Error | null }> {
  override state = { fault: null as Error | null };

  static override getDerivedStateFromError(fault: Error) {
    return { fault };
  }

  override render() {
    const { fault } = this.state;
    return fault ? (
      <Failed what={this.props.what} fault={fault} again={() => this.setState({ fault: null })} />
    ) : (
      this.props.children
    );
  }
}

/** The details hold the message and the place in the program, never words of an interview. */
export function Failed({ what, fault, again }: { what: string; fault: Error; again?: () => void }) {
  const hint = "error" in fault ? (fault.error as { hint?: string }).hint : "";
  const copy = async () => {
    await navigator.clipboard.writeText(`${what}\n${fault.name}: ${fault.message}\n${fault.stack ?? ""}`);
    services.announce("Details copied.");
  };
  return (
    <div class="note bad" role="alert">
      <p>
        <strong>{what} failed:</strong> {sentence(fault.message)}
      </p>
      {hint && <p>{sentence(hint)}</p>}
      <p class="row">
        {again && (
          <button type="button" class="btn small" onClick={again}>
            Try again
          </button>
        )}
        <button type="button" class="btn small" onClick={() => void copy()}>
          Copy details (no interview text included)
        </button>
      </p>
    </div>
  );
}
