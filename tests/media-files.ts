import type { Media } from '../server/library/media.ts'

const encoder = new TextEncoder()

/** Media in memory: what is in each file, by its name. */
export const mediaOfTexts = (texts: Readonly<Record<string, string>>): Media => ({
  find(name) {
    const bytes = Object.hasOwn(texts, name) ? encoder.encode(texts[name]) : null
    return Promise.resolve(
      bytes && {
        size: bytes.length,
        changed: Date.UTC(2026, 10, 23),
        read: (first, last) => new Blob([bytes.slice(first, last + 1)]).stream(),
      },
    )
  },
})
