import { member, type TokenFixture } from './token-fixture.ts'

/** Agreements with a product and a last day, in the ways in which a provider can write them. */
export const agreementTokens: Record<string, TokenFixture> = {
  'agreements with ends, as a list': {
    names: { agreements: 'agreements' },
    claims: {
      organisation: 'Aurora',
      roles: ['editor'],
      agreements: [
        { product: 'signpost-portal', until: '2026-12-31' },
        { product: 'signpost-desk', until: '2026-11-24' },
      ],
    },
    expected: {
      ...member,
      agreements: [
        { product: 'signpost-portal', until: '2026-12-31', inForce: true },
        { product: 'signpost-desk', until: '2026-11-24', inForce: false },
      ],
    },
  },
  'agreements with ends, as an object': {
    names: { agreements: 'customer.agreements' },
    claims: {
      organisation: 'Aurora',
      roles: ['editor'],
      customer: {
        agreements: { 'signpost-portal': 1_830_297_600, 'signpost-desk': { until: '2026-11-25T11:59:59Z' } },
      },
    },
    expected: {
      ...member,
      agreements: [
        { product: 'signpost-portal', until: '2027-12-31', inForce: true },
        { product: 'signpost-desk', until: '2026-11-25', inForce: false },
      ],
    },
  },
  'agreements with ends, as texts': {
    names: { agreements: 'agreements' },
    claims: {
      organisation: 'Aurora',
      roles: ['editor'],
      agreements: ['signpost-portal:2026-11-25', 'signpost-desk:2026-11-25T13:00:00+02:00'],
    },
    expected: {
      ...member,
      agreements: [
        { product: 'signpost-portal', until: '2026-11-25', inForce: true },
        { product: 'signpost-desk', until: '2026-11-25', inForce: false },
      ],
    },
  },
  'one agreement for every product': {
    names: { agreements: 'agreement' },
    claims: { organisation: 'Aurora', roles: ['editor'], agreement: { until: '2026-12-31' } },
    expected: {
      ...member,
      products: null,
      agreements: [{ product: null, until: '2026-12-31', inForce: true }],
    },
  },
  'an agreement without an end': {
    names: { agreements: 'agreement' },
    claims: { organisation: 'Aurora', roles: ['editor'], agreement: 'signpost-portal' },
    expected: { ...member, agreements: [{ product: 'signpost-portal', until: null, inForce: true }] },
  },
  'agreements that were looked for in vain': {
    names: { agreements: 'agreements' },
    claims: { organisation: 'Aurora', maintenance: 'active', email_verified: true, roles: [] },
    expected: {
      organisation: 'Aurora',
      maintenance: 'none',
      products: [],
      agreements: [],
      missingClaims: ['agreements'],
    },
  },
}
