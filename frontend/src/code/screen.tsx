/** The Code screen: the transcript, its stripes, the codebook and the inspector. */
export function CodeScreen(props: { doc: string }) {
  return <main>Code {props.doc}</main>;
}
