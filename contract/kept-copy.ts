/** The header by which the portal knows a copy that its worker answers with, as the server does not: when the copy was made, as ISO 8601. */
export const keptAt = 'X-Kept-At'
