import { stringify } from 'csv-stringify/browser/esm/sync'

/**
 * What makes spreadsheets take text for a formula: one of these signs, also in full width, behind whatever they skip. Not only where a field begins
 * but where one begins for a program that believes in another separator, or in none of the quotes: after a line break, a tab, a semicolon,
 * a comma or a bar. It is looked for from the sign back: from each place where a field may begin, a comment of nothing but tabs would take as long
 * as it has of them, squared.
 */
const formula =
  /(?=[=+\-@\uff1d\uff0b\uff0d\uff20])(?<=(?:^|[\t\r\n\v\f\u0085\u2028\u2029;,|])[\s"'`\p{Cf}\u00a0\u3000]*)/gu
/** Beginnings that some programs drop, and then look at what follows (OWASP, CSV Injection). */
const dropped = /^(?=[\t\r\n])/

/** A field's text with an apostrophe wherever a spreadsheet could begin to calculate. */
export const neutralised = (text: string) => text.replace(formula, "'").replace(dropped, "'")

/**
 * Rows of CSV (RFC 4180), every field in quotes, so that no separator of another country divides one. `head`: the first row, with the byte order
 * mark by which spreadsheets know UTF-8.
 */
export const csvRows = (rows: readonly (string | number | null)[][], head?: readonly string[]): string =>
  stringify(
    [...(head ? [[...head]] : []), ...rows].map((row) =>
      row.map((field) => (typeof field === 'string' ? neutralised(field) : field)),
    ),
    {
      bom: head !== undefined,
      quoted: true,
      quoted_empty: true,
      record_delimiter: 'windows',
      // The same rule in the library's words, should the one above ever be changed.
      escape_formulas: true,
    },
  )
