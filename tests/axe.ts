import axe from 'axe-core'
import { expect } from 'vitest'

/** Nothing against WCAG 2.2 A and AA, or axe's best practices, in what is drawn; colours are a journey's, as jsdom has none. */
export async function expectAccessible() {
  const { violations } = await axe.run(document.body, {
    reporter: 'no-passes',
    rules: { 'color-contrast': { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}
