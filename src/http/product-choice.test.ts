// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { productChoice } from './product-choice.ts'

const desk = { product: 'signpost-desk', version: '2.0' }
const key = 'signpost.product'
/** What a browser does to this page when another one writes. */
const writeInAnotherTab = (text: string | null) => {
  if (text === null) localStorage.removeItem(key)
  else localStorage.setItem(key, text)
  dispatchEvent(new StorageEvent('storage', { key, newValue: text }))
}

afterEach(() => {
  vi.restoreAllMocks()
  productChoice.forget()
})

test('what a reader works with is known until it is forgotten, and stays the same object meanwhile', () => {
  expect(productChoice.get()).toBeNull()
  productChoice.set(desk)
  expect(productChoice.get()).toEqual(desk)
  expect(productChoice.get()).toBe(productChoice.get())
  productChoice.forget()
  expect(productChoice.get()).toBeNull()
  expect(localStorage.getItem(key)).toBeNull()
})

test('a choice of nothing is none', () => {
  productChoice.set(desk)
  productChoice.set({ product: null, version: null })
  expect(productChoice.get()).toBeNull()
})

test('who draws it hears of each change, until they want to hear no more', () => {
  const told = vi.fn<() => void>()
  const stop = productChoice.subscribe(told)
  productChoice.set(desk)
  productChoice.forget()
  expect(told).toHaveBeenCalledTimes(2)
  stop()
  productChoice.set(desk)
  expect(told).toHaveBeenCalledTimes(2)
})

test('two tabs have the same choice', () => {
  const told = vi.fn<() => void>()
  const stop = productChoice.subscribe(told)
  writeInAnotherTab(JSON.stringify(desk))
  expect(told).toHaveBeenCalledOnce()
  expect(productChoice.get()).toEqual(desk)
  writeInAnotherTab(null)
  expect(told).toHaveBeenCalledTimes(2)
  expect(productChoice.get()).toBeNull()
  stop()
})

test.each(['{', '"desk"', '{"product":1,"version":null}', '{"product":null,"version":null}', '[]'])(
  'what is no choice counts as none: %s',
  (text) => {
    writeInAnotherTab(text)
    expect(productChoice.get()).toBeNull()
  },
)

test('a browser that keeps nothing knows the choice as long as the page', () => {
  for (const method of ['getItem', 'setItem', 'removeItem'] as const) {
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError')
    })
  }
  expect(productChoice.get()).toBeNull()
  productChoice.set(desk)
  expect(productChoice.get()).toEqual(desk)
  productChoice.forget()
  expect(productChoice.get()).toBeNull()
})

test('a full storage costs the memory of it, and not the choice', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  productChoice.set(desk)
  expect(productChoice.get()).toEqual(desk)
})

test('a page that is drawn on the server knows of none', () => {
  productChoice.set(desk)
  expect(productChoice.getOnServer()).toBeNull()
})
