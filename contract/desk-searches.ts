import * as v from 'valibot'

/** Rows on one page of the list. */
export const searchesOnAPage = 50
export const searchOrders = ['often', 'lately'] as const
export type SearchOrder = (typeof searchOrders)[number]

export const deskSearchQuerySchema = v.object({
  /** `often`: what was looked for most; `lately`: what was looked for last. */
  order: v.optional(v.picklist(searchOrders), 'often'),
  /** From 1; a string, as it stands in the address. */
  page: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/)), '1'),
})

/** `GET /api/desk/searches`: what readers looked for and did not find. Texts alone: nobody knows whose. */
export const deskSearchesSchema = v.object({
  searches: v.array(
    v.object({
      /** In lower case, without the spaces around it. */
      text: v.string(),
      /** How many times it found nothing. */
      count: v.number(),
      /** ISO 8601 instants. */
      firstAt: v.string(),
      lastAt: v.string(),
    }),
  ),
  total: v.number(),
})
export type DeskSearches = v.InferOutput<typeof deskSearchesSchema>
