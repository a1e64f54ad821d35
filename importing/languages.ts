const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
const code = /^([a-z]{2,3})(?:[-_][A-Za-z]{2,4}){0,2}$/i

/** The language that a part of a path names, in lower case and without its region; null where it names none. */
function languageIn(part: string): string | null {
  const [, language = ''] = code.exec(part) ?? []
  return language !== '' && names.of(language.toLowerCase()) !== undefined ? language.toLowerCase() : null
}

/** Folders in which each folder is a language. */
const folders = new Set(['i18n', 'l10n', 'locales', 'locale', 'translations', '_locales'])

/**
 * Which files are in another language than `own`: those in a folder named for one beside the folder of `own` (`docs/fr` beside `docs/en`), in
 * a folder of translations (`i18n/fr`), and those named for one beside a file that is not (`page.fr.md`).
 */
export function otherLanguages(paths: readonly string[], own: string): Map<string, string> {
  /** Folders that hold some of `own`, each with the one that counts: that without a region, if there is one. */
  const holders = new Map<string, string>()
  const all = new Set(paths)
  for (const path of paths) {
    const parts = path.split('/')
    for (const [index, part] of parts.slice(0, -1).entries()) {
      const folder = parts.slice(0, index).join('/')
      const counts = holders.get(folder)
      if (languageIn(part) === own && (counts === undefined || part.length < counts.length))
        holders.set(folder, part)
    }
  }
  const others = new Map<string, string>()
  for (const path of paths) {
    const parts = path.split('/')
    const found = parts.slice(0, -1).find((part, index) => {
      const language = languageIn(part)
      const counts = holders.get(parts.slice(0, index).join('/'))
      if (language === null) return false
      return counts === undefined ? folders.has(parts[index - 1] ?? '') && language !== own : part !== counts
    })
    const [, stem = '', suffix = '', ending = ''] =
      /^(.+?)[._]([A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)(\.\w+)$/.exec(path) ?? []
    const beside =
      languageIn(suffix) !== own && (all.has(stem + ending) || all.has(`${stem}.${own}${ending}`))
    const language = found ?? (beside && languageIn(suffix) !== null ? suffix : undefined)
    if (language !== undefined) others.set(path, language)
  }
  return others
}
