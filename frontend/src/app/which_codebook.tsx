/** Links to the same screen with another codebook, where there are several. */

export function WhichCodebook({
  books,
  current,
  href,
}: {
  books: readonly string[];
  current: string;
  href: (book: string) => string;
}) {
  if (books.length < 2) return null;
  return books.map((book) => (
    <a key={book} class="btn small" aria-current={book === current ? "true" : undefined} href={href(book)}>
      {book}
    </a>
  ));
}
