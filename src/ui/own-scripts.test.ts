// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { allowOwnScripts } from './own-scripts.ts'

type Policy = { createScriptURL(address: string): string; createHTML?: unknown; createScript?: unknown }

afterEach(() => vi.unstubAllGlobals())

/** What a browser that knows trusted types is given. */
function policiesAfter(calls: number): Record<string, Policy> {
  const policies: Record<string, Policy> = {}
  const trustedTypes = {
    get defaultPolicy() {
      return policies['default'] ?? null
    },
    createPolicy: (name: string, policy: Policy) => (policies[name] = policy),
  }
  vi.stubGlobal('trustedTypes', trustedTypes)
  for (let call = 0; call < calls; call += 1) allowOwnScripts()
  return policies
}

test.each(['/sw.js', '/assets/solve-Bx_1-a.js', `${location.origin}/sw.js?v=1`])(
  'a worker of the portal starts: %s',
  (address) => {
    expect(policiesAfter(1)['default']?.createScriptURL(address)).toBe(address)
  },
)

test.each([
  'https://evil.example/sw.js',
  '//evil.example/assets/a.js',
  '/assets/../media/a.js',
  '/media/a.js',
  '/api/articles/a.js',
  'data:text/javascript,alert(1)',
  'blob:http://localhost:3000/sw.js',
  'javascript:alert(1)',
])('nothing else does: %s', (address) => {
  expect(() => policiesAfter(1)['default']?.createScriptURL(address)).toThrow(TypeError)
})

test('HTML and scripts from plain text stay refused, however often it is called', () => {
  const policies = policiesAfter(2)
  expect(Object.keys(policies)).toEqual(['default'])
  expect(Object.keys(policies['default'] ?? {})).toEqual(['createScriptURL'])
})

test('a browser that knows no trusted types is left alone', () => {
  vi.stubGlobal('trustedTypes', undefined)
  expect(allowOwnScripts).not.toThrow()
})
