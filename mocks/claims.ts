import { organisations, type Organisation, type Person } from './people.ts'

/** The claims that the embedded provider puts into access and ID tokens; the names are the API's defaults. */
export type Claims = {
  name: string
  email: string
  email_verified: boolean
  organisation?: string
  maintenance?: 'active' | 'expired'
  products?: string[]
  roles?: string[]
}

/** What an account may claim now. Whoever is in no organisation has none of its claims. */
export function claimsOf(
  account: Pick<Person, 'name' | 'email' | 'emailVerified' | 'organisation' | 'roles'>,
  known: readonly Organisation[] = organisations,
): Claims {
  const organisation = known.find(({ id }) => id === account.organisation)
  return {
    name: account.name,
    email: account.email,
    email_verified: account.emailVerified,
    ...(organisation && { organisation: organisation.name, maintenance: organisation.maintenance }),
    ...(organisation?.products && { products: organisation.products }),
    ...(account.roles && { roles: account.roles }),
  }
}
