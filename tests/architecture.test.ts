import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { closure, readSource, rings, violations } from './import-rules.ts'

const files = globSync('{contract,server,importing,src,mocks,tests,scripts}/**/*.{ts,tsx}')
  .filter((path) => !path.endsWith('.d.ts'))
  .map((path) => readSource(path, readFileSync(path, 'utf8')))
const nodeIn = (path: string) =>
  closure(files, path).flatMap(({ imports }) => imports.filter(({ from }) => from.startsWith('node:')))

describe('the house', () => {
  test('is looked at as a whole', () => {
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'contract/article.ts',
        'server/main.ts',
        'src/app/main.tsx',
        'mocks/browser.ts',
      ]),
    )
  })

  test('keeps to its import table', () => {
    expect(violations(files)).toEqual([])
  })

  test('has no files that need one another to start', () => {
    expect(rings(files)).toEqual([])
  })

  test('has no file too long to be read at one go', () => {
    const long = globSync('{contract,server,importing,src,mocks,tests,scripts}/**/*.{ts,tsx,css}', {
      exclude: ['**/node_modules/**'],
    }).filter((path) => readFileSync(path, 'utf8').trimEnd().split('\n').length > 250)
    expect(long).toEqual([])
  })

  test('ends every journey with a look at what its headers forbade', () => {
    const journeys = files.filter(({ path }) => /^tests\/journeys\/.*\.spec\.ts$/.test(path))
    const unwatched = journeys.filter(
      ({ imports }) => !imports.some(({ from }) => from === 'tests/journeys/journey.ts'),
    )
    expect(unwatched.map(({ path }) => path)).toEqual([])
  })

  test('can run its API in a browser', () => {
    expect(nodeIn('server/app.ts')).toEqual([])
    expect(nodeIn('server/main.ts')).not.toEqual([])
  })

  test('loads neither mocks nor the identity provider with the portal', () => {
    const portal = closure(files, 'src/app/portal.tsx').map(({ path }) => path)
    expect(portal).toContain('src/session/oidc-adapter.ts')
    expect(portal.filter((path) => /^(mocks|server|tests)\//.test(path))).toEqual([])
  })
})

describe('what can be told to fail', () => {
  const faults = (path: string) => closure(files, path).filter(({ path }) => path.includes('fault'))

  test('is loaded by the development server alone', () => {
    expect(faults('mocks/vite-identity-provider.ts')).not.toEqual([])
    expect(faults('server/main.ts').map(({ path }) => path)).toEqual(['server/content/faults.ts'])
    expect(faults('src/app/portal.tsx')).toEqual([])
  })
})

describe('the table refuses', () => {
  const refused: [what: string, path: string, text: string][] = [
    ['a contract that knows the server', 'contract/a.ts', `import { b } from '../server/b.ts'`],
    ['a contract with another library', 'contract/a.ts', `import { z } from 'zod'`],
    ['a feature that knows another', 'src/features/a/a.ts', `import { b } from '../b/b.ts'`],
    ['a component that knows the session', 'src/ui/a.tsx', `import { session } from '../session/session.ts'`],
    ['a session that asks the API', 'src/session/a.ts', `import { get } from '../http/api.ts'`],
    ['oidc-client-ts outside the session', 'src/http/a.ts', `import { OidcClient } from 'oidc-client-ts'`],
    ['icons outside ui', 'src/pages/a.tsx', `import { Lock } from 'lucide'`],
    ['a page that knows the frame', 'src/pages/a.tsx', `import { Layout } from '../app/layout.tsx'`],
    ['mocks in the portal', 'src/features/a/a.ts', `import { people } from '../../../mocks/people.ts'`],
    ['mocks that are always loaded', 'src/app/main.tsx', `import { startApi } from '../../mocks/browser.ts'`],
    ['types of a forbidden room', 'contract/a.ts', `import type { B } from '../server/b.ts'`],
    ['what is only loaded later', 'src/ui/a.tsx', `const b = import('../http/b.ts')`],
    ['what is computed', 'server/a.ts', `const b = import(process.env['B'])`],
    ['what is passed on', 'src/ui/a.tsx', `export { b } from '../http/b.ts'; export const c = 1`],
    ['Node in the portal', 'src/http/a.ts', `import { readFileSync } from 'node:fs'`],
    ['Node in what any host runs', 'server/access/gate.ts', `import { join } from 'node:path'`],
    ['the server in scripts of nobody', 'elsewhere/a.ts', `export const a = 1`],
    ['default exports', 'src/ui/a.tsx', `export default function A() {}`],
    ['barrels', 'src/ui/a.ts', `export { b } from './b.ts'; export * from './c.ts'`],
    ['drawers', 'src/ui/utils/a.ts', `export const a = 1`],
    ['names in another case', 'src/ui/MyButton.tsx', `export const a = 1`],
  ]
  test.each(refused)('%s', (_what, path, text) => {
    expect(violations([readSource(path, text)])).not.toEqual([])
  })

  test('rings, unless only types go round', () => {
    const ring = (kind: string) =>
      rings([
        readSource('src/ui/a.ts', `import { b } from './b.ts'; export const a = b`),
        readSource('src/ui/b.ts', `import ${kind} { a } from './a.ts'; export const b = 1`),
      ])
    expect(ring('')).toEqual(['src/ui/a.ts → src/ui/b.ts → src/ui/a.ts'])
    expect(ring('type')).toEqual([])
  })

  test('nothing that it allows', () => {
    const text = `
      import { useState } from 'react'
      import type { Article } from '../../../contract/article.ts'
      import { Button } from '../../ui/button.tsx'
      import { other } from './other.ts'
      import styles from './a.module.css'
      export const a = 1`
    expect(violations([readSource('src/features/a/a.tsx', text)])).toEqual([])
    const bridge = `await (await import('../../mocks/browser.ts')).startApi()`
    expect(violations([readSource('src/app/main.tsx', bridge)])).toEqual([])
  })
})
