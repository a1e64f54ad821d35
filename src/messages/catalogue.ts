/**
 * The interface's texts: strings, and functions of what varies. Each room has its own file; a component never
 * holds a text. `vite --mode pseudo` draws every text in accented letters, so that a forgotten one shows.
 */
type Message = string | ((...values: never[]) => string)

const accents: Record<string, string> = {
  a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', c: 'ç', n: 'ñ', s: 'š', y: 'ý', z: 'ž',
  A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', C: 'Ç', N: 'Ñ', S: 'Š', Y: 'Ý', Z: 'Ž',
} // prettier-ignore

/** `⟦` and `⟧` mark where a text begins and ends. */
export const pseudo = (text: string) => `⟦${text.replace(/[a-z]/gi, (letter) => accents[letter] ?? letter)}⟧`

export function messages<const Catalogue extends Record<string, Message>>(catalogue: Catalogue): Catalogue {
  if (import.meta.env.MODE !== 'pseudo') return catalogue
  const translated = Object.entries(catalogue).map(([key, message]) => [
    key,
    typeof message === 'string' ? pseudo(message) : (...values: never[]) => pseudo(message(...values)),
  ])
  // The keys and the shapes are those of `catalogue`; only the letters differ.
  return Object.fromEntries(translated) as Catalogue
}

export const locale = 'en'

const plurals = new Intl.PluralRules(locale)

/** `plural(3, { one: 'vote', other: 'votes' })` → `3 votes`. */
export const plural = (count: number, forms: { one: string; other: string }) =>
  `${new Intl.NumberFormat(locale).format(count)} ${plurals.select(count) === 'one' ? forms.one : forms.other}`

const ahead = new Intl.RelativeTimeFormat(locale)

/** `in 40 seconds`, `in 3 minutes`; rounded up, so that whoever comes then is not too early. Null: nobody has said when. */
export function soon(seconds: number | null): string {
  if (seconds === null) return 'in a few minutes'
  return seconds < 100 ? ahead.format(seconds, 'second') : ahead.format(Math.ceil(seconds / 60), 'minute')
}
