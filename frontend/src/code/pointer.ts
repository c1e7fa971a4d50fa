/** A list that opens under a resting pointer must not follow it: the browser reports such a move although nothing moved. */
export const really =
  (act: () => void) =>
  (event: PointerEvent): void => {
    if (event.movementX !== 0 || event.movementY !== 0) act();
  };
