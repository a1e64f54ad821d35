// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { readKept } from './kept-by-server.ts'

test('an article with a heading of the same name as what the server kept does not stand in its place', () => {
  document.body.innerHTML =
    '<div id="portal"><h2 id="kept">Kept</h2></div><script type="application/json" id="kept">{"found":"page"}</script>'
  expect(readKept()).toEqual({ found: 'page' })
})

test('a page that the browser is to draw itself kept nothing', () => {
  document.body.innerHTML = '<div id="portal"></div>'
  expect(readKept()).toBeNull()
})
