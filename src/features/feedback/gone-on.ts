/** Whether the reader has the focus on something outside `place`. What was used and is gone has left it to the page, that is, to nobody. */
export function hasGoneOn(place: Element | null | undefined): boolean {
  const { activeElement, body } = document
  return activeElement !== null && activeElement !== body && !place?.contains(activeElement)
}
