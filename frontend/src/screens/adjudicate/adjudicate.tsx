export function Adjudicate() { return null; }
