// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { WhenNear } from './when-near.tsx'

/** Says of the one place that is watched whether it came near. */
function watchedPlace() {
  const watching = { tell: (_isIntersecting: boolean) => {}, ended: false }
  class Observer {
    constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
      watching.tell = (isIntersecting) => act(() => tell([{ isIntersecting }]))
    }
    observe() {}
    disconnect() {
      watching.ended = true
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer)
  return watching
}

const draw = () =>
  render(
    <WhenNear className="place">
      <p>Far below</p>
    </WhenNear>,
  )

test('what stands far below is drawn when the reader comes near, and stays', () => {
  const place = watchedPlace()
  const { unmount } = draw()
  place.tell(false)
  expect(screen.queryByText('Far below')).toBeNull()
  place.tell(true)
  expect(screen.getByText('Far below')).toBeVisible()
  place.tell(false)
  expect(screen.getByText('Far below')).toBeVisible()
  unmount()
  expect(place.ended).toBe(true)
})

test('a browser that cannot tell what is near draws it at once', () => {
  vi.unstubAllGlobals()
  expect('IntersectionObserver' in globalThis).toBe(false)
  draw()
  expect(screen.getByText('Far below')).toBeVisible()
})
