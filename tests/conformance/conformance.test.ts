// @vitest-environment jsdom
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFakeProvider } from '../fake-provider.ts'
import { plans } from './cases.ts'
import { runCase } from './run-case.ts'

const provider = createFakeProvider(() => new Date())
const server = setupServer(...provider.handlers)
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => server.close())

describe.each(Object.entries(plans))('%s', (_plan, cases) => {
  test.each(cases)('$module: Signpost $asks', async (tried) => {
    expect(await runCase(tried, 'Signpost', provider)).toBe(true)
  })
})

test('the cases can be failed: the library alone is fooled where it does not look', async () => {
  const fooled = async (module: string) => {
    const tried = Object.values(plans)
      .flat()
      .find((one) => one.module === module)
    return tried ? !(await runCase(tried, 'oidc-client-ts', provider)) : null
  }
  expect(await fooled('oidcc-client-test')).toBe(false)
  expect(await fooled('oidcc-client-test-missing-sub')).toBe(false)
  expect(await fooled('oidcc-client-test-invalid-iss')).toBe(true)
  expect(await fooled('oidcc-client-test-refresh-token-invalid-issuer')).toBe(true)
  expect(await fooled('rfc9207-iss-wrong')).toBe(true)
})
