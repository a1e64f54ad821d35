import { createDictionary, packWords } from './search/dictionary.ts'

/** Whoever sets a variable that begins like this means the portal. */
const ours = /^(OIDC|CLAIM|LINK|BRAND|RETENTION)_/
const lettersOf = (name: string) => name.toUpperCase().replaceAll(/[^A-Z\d]/g, '')

/** Variables that nobody reads though somebody seems to mean the portal: each as a sentence, with the name that is nearest. */
export function strangeNames(given: readonly string[], known: readonly string[]): string[] {
  const { within } = createDictionary(packWords(known.map(lettersOf)))
  return given
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const letters = lettersOf(name)
      const near = within(letters, Math.floor(letters.length / 4)).toSorted((a, b) => a.distance - b.distance)
      const meant = known[near[0]?.number ?? -1]
      if (meant) return [`${name} is not read. Did you mean ${meant}?`]
      return ours.test(name) ? [`${name} is not read: the portal has no such variable.`] : []
    })
}
