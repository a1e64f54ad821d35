import { expect, test } from 'vitest'
import { exampleFlow } from '../features/troubleshooter/example-flow.ts'
import { box, drawingOf, pathThrough } from './map-layout.ts'

const drawing = drawingOf(exampleFlow)

test('every step has a place of its own within the drawing', () => {
  expect(drawing.boxes.map(({ id }) => id).toSorted()).toEqual(Object.keys(exampleFlow.steps).toSorted())
  for (const one of drawing.boxes) {
    expect(one.x).toBeGreaterThanOrEqual(0)
    expect(one.x + box.width).toBeLessThanOrEqual(drawing.width)
    expect(one.y + box.height).toBeLessThanOrEqual(drawing.height)
    const inTheWay = drawing.boxes.filter(
      (other) =>
        other !== one && Math.abs(other.x - one.x) < box.width && Math.abs(other.y - one.y) < box.height,
    )
    expect(inTheWay, one.id).toEqual([])
  }
})

test('every line runs from left to right, from its step to the next', () => {
  expect(drawing.lines.map(({ key }) => key)).toContain('what/locked')
  for (const { key, points } of drawing.lines) {
    expect(points.at(-1)?.x, key).toBeGreaterThan(points[0]?.x ?? Infinity)
  }
  expect(drawing.lines.filter(({ unsolved }) => unsolved).map(({ key }) => key)).toEqual([
    'new-password/unsolved',
    'not-invited/unsolved',
  ])
})

test('a line is bent at its points, and ends straight', () => {
  expect(pathThrough([])).toBe('')
  expect(pathThrough([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 20, y: 10 }])).toBe('M0 0 Q10 0 15 5 L20 10') // prettier-ignore
})
