import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keys, tokenFor } from '../../mocks/tokens.ts'
import { appWith, article, person } from '../../tests/api.ts'
import { providerTokens } from '../../tests/provider-tokens.ts'
import { readAgreements } from './agreements.ts'
import { defaultClaims, rightsFrom } from './claims.ts'
import { demoConfig } from '../../mocks/demo-config.ts'
import { lockReason } from './gate.ts'
import { createTokenVerifier } from './tokens.ts'

const now = new Date('2026-11-25T12:00:00Z')
const { oidc, ...portal } = demoConfig('http://localhost:3000')

test.each(Object.entries(providerTokens))(
  '%s: rights are read from them',
  (_form, { names, claims, expected }) => {
    const rights = rightsFrom(
      { sub: 'reader', iat: 1, exp: 2, ...claims },
      { ...defaultClaims, ...names },
      now,
    )
    expect(rights).toMatchObject(expected)
  },
)

test.each(Object.entries(providerTokens))(
  '%s: the reader is told what was read, from which claim, and what is missing',
  async (_form, { names, claims, expected }) => {
    const configured = { ...defaultClaims, ...names }
    const api = appWith({
      config: { portal: { ...portal, oidc }, claims: configured },
      verifyToken: createTokenVerifier({
        ...oidc,
        tokenType: 'at+jwt',
        keys,
        claims: configured,
        now: () => now,
      }),
    })
    const seconds = now.getTime() / 1000
    const token = await tokenFor(person('no-organisation'), {
      without: ['email_verified'].filter((name) => !(name in claims)),
      claims: { ...claims, iat: seconds, exp: seconds + 300 },
    })
    const report = await (
      await api.request('/api/me/access', { headers: { Authorization: `Bearer ${token}` } })
    ).json()
    expect(report).toMatchObject({
      signedIn: true,
      organisation: { value: expected.organisation, claim: configured.organisation },
      maintenance: { value: expected.maintenance, claim: configured.agreements ?? configured.maintenance },
      editor: { claim: configured.roles },
      agreements: expected.agreements ?? null,
      ...(expected.missingClaims && { missingClaims: expected.missingClaims }),
    })
    for (const { claim, present } of [
      report.organisation,
      report.maintenance,
      report.products,
      report.editor,
    ]) {
      expect(present).toBe(!report.missingClaims.includes(claim))
    }
    // What no rule reads is nobody's business here.
    expect(JSON.stringify(report)).not.toMatch(/_claim_sources|manage-account|graph\.example|4711/)
  },
)

test('an agreement ends at the end of its last day, with the token in hand that was good before', async () => {
  const claims = { ...defaultClaims, agreements: 'agreements' }
  let clock = new Date('2026-11-30T23:59:00Z')
  const api = appWith({
    content: {
      articles: [article('manual', { access: 'maintenance', products: ['signpost-portal'] })],
      flows: [],
    },
    config: { portal: { ...portal, oidc }, claims },
    verifyToken: createTokenVerifier({ ...oidc, tokenType: 'at+jwt', keys, claims, now: () => clock }),
  })
  const issued = clock.getTime() / 1000
  const token = await tokenFor(person('member'), {
    claims: {
      agreements: [{ product: 'signpost-portal', until: '2026-11-30' }, { product: 'other' }],
      iat: issued,
      exp: issued + 300,
    },
  })
  const ask = () => api.request('/api/articles/manual', { headers: { Authorization: `Bearer ${token}` } })
  expect((await ask()).status).toBe(200)
  clock = new Date('2026-12-01T00:00:01Z')
  const after = await ask()
  expect([after.status, (await after.json()).code]).toEqual([403, 'maintenance_expired'])
})

const agreed = (agreements: unknown) =>
  rightsFrom(
    { sub: 'reader', iat: 1, exp: 2, email_verified: true, organisation: 'Aurora', agreements },
    { ...defaultClaims, agreements: 'agreements' },
    now,
  )

test.each([
  [[{ product: 'signpost-portal', until: 'next year' }], 'maintenance_expired'],
  [[{ product: 'signpost-portal', until: '' }], 'maintenance_expired'],
  [[{ product: 'signpost-portal', until: '2026-13-45' }], 'maintenance_expired'],
  [[{ product: 'signpost-portal', until: 1_830_297_600_000 }], 'maintenance_expired'],
  [[{ product: 'signpost-portal', until: true }], 'maintenance_expired'],
  [{ product: 5, until: '2030-01-01' }, 'maintenance_required'],
  ['signpost-portal:', 'maintenance_expired'],
  [true, 'maintenance_required'],
  [[[]], 'maintenance_required'],
  [[{ product: 'signpost-desk' }], 'product_not_covered'],
  [
    [{ product: 'signpost-desk' }, { product: 'signpost-portal', until: '2020-01-01' }],
    'maintenance_expired',
  ],
  ['*:2026-12-31', null],
])('agreements %j: %s', (agreements, reason) => {
  const manual = article('manual', { access: 'maintenance', products: ['signpost-portal'] })
  expect(lockReason(manual, agreed(agreements))).toBe(reason)
})

test('whatever a claim holds, reading it neither fails nor lets an agreement live that has no readable end', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withDate: false, withBigInt: false }), (value) => {
      for (const { until, inForce } of readAgreements(value, now)) {
        expect(inForce && until !== null ? until >= '2026-11-25' : true).toBe(true)
      }
      const rights = rightsFrom(
        {
          sub: 'r',
          iat: 1,
          exp: 2,
          organisation: value,
          roles: value,
          products: value,
          maintenance: value,
          auth_time: value,
          acr: value,
          _claim_names: value,
        },
        defaultClaims,
        now,
      )
      expect(rights.subject).toBe('r')
    }),
    { numRuns: 2000 },
  )
})
