import * as v from 'valibot'

/**
 * `X-View-As`: as whom an editor wants to be answered. `member` has an agreement for every product; `member:a,b` one for these alone.
 */
export const viewAsSchema = v.pipe(
  v.string(),
  v.regex(
    /^(anonymous|signed-in|member-without-agreement|member(:[a-z0-9]+(-[a-z0-9]+)*(,[a-z0-9]+(-[a-z0-9]+)*)*)?)$/,
  ),
  v.maxLength(200),
)

/** In the order in which they may read more and more. */
export const readers = ['anonymous', 'signed-in', 'member-without-agreement', 'member'] as const

/** Who of these somebody is, and for a member, the products of the agreement; null: all. */
export function readViewAs(value: string): { who: string; products: string[] | null } {
  const [who = '', products] = value.split(':')
  return { who, products: products?.split(',') ?? null }
}
