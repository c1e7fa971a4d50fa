/**
 * What a tab gets that another page led here, while a launch code waits: it goes on to the page by itself. From then on
 * the page is its own origin's, so that loading it anew or coming Back is no visit from elsewhere, which is refused.
 */
location.replace(`/?${location.hash}`);
