const key = 'signpost.single-keys'
let off: boolean | undefined

/** Single keys can be turned off (WCAG 2.2, 2.1.4): whoever dictates would otherwise press them by speaking. */
export function singleKeysAreOn(): boolean {
  try {
    off ??= localStorage.getItem(key) === 'off'
  } catch {
    // Blocked storage costs the reader the choice after a reload.
  }
  return !off
}

export function keepSingleKeys(on: boolean) {
  off = !on
  try {
    localStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    // As above.
  }
}

/** Whoever types, types: no key is taken from a field, nor one that is pressed together with others. */
export const isTyped = ({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent) =>
  ctrlKey ||
  metaKey ||
  altKey ||
  isComposing ||
  (target instanceof Element &&
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]'))
