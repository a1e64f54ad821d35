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
    [/^PORT must be a number from 1 to 65535/, { PORT: '70000' }],
    [/^PORT must be a number from 1 to 65535/, { PORT: '0' }],
    [/^PORT must not begin or end with a space/, { PORT: '3000 ' }],
    [/^OIDC_CLIENT_ID must stand without quotation marks/, { ...provider, OIDC_CLIENT_ID: '"portal"' }],
    [/^NODE_ENV must be production, development or test/, { NODE_ENV: 'Production' }],
    [/^DATABASE_URL must be file:<path> without \/\//, { DATABASE_URL: 'file://data/portal.db' }],
    [/^METRICS_PORT must differ from PORT/, { METRICS_PORT: '3000' }],
    [/^MAINTENANCE_VALUES must hold a value/, { MAINTENANCE_VALUES: ',' }],
    [/^MAIL_SENDERS must be addresses/, { MAIL_SENDERS: 'accounts' }],
    [/^DATABASE_URL must be file:<path>/, { DATABASE_URL: 'mysql://db' }],
    [/^DATABASE_URL must name the database/, { DATABASE_URL: 'postgres://db.example.com' }],
    [/^DATABASE_POOL_SIZE must be a number from 1 to 100/, { DATABASE_POOL_SIZE: '0' }],
    [/^PUBLIC_URL must be a whole address/, { PUBLIC_URL: 'help.example.com' }],
    [/^PUBLIC_URL must begin with https/, { PUBLIC_URL: 'ftp://help.example.com' }],
    [/^PUBLIC_URL must end after the host/, { PUBLIC_URL: 'https://help.example.com/portal' }],
    [/^OIDC_ISSUER must be a whole address/, { OIDC_ISSUER: 'id' }],
    [/^OIDC_ISSUER must begin with https:\/\/, in lower case/, { OIDC_ISSUER: 'HTTPS://id.example.com' }],
    [
      /^OIDC_ISSUER must end before \/\.well-known/,
      { ...provider, OIDC_ISSUER: 'https://id.example.com/.well-known/openid-configuration' },
    ],
    [/^OIDC_ISSUER must hold neither/, { ...provider, OIDC_ISSUER: 'https://id.example.com?tenant=1' }],
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

  test.each([
    ['https://a.example.com/path'],
    ['https://*.example.com'],
    ['https://a.example.com; script-src *'],
  ])('an origin of the provider is not %s', (OIDC_ORIGINS) => {
    expect(faultsOf({ ...provider, OIDC_ORIGINS })).toHaveLength(1)
  })

  test('all at once', () => {
    expect(faultsOf({ PORT: 'web', OIDC_SCOPE: 'email', LINK_SUPPORT: 'support' })).toHaveLength(3)
  })
})

describe('what is no fault, but hardly meant so, is noticed', () => {
  const noticesOf = (variables: Record<string, string>) => readEnvironment(variables).notices

  test.each([
    ['OIDC_CLIENTID', 'OIDC_CLIENT_ID'],
    ['CLAIM_ORGANIZATION', 'CLAIM_ORGANISATION'],
    ['LINK_FORGOTPASSWORD', 'LINK_FORGOT_PASSWORD'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['TRUSTED_PROXY', 'TRUSTED_PROXIES'],
    ['LIMIT', 'LIMITS'],
    ['port', 'PORT'],
  ])('%s is meant to be %s', (name, meant) => {
    expect(noticesOf({ [name]: 'x' })).toEqual([`${name} is not read. Did you mean ${meant}?`])
  })

  test('a name of a family that has no such member', () => {
    expect(noticesOf({ BRAND_COLOUR: 'red' })).toEqual([
      'BRAND_COLOUR is not read: the portal has no such variable.',
    ])
  })

  test('beside the fault that comes of it', () => {
    const { OIDC_CLIENT_ID: id, ...others } = provider
    const variables = { ...others, OIDC_CLIENTID: id }
    expect(faultsOf(variables)).toEqual([expect.stringMatching(/^OIDC_CLIENT_ID is missing/)])
    expect(noticesOf(variables)).toHaveLength(1)
  })

  test('an address from which browsers let nobody sign in', () => {
    expect(noticesOf({ PUBLIC_URL: 'http://help.example.com' })).toEqual([
      expect.stringMatching(/^PUBLIC_URL does not begin with https/),
    ])
  })

  test('nothing of what other programs read', () => {
    const others = ['PATH', 'HOME', 'NODE_OPTIONS', 'PGPASSWORD', 'HOSTNAME', 'npm_config_loglevel', 'NODE']
    expect(noticesOf(Object.fromEntries(others.map((name) => [name, 'x'])))).toEqual([])
  })
})

test('the portal is known by its address as browsers write it', () => {
  expect(read({ PUBLIC_URL: 'https://Help.example.com:443/' }).publicUrl).toBe('https://help.example.com')
})

test('a provider on this machine may do without https', () => {
  expect(faultsOf({ ...provider, OIDC_ISSUER: 'http://localhost:8080/realms/a' })).toEqual([])
})

test('further origins of the provider are a list of addresses', () => {
  expect(read({ ...provider, OIDC_ORIGINS: 'https://a.example.com, https://b.example.com' })).toMatchObject({
    providerOrigins: ['https://a.example.com', 'https://b.example.com'],
  })
  expect(faultsOf({ ...provider, OIDC_ORIGINS: 'unsafe-inline' })).toEqual([
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
  ['METRICS_PORT', 'all', 'must be a number from 1 to 65535'],
  ['METRICS_TOKEN', 'short', 'must have 16 characters or more'],
])('%s=%s is refused', (name, value, what) => {
  expect(faultsOf({ [name]: value })).toEqual([`${name} ${what}`])
})

test('limits can be widened, and left out', () => {
  expect(['on', '4', '1.5', 'off'].map((LIMITS) => read({ LIMITS }).limits)).toEqual([1, 4, 1.5, null])
  expect(['0', 'none', '-1', '1000'].flatMap((LIMITS) => faultsOf({ LIMITS }))).toHaveLength(4)
})

test('proxies are named by address or network', () => {
  expect(read({ TRUSTED_PROXIES: '10.0.0.0/8, fd00::1' }).trustedProxies).toHaveLength(2)
  expect(faultsOf({ TRUSTED_PROXIES: '10.0.0.0/8 proxy.example' })).toEqual([
    'TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8',
  ])
})
