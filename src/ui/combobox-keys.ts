/** `active`: the option that the keyboard is at, by its place; null: the text itself. */
export type ListState = { open: boolean; active: number | null }

export const closed: ListState = { open: false, active: null }

/** `taken`: the key is the list's alone, and does nothing to the text. */
export type Pressed = { state: ListState; taken: boolean; chosen: number | null }

type Key = { key: string; altKey: boolean }

/**
 * What a key does to a list of `count` options below a text box, by the ARIA pattern of a combobox whose list is chosen from by hand:
 * arrows walk through the options, and through the text between the last and the first; keys that move within the text lead back to it.
 */
export function press({ key, altKey }: Key, state: ListState, count: number): Pressed {
  const { active } = state
  const isOpen = state.open && count > 0
  const to = (next: ListState, chosen: number | null = null) => ({ state: next, taken: true, chosen })
  const pass = (next: ListState) => ({ state: next, taken: false, chosen: null })
  switch (key) {
    case 'ArrowDown':
      if (count === 0) return pass(state)
      if (altKey) return to({ open: true, active: isOpen ? active : null })
      return to({ open: true, active: isOpen ? after(active, count) : 0 })
    case 'ArrowUp':
      if (count === 0) return pass(state)
      if (altKey) return to(closed)
      return to({ open: true, active: isOpen ? before(active, count) : count - 1 })
    case 'Enter':
      return isOpen && active !== null ? to(closed, active) : pass(closed)
    case 'Escape':
      return isOpen ? to(closed) : pass(closed)
    case 'Tab':
      return pass(closed)
    case 'Home':
    case 'End':
    case 'ArrowLeft':
    case 'ArrowRight':
      return pass({ ...state, active: null })
    default:
      return pass(state)
  }
}

const after = (active: number | null, count: number) =>
  active === null ? 0 : active + 1 < count ? active + 1 : null
const before = (active: number | null, count: number) =>
  active === null ? count - 1 : active > 0 ? active - 1 : null
