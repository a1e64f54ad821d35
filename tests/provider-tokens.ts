import { agreementTokens } from './agreement-tokens.ts'
import { member, nobody, type TokenFixture } from './token-fixture.ts'

/**
 * Access tokens as providers write them, by what is particular about them: after their documentation, with what no right is read from
 * left out.
 */
export const providerTokens: Record<string, TokenFixture> = {
  'flat claims with arrays': {
    names: {},
    claims: {
      organisation: 'Aurora',
      maintenance: ['active'],
      products: ['signpost-portal'],
      roles: ['editor'],
    },
    expected: { ...member, missingClaims: ['email_verified'] },
  },
  'one text for each list': {
    names: {},
    claims: {
      organisation: 'Aurora',
      maintenance: 'active',
      products: 'signpost-portal',
      roles: 'reader, editor',
    },
    expected: member,
  },
  'lists parted by spaces, and truth as a word': {
    names: {},
    claims: {
      organisation: ['Aurora'],
      maintenance: 'lapsed active',
      products: 'signpost-portal',
      roles: 'reader editor',
      email_verified: 'true',
    },
    expected: { ...member, emailVerified: true },
  },
  'nested objects': {
    names: {
      organisation: 'customer.organisation',
      maintenance: 'customer.agreement.state',
      products: 'customer.agreement.products',
      roles: 'customer.roles',
    },
    claims: {
      customer: {
        organisation: { id: 'a-1', name: 'Aurora' },
        agreement: { state: 'active', products: ['signpost-portal'] },
        roles: ['editor'],
      },
    },
    expected: member,
  },
  'Keycloak, roles of the realm': {
    names: { roles: 'realm_access.roles' },
    claims: {
      realm_access: { roles: ['default-roles-customers', 'offline_access', 'editor'] },
      resource_access: { account: { roles: ['manage-account'] } },
      organisation: 'Aurora',
      maintenance: 'active',
      products: ['signpost-portal'],
      email_verified: true,
    },
    expected: { ...member, emailVerified: true, missingClaims: [] },
  },
  'Keycloak, roles of a client whose id has dots': {
    names: { roles: 'resource_access.help.example.com.roles' },
    claims: {
      resource_access: { 'help.example.com': { roles: ['editor'] } },
      organisation: 'Aurora',
      maintenance: 'active',
      products: 'signpost-portal',
    },
    expected: member,
  },
  'Keycloak, groups with a slash in front': {
    names: {
      roles: 'groups',
      roleEditor: 'staff/editors',
      maintenance: 'groups',
      maintenanceValues: ['/maintenance'],
      products: 'covered',
    },
    claims: {
      groups: ['/customers/aurora', '/maintenance', '/staff/editors'],
      organisation: 'Aurora',
      covered: ['/signpost-portal'],
    },
    expected: member,
  },
  'Keycloak, organisations': {
    names: { organisation: 'organization' },
    claims: {
      organization: { Aurora: { id: '5d6c0f6e', type: ['customer'] } },
      maintenance: 'active',
      products: ['signpost-portal'],
      roles: ['editor'],
    },
    expected: member,
  },
  'Microsoft Entra ID, roles of the API': {
    names: {
      organisation: 'tid',
      maintenance: 'roles',
      maintenanceValues: ['maintenance'],
      products: 'roles',
    },
    claims: { tid: 'Aurora', roles: ['editor', 'maintenance', 'signpost-portal'], scp: 'access', ver: '2.0' },
    expected: { ...member, products: ['editor', 'maintenance', 'signpost-portal'] },
  },
  'Microsoft Entra ID, more groups than fit': {
    names: { organisation: 'tid', roles: 'groups', maintenance: 'groups' },
    claims: {
      tid: 'Aurora',
      _claim_names: { groups: 'src1' },
      _claim_sources: { src1: { endpoint: 'https://graph.example/users/1/getMemberObjects' } },
    },
    expected: { ...nobody, organisation: 'Aurora', groupsLeftOut: true },
  },
  'Microsoft Entra ID, more groups than fit into an address': {
    names: { organisation: 'tid', roles: 'groups', maintenance: 'groups' },
    claims: { tid: 'Aurora', hasgroups: true },
    expected: { ...nobody, organisation: 'Aurora', groupsLeftOut: true },
  },
  'Auth0, claims in a namespace': {
    names: {
      organisation: 'https://example.com/organisation',
      maintenance: 'https://example.com/maintenance',
      products: 'https://example.com/products',
      roles: 'https://example.com/roles',
    },
    claims: {
      'https://example.com/organisation': 'Aurora',
      'https://example.com/maintenance': 'active',
      'https://example.com/products': ['signpost-portal'],
      'https://example.com/roles': ['editor'],
      permissions: [],
    },
    expected: member,
  },
  'Zitadel, roles as an object': {
    names: {
      roles: 'urn:zitadel:iam:org:project:roles',
      organisation: 'urn:zitadel:iam:user:resourceowner:name',
    },
    claims: {
      'urn:zitadel:iam:user:resourceowner:name': 'Aurora',
      'urn:zitadel:iam:org:project:roles': { editor: { '4711': 'aurora.example' } },
      maintenance: 'active',
      products: ['signpost-portal'],
    },
    expected: member,
  },
  'nothing but a subject': {
    names: {},
    claims: {},
    expected: {
      ...nobody,
      missingClaims: ['email_verified', 'organisation', 'maintenance', 'products', 'roles'],
    },
  },
  ...agreementTokens,
}
