import { describe, expect, test } from 'vitest'
import { type Environment, readEnvironment } from './environment.ts'

const provider = {
  OIDC_ISSUER: 'https://id.example.com',
  OIDC_CLIENT_ID: 'portal',
  OIDC_AUDIENCE: 'urn:portal:api',
}
function read(variables: Record<string, string>): Environment {
  const result = readEnvironment(variables)
  if ('faults' in result) throw new Error(result.faults.join('\n'))
  return result.environment
}
const faultsOf = (variables: Record<string, string>) => {
  const result = readEnvironment(variables)
  return 'faults' in result ? result.faults : []
}

test('nothing set is the demonstration on port 3000', () => {
  expect(read({})).toMatchObject({
    port: 3000,
    database: { kind: 'file', path: 'data/portal.db' },
    poolSize: 10,
    trustedProxies: [],
    limits: 1,
    contentDirectory: 'content',
    cacheDirectory: 'data/cache',
    publicUrl: 'http://localhost:3000',
    tokenType: 'at+jwt',
    oidc: null,
    links: {},
  })
})

test('an empty value counts as none', () => {
  expect(read({ PORT: '', OIDC_ISSUER: '', CONTENT_DIR: '' })).toEqual(read({}))
})

test('everything can be set', () => {
  const environment = read({
    ...provider,
    NODE_ENV: 'production',
    PORT: '8080',
    PUBLIC_URL: 'https://help.example.com/',
    DATABASE_URL: 'file:/var/lib/portal.db',
    OIDC_SCOPE: 'openid email',
    OIDC_PARAMETERS: 'audience=https%3A%2F%2Fhelp.example.com%2Fapi&organization=org_1',
    OIDC_TOKEN_TYPE: 'JWT',
    CLAIM_ROLES: 'realm_access.roles',
    CLAIM_AGREEMENTS: 'customer.agreements',
    OIDC_REQUIRED_SCOPE: 'help.read',
    MAINTENANCE_VALUES: 'gold, silver',
    BRAND_PORTAL: 'Help',
    MAIL_SENDERS: 'a@example.com b@example.com',
    LINK_SUPPORT: 'mailto:help@example.com',
    LINK_FORGOT_PASSWORD: 'https://id.example.com/forgot',
  })
  expect(environment).toMatchObject({
    port: 8080,
    database: { kind: 'file', path: '/var/lib/portal.db' },
    publicUrl: 'https://help.example.com',
    tokenType: 'JWT',
    brand: { portal: 'Help' },
    senders: ['a@example.com', 'b@example.com'],
    links: { support: 'mailto:help@example.com', 'forgot-password': 'https://id.example.com/forgot' },
    oidc: {
      issuer: 'https://id.example.com',
      clientId: 'portal',
      scope: 'openid email',
      parameters: 'audience=https%3A%2F%2Fhelp.example.com%2Fapi&organization=org_1',
    },
  })
  expect(environment.claims).toMatchObject({
    roles: 'realm_access.roles',
    agreements: 'customer.agreements',
    requiredScope: 'help.read',
    maintenanceValues: ['gold', 'silver'],
  })
})

describe('a wrong value is named, with what it should be', () => {
  test.each<[fault: RegExp, variables: Record<string, string>]>([
    [/^PORT must be a number/, { PORT: 'web' }],
    [/^PORT/, { PORT: '70000' }],
    [/^PORT/, { PORT: '0' }],
    [/^DATABASE_URL must be file:<path>/, { DATABASE_URL: 'mysql://db' }],
    [/^DATABASE_URL must name the database/, { DATABASE_URL: 'postgres://db.example.com' }],
    [/^DATABASE_POOL_SIZE must be a number from 1 to 100/, { DATABASE_POOL_SIZE: '0' }],
    [/^PUBLIC_URL must be a whole address/, { PUBLIC_URL: 'help.example.com' }],
    [/^PUBLIC_URL must begin with https/, { PUBLIC_URL: 'ftp://help.example.com' }],
    [/^PUBLIC_URL must end after the host/, { PUBLIC_URL: 'https://help.example.com/portal' }],
    [/^OIDC_ISSUER must be a whole address/, { OIDC_ISSUER: 'id' }],
    [/^OIDC_ISSUER must begin with https/, { ...provider, OIDC_ISSUER: 'http://id.example.com' }],
    [/^OIDC_CLIENT_ID is missing/, { ...provider, OIDC_CLIENT_ID: '' }],
    [/^OIDC_AUDIENCE is missing/, { ...provider, OIDC_AUDIENCE: '' }],
    [/^OIDC_AUDIENCE must differ/, { ...provider, OIDC_AUDIENCE: 'portal', OIDC_TOKEN_TYPE: 'JWT' }],
    [/^OIDC_SCOPE must contain openid/, { ...provider, OIDC_SCOPE: 'email' }],
    [/^OIDC_REQUIRED_SCOPE must be one scope/, { OIDC_REQUIRED_SCOPE: 'help.read help.write' }],
    [/^OIDC_PARAMETERS must be name=value/, { OIDC_PARAMETERS: 'audience' }],
    [/^OIDC_PARAMETERS must name nothing/, { OIDC_PARAMETERS: 'audience=a&state=b' }],
    [/^OIDC_TOKEN_TYPE must be at\+jwt or JWT/, { ...provider, OIDC_TOKEN_TYPE: 'opaque' }],
    [/^LINK_SUPPORT must be a whole address/, { LINK_SUPPORT: 'support' }],
    [/^LINK_SUPPORT must begin with https:\/\/, mailto: or tel:/, { LINK_SUPPORT: 'javascript:alert(1)' }],
    [/^OIDC_ISSUER is missing, though OIDC_CLIENT_ID/, { OIDC_CLIENT_ID: 'portal' }],
    [/^OIDC_ISSUER is missing: the embedded/, { NODE_ENV: 'production' }],
  ])('%s', (fault, variables) => {
    expect(faultsOf(variables)).toEqual([expect.stringMatching(fault)])
  })

  test('all at once', () => {
    expect(faultsOf({ PORT: 'web', OIDC_SCOPE: 'email', LINK_SUPPORT: 'support' })).toHaveLength(3)
  })
})

test('a provider on this machine may do without https', () => {
  expect(faultsOf({ ...provider, OIDC_ISSUER: 'http://localhost:8080/realms/a' })).toEqual([])
})

test('further origins of the provider are a list of addresses', () => {
  expect(read({ ...provider, OIDC_ORIGINS: 'https://a.example.com, https://b.example.com' })).toMatchObject({
    providerOrigins: ['https://a.example.com', 'https://b.example.com'],
  })
  expect(faultsOf({ ...provider, OIDC_ORIGINS: "'unsafe-inline'" })).toEqual([
    'OIDC_ORIGINS must be a whole address such as https://id.example.com',
  ])
})

test('metrics are for this machine alone, unless who asks has to prove it may', () => {
  expect(read({}).operation.metrics).toBeNull()
  expect(read({ METRICS_PORT: '9464' }).operation.metrics).toEqual({
    port: 9464,
    host: '127.0.0.1',
    token: null,
  })
  expect(faultsOf({ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' })).toEqual([
    'METRICS_TOKEN is missing: METRICS_HOST lets other machines ask',
  ])
  const token = 'sixteen-characters'
  expect(
    read({ METRICS_PORT: '9464', METRICS_HOST: '::', METRICS_TOKEN: token }).operation.metrics,
  ).toMatchObject({
    token,
  })
})

test.each([
  ['LOG_LEVEL', 'loud', 'must be silent, error, warn, info or debug'],
  ['CONTENT_WATCH', 'yes', 'must be on or off'],
  ['HEADERS_TIMEOUT', '10s', 'must be a number of seconds'],
  ['REQUEST_TIMEOUT', '0', 'must be more than nothing'],
  ['METRICS_PORT', 'all', 'must be a number'],
  ['METRICS_TOKEN', 'short', 'must have 16 characters or more'],
])('%s=%s is refused', (name, value, what) => {
  expect(faultsOf({ [name]: value })).toEqual([`${name} ${what}`])
})

test('limits can be widened, and left out', () => {
  expect(['on', '4', '0.5', 'off'].map((LIMITS) => read({ LIMITS }).limits)).toEqual([1, 4, 0.5, null])
  expect(['0', 'none', '-1', '1e9'].flatMap((LIMITS) => faultsOf({ LIMITS }))).toHaveLength(4)
})

test('proxies are named by address or network', () => {
  expect(read({ TRUSTED_PROXIES: '10.0.0.0/8, fd00::1' }).trustedProxies).toHaveLength(2)
  expect(faultsOf({ TRUSTED_PROXIES: '10.0.0.0/8 proxy.example' })).toEqual([
    'TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8',
  ])
})
