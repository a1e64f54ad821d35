import { expect, test } from 'vitest'
import { checkedFacts } from '../../contract/troubleshooter.ts'
import type { CheckId, Verdict, Verdicts } from './check.ts'
import { checksForFacts, factsFromChecks } from './facts.ts'
import { fail, ok, unknown, warn } from './verdict.ts'

const fine = Object.fromEntries(checksForFacts.map((id): [CheckId, Verdict] => [id, ok('online')]))
const factsWith = (verdicts: Verdicts) => factsFromChecks({ ...fine, ...verdicts })

test('where all is fine, every fact is a yes', () => {
  expect(new Set(Object.values(factsWith({})))).toEqual(new Set(['yes']))
})

test('what has not been found out in time is unknown, and asked', () => {
  expect(factsFromChecks({})).toEqual(Object.fromEntries(checkedFacts.map((fact) => [fact, 'unknown'])))
})

test('a clock that is a minute off is wrong, whether or not it stops a sign-in', () => {
  expect(factsWith({ clock: warn('clock-off', 'clock-wrong') })['clock-right']).toBe('no')
  expect(factsWith({ clock: fail('clock-far-off', 'clock-wrong') })['clock-right']).toBe('no')
})

test('a slow answer is not taken for none', () => {
  const facts = factsWith({ api: warn('api-late', 'too-slow'), reachable: warn('provider-late', 'too-slow') })
  expect(facts).toMatchObject({ 'api-reachable': 'unknown', 'provider-reachable': 'unknown' })
})

test('a description that this page may not read is a matter of set-up, not of the network', () => {
  expect(
    factsWith({ readable: fail('provider-closed', 'set-up-wrong'), flow: unknown('needs-description') }),
  ).toMatchObject({ 'provider-readable': 'unknown', 'provider-set-up': 'no' })
})

test('a provider that does not tell which addresses it knows leaves that open', () => {
  expect(factsWith({ address: unknown('address-untold') })['address-registered']).toBe('unknown')
})
