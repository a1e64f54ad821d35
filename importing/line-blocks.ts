import { codeIn, within } from './code-map.ts'
import { closing, opening } from './containers.ts'
import { lineStarts, type Origin, type Passage } from './passage.ts'
import type { Reading } from './reading.ts'

type Line = { text: string; origin: Origin }
/** What takes the place of a line; null: it stays. */
type Reader = (line: Line) => string[] | null

/** Reads a passage line by line, without those that are code. */
function throughLines(passage: Passage, read: Reader, atEnd: () => string[] = () => []): Passage {
  const code = codeIn(passage.text, { indented: false })
  const starts = lineStarts(passage.text)
  const texts = passage.text.split('\n')
  const origins = passage.origins
  const out: Line[] = []
  for (const [index, text] of texts.entries()) {
    const origin = origins[index] ?? { file: '', line: 1 }
    const by = within(code, starts[index] ?? 0) ? null : read({ text, origin })
    for (const one of by ?? [text]) out.push({ text: one, origin })
  }
  const last = origins.at(-1) ?? { file: '', line: 1 }
  for (const text of atEnd()) out.push({ text, origin: last })
  return { text: out.map(({ text }) => text).join('\n'), origins: out.map(({ origin }) => origin) }
}

const quotedTab = /^([ \t]*)>[ \t]*\[!(BEGINTABS|ENDTABS|TAB(?:[ \t]+([^\]]+))?)\][ \t]*$/i

/** Adobe: `>[!BEGINTABS]`, `>[!TAB name]`, `>[!ENDTABS]`, around what is no quotation. */
export function readQuotedTabs(passage: Passage, reading: Reading): Passage {
  if (!/\[!(?:BEGINTABS|TAB )/i.test(passage.text)) return passage
  let open: string | null = null
  const end = () => (open === null ? [] : [open + closing('quoted tab')])
  return throughLines(
    passage,
    ({ text, origin }) => {
      const [, indent = '', word, name] = quotedTab.exec(text) ?? []
      if (word === undefined) return null
      const before = end()
      open = name === undefined ? null : indent
      if (name === undefined) return before
      reading.constructs.add('tab [!TAB]', 'rewritten', origin)
      return [...before, indent + opening('quoted tab', 'section', name)]
    },
    () => end(),
  )
}

/** Adobe: `+++ Title` up to `+++` opens on a click. */
export function readPlusBlocks(passage: Passage, reading: Reading): Passage {
  const signs = passage.text.match(/^[ \t]*\+{3}.*$/gm) ?? []
  if (!signs.some((sign) => sign.trim() !== '+++') || !signs.some((sign) => sign.trim() === '+++'))
    return passage
  let isOpen = false
  return throughLines(
    passage,
    ({ text, origin }) => {
      const [, indent = '', title] = /^([ \t]*)\+{3}[ \t]*([^+\n]*)$/.exec(text) ?? []
      if (title === undefined || (title.trim() === '' && !isOpen)) return null
      const before = isOpen ? [indent + closing('+++')] : []
      isOpen = title.trim() !== ''
      if (!isOpen) return before
      reading.constructs.add('part that opens: +++', 'rewritten', origin)
      return [...before, indent + opening('+++', 'section', title)]
    },
    () => (isOpen ? [closing('+++')] : []),
  )
}

/** VuePress: `@tab Name` within `::: tabs`. */
export function readAtTabs(passage: Passage, reading: Reading): Passage {
  if (!/^[ \t]*@tab\b/m.test(passage.text)) return passage
  let isOpen = false
  return throughLines(
    passage,
    ({ text, origin }) => {
      const [, indent = '', name] = /^([ \t]*)@tab(?::active)?[ \t]+(\S.*)$/.exec(text) ?? []
      const ends = name !== undefined || /^[ \t]*:{3,}[ \t]*$/.test(text)
      const before = isOpen && ends ? [indent + closing('@tab')] : []
      if (ends) isOpen = name !== undefined
      if (name === undefined) return before.length > 0 ? [...before, text] : null
      reading.constructs.add('tab @tab', 'rewritten', origin)
      return [...before, indent + opening('@tab', 'section', name.replace(/#[\w-]+$/, ''))]
    },
    () => (isOpen ? [closing('@tab')] : []),
  )
}

/** Signs of single lines: headings that lack a space, abbreviations, and parts in a list of their own. */
export function readLineSigns(passage: Passage, reading: Reading): Passage {
  if (!/^(?:[ \t]*#+[^#\s]|\*\[|-{1,2}8<-{1,2}[ \t]*$)/m.test(passage.text)) return passage
  const { constructs } = reading
  let isFirst = true
  let inParts = false
  return throughLines(passage, ({ text, origin }) => {
    if (/^[ \t]*;?-{1,2}8<-{1,2}[ \t]*$/.test(text)) {
      inParts = !inParts
      return []
    }
    if (inParts) return text.trim() === '' ? null : [`--8<-- "${text.trim()}"`]
    const wasFirst = isFirst
    if (text.trim() !== '') isFirst = false
    const [, signs, rest = ''] = /^ {0,3}(#{1,6})([^#\s{!].*)$/.exec(text) ?? []
    // One sign alone may begin a word: `#channel`.
    if (signs !== undefined && (signs.length > 1 || wasFirst)) {
      constructs.add('heading without a space', 'repaired', origin)
      return [`${signs} ${rest}`]
    }
    if (!/^\*\[[^\]\n]+\]:[ \t]*\S/.test(text)) return null
    constructs.add('abbreviation *[ ]:', 'left out', origin, text)
    return []
  })
}
