import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closed, type ListState, press } from './combobox-keys.ts'

const key = (name: string, altKey = false) => ({ key: name, altKey })
const at = (active: number | null): ListState => ({ open: true, active })

describe('a list of three below a text box', () => {
  test.each<[what: string, before: ListState, name: string, after: ListState, taken: boolean]>([
    ['opens at its first option', closed, 'ArrowDown', at(0), true],
    ['opens at its last', closed, 'ArrowUp', at(2), true],
    ['goes down', at(0), 'ArrowDown', at(1), true],
    ['goes up', at(1), 'ArrowUp', at(0), true],
    ['comes from the last back to the text', at(2), 'ArrowDown', at(null), true],
    ['comes from the first back to the text', at(0), 'ArrowUp', at(null), true],
    ['goes on from the text', at(null), 'ArrowDown', at(0), true],
    ['leaves keys that move within the text to the text: Home', at(1), 'Home', at(null), false],
    ['and End', at(1), 'End', at(null), false],
    ['and the arrow to the left', at(1), 'ArrowLeft', at(null), false],
    ['and the arrow to the right', at(1), 'ArrowRight', at(null), false],
    ['is closed by Escape, which empties no box then', at(1), 'Escape', closed, true],
    ['lets Escape pass when it is closed', closed, 'Escape', closed, false],
    ['is closed by Tab, which goes on', at(1), 'Tab', closed, false],
    ['lets Enter send the text', at(null), 'Enter', closed, false],
    ['stays while letters are typed', at(null), 'a', at(null), false],
  ])('%s', (_what, before, name, after, taken) => {
    expect(press(key(name), before, 3)).toEqual({ state: after, taken, chosen: null })
  })

  test('gives the option that Enter is pressed on', () => {
    expect(press(key('Enter'), at(1), 3)).toEqual({ state: closed, taken: true, chosen: 1 })
  })

  test('opens and closes with Alt and an arrow, and stays at the text', () => {
    expect(press(key('ArrowDown', true), closed, 3).state).toEqual(at(null))
    expect(press(key('ArrowUp', true), at(1), 3).state).toEqual(closed)
  })
})

const anyKey = fc.constantFrom('ArrowDown', 'ArrowUp', 'Enter', 'Escape', 'Tab', 'Home', 'ArrowLeft', 'x')

test('whatever is pressed, the place is one of the list, and only what is pointed at is chosen', () => {
  const presses = fc.array(fc.record({ key: anyKey, altKey: fc.boolean() }), { maxLength: 30 })
  fc.assert(
    fc.property(presses, fc.nat(6), (pressed, count) => {
      let state = closed
      for (const one of pressed) {
        const { state: next, chosen } = press(one, state, count)
        expect([null, state.active]).toContain(chosen)
        expect(next.active ?? 0).toBeLessThan(Math.max(1, count))
        state = next
      }
    }),
  )
})
