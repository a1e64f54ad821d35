import { codeIn, within } from './code-map.ts'
import { closing, opening } from './containers.ts'
import { alertNames } from './dialect-words.ts'
import { type Line, linesOf, lineStarts, ofLines, type Passage } from './passage.ts'
import type { Reading } from './reading.ts'

/** What takes the place of a line; null: it stays. */
type Reader = (line: Line) => string[] | null

/** Reads a passage line by line, without those that are code. */
function throughLines(passage: Passage, read: Reader, atEnd: () => string[] = () => []): Passage {
  const code = codeIn(passage.text, { indented: false })
  const starts = lineStarts(passage.text)
  const out: Line[] = []
  for (const [index, line] of linesOf(passage).entries()) {
    const by = within(code, starts[index] ?? 0) ? null : read(line)
    for (const one of by ?? [line.text]) out.push({ text: one, origin: line.origin })
  }
  const last = passage.origins.at(-1) ?? { file: '', line: 1 }
  for (const text of atEnd()) out.push({ text, origin: last })
  return ofLines(out)
}

/** Lines that begin and end tabs: Adobe’s, around what is no quotation, and GitLab’s. */
const tabSigns = [
  /^([ \t]*)>[ \t]*\[!(BEGINTABS|ENDTABS|TAB(?:[ \t]+([^\]]+))?)\][ \t]*$/i,
  /^([ \t]*):{2,3}(Tabs|EndTabs|TabTitle[ \t]+(\S.*))$/,
]

/** `>[!BEGINTABS]`, `>[!TAB name]`, `>[!ENDTABS]`; `::Tabs`, `:::TabTitle name`, `::EndTabs`. */
export function readTabLines(passage: Passage, reading: Reading): Passage {
  if (!/\[!(?:BEGINTABS|TAB )|^[ \t]*:::TabTitle /im.test(passage.text)) return passage
  let open: string | null = null
  const end = () => (open === null ? [] : [open + closing('quoted tab')])
  return throughLines(
    passage,
    ({ text, origin }) => {
      const [, indent = '', word = '', name] =
        tabSigns.map((sign) => sign.exec(text)).find((match) => match !== null) ?? []
      if (word === '') return null
      const before = end()
      open = name === undefined ? null : indent
      if (name === undefined) return before
      reading.constructs.add(
        `tab ${/^tab/i.exec(text.trim().replace(/^\W+/, ''))?.[0] === 'TAB' ? '[!TAB]' : ':::TabTitle'}`,
        'rewritten',
        origin,
      )
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

const shade = /^([ \t]*)>[ \t]*\[!(BEGIN|END)SHADEBOX(?:[ \t]+"([^"]*)")?\][ \t]*$/i
const module = /^:::[ \t]+\w+(?:\.\w+)+[ \t]*$/
const slashes = /^([ \t]*)\/{3,}(?:[ \t]+([\w-]+)(?:[ \t]*\|[ \t]*(.*))?)?[ \t]*$/

/** Adobe’s boxes, and what Adobe’s programs show beside a page; PyMdown’s `/// name | Title` up to `///`; mkdocstrings’ `::: module.name`. */
export function readBoxes(passage: Passage, reading: Reading): Passage {
  if (!/\[!(?:BEGINSHADEBOX|CONTEXTUALHELP)|^[ \t]*\/{3,}[ \t]+[\w-]|^:::[ \t]+\w+\.\w/im.test(passage.text))
    return passage
  const { constructs } = reading
  let inHelp = false
  let inModule = false
  return throughLines(passage, ({ text, origin }) => {
    inHelp = /^[ \t]*>/.test(text) && (inHelp || /\[!CONTEXTUALHELP\]/i.test(text))
    if (inHelp) {
      constructs.add('help of a program [!CONTEXTUALHELP]', 'left out', origin, text.replace(/^[ \t]*>/, ''))
      return []
    }
    const isModule = module.test(text)
    inModule = isModule || (inModule && /^(?:[ \t]+\S|[ \t]*$)/.test(text))
    if (inModule && text.trim() !== '') {
      constructs.add('documentation of code ::: module', 'left out', origin, text)
      return []
    }
    const [box, indent = '', begins = '', title] = shade.exec(text) ?? []
    if (box !== undefined) {
      if (/end/i.test(begins)) return [indent + closing('shadebox')]
      constructs.add('box [!BEGINSHADEBOX]', 'reduced', origin)
      return [indent + opening('shadebox', 'plain', title)]
    }
    const [block, deep = '', name = '', said = ''] = slashes.exec(text) ?? []
    if (block === undefined) return null
    if (name === '') return [deep + closing('///')]
    constructs.add(`block /// ${name}`, 'rewritten', origin)
    const kind = /^(?:tab|details)$/.test(name) ? 'section' : (alertNames.get(name) ?? 'plain')
    return [deep + opening('///', kind, said)]
  })
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
