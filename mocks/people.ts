/** The readers that development, demo and tests know by name. Shared by the identity provider and the tests. */
export type Person = {
  email: string
  name: string
  /** In one line, for whoever chooses an account in the demo. */
  story: string
  emailVerified: boolean
  organisation?: string
  administrator?: boolean
  /** Has a licence through this organisation without being its member. */
  externalOf?: string
  invitedTo?: string
  roles?: string[]
}
export type Organisation = {
  id: string
  name: string
  mailDomains: string[]
  maintenance: 'active' | 'expired'
  /** Absent: the agreement covers every product. */
  products?: string[]
}

export const password = 'let-me-in-24'

export const organisations: Organisation[] = [
  { id: 'aurora', name: 'Aurora Engineering', mailDomains: ['example.com'], maintenance: 'active' },
  { id: 'borealis', name: 'Borealis Steelworks', mailDomains: ['borealis.example'], maintenance: 'expired' },
  {
    id: 'cirrus',
    name: 'Cirrus Detailing',
    mailDomains: ['cirrus.example'],
    maintenance: 'active',
    products: ['signpost-desk'],
  },
]

export const people: Person[] = [
  {
    email: 'member@example.com',
    name: 'Mira Lund',
    story: 'Member of an organisation with a valid agreement',
    emailVerified: true,
    organisation: 'aurora',
  },
  {
    email: 'no-organisation@example.com',
    name: 'Noor Haddad',
    story: 'Signed up alone, in no organisation',
    emailVerified: true,
  },
  {
    email: 'unverified@example.com',
    name: 'Ulla Virtanen',
    story: 'Has not verified the e-mail address yet',
    emailVerified: false,
  },
  {
    email: 'invited@example.com',
    name: 'Ivo Marić',
    story: 'Has an invitation that waits to be accepted',
    emailVerified: true,
    invitedTo: 'aurora',
  },
  {
    email: 'expired@example.com',
    name: 'Esi Mensah',
    story: 'Her organisation’s agreement has lapsed',
    emailVerified: true,
    organisation: 'borealis',
  },
  {
    email: 'other-product@example.com',
    name: 'Otto Brandt',
    story: 'His organisation’s agreement is for another product',
    emailVerified: true,
    organisation: 'cirrus',
  },
  {
    email: 'external@example.com',
    name: 'Xenia Park',
    story: 'Uses a licence of an organisation without being its member',
    emailVerified: true,
    externalOf: 'aurora',
  },
  {
    email: 'administrator@example.com',
    name: 'Ada Kowalska',
    story: 'Administrator of the first organisation',
    emailVerified: true,
    organisation: 'aurora',
    administrator: true,
  },
  {
    email: 'editor@example.com',
    name: 'Edda Sørensen',
    story: 'Editor: reads what readers comment',
    emailVerified: true,
    roles: ['editor'],
  },
]
