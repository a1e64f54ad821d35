/** Where the store is: an SQLite file, or a database of a PostgreSQL server. */
export type DatabaseAddress = { kind: 'file'; path: string } | { kind: 'postgres'; url: string }

export const defaultDatabase = 'file:data/portal.db'

/** What else may stand in an address of PostgreSQL. Anything more would be passed over without a word. */
const parameters = new Set([
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'host',
  'application_name',
  'options',
  'channel_binding',
])
const modes = ['disable', 'require', 'verify-full', 'no-verify']

/** What is wrong with the value of `DATABASE_URL`, never with a part of it that may be secret; null if nothing is. */
export function faultOfAddress(value: string): string | null {
  // Two slashes make a host of the first folder elsewhere; here they would make it a folder of the root.
  if (/^file:\/\/[^/]/.test(value)) return 'must be file:<path> without //, e.g. file:data/portal.db'
  if (/^file:./.test(value)) return null
  if (!/^postgres(ql)?:\/\//.test(value)) {
    return 'must be file:<path>, e.g. file:data/portal.db, or postgres://<user>:<password>@<host>/<database>'
  }
  if (!URL.canParse(value)) {
    return 'must be a whole address: write : / ? # @ and % in a password as %3A %2F %3F %23 %40 and %25'
  }
  const { pathname, searchParams, hash } = new URL(value)
  if (!/^\/[^/]+$/.test(pathname))
    return 'must name the database: postgres://<user>:<password>@<host>/<database>'
  if (hash !== '') return 'must hold no #: write it as %23 in a password'
  const strange = [...searchParams.keys()].find((name) => !parameters.has(name))
  if (strange !== undefined) return `knows no parameter ${strange}, only ${[...parameters].join(', ')}`
  const mode = searchParams.get('sslmode')
  if (mode !== null && !modes.includes(mode)) return `takes as sslmode only ${modes.join(', ')}`
  return null
}

/** The address in a value of `DATABASE_URL` that has no fault. */
export function readAddress(value: string): DatabaseAddress {
  if (value.startsWith('file:')) return { kind: 'file', path: value.slice('file:'.length) }
  const url = new URL(value)
  // The driver takes the two for the same, and warns of one: an encrypted connection is to the right server, or none.
  if (url.searchParams.get('sslmode') === 'require') url.searchParams.set('sslmode', 'verify-full')
  return { kind: 'postgres', url: url.href }
}

/** For messages: without user, password and parameters. */
export function nameOfAddress(address: DatabaseAddress): string {
  if (address.kind === 'file') return address.path
  const { host, pathname, searchParams } = new URL(address.url)
  return `PostgreSQL at ${host || (searchParams.get('host') ?? 'localhost')}${pathname}`
}
