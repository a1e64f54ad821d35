import { codeIn, within } from './code-map.ts'
import { chooseBranches } from './conditions.ts'
import { macroText, variableText } from './macros.ts'
import {
  apply,
  type Edit,
  type Line,
  linesOf,
  ofLines,
  type Origin,
  originsOf,
  type Passage,
} from './passage.ts'
import type { Reading } from './reading.ts'
import { templateTagAt } from './tag-lexer.ts'

const raw = /\{%-?\s*raw\s*-?%\}/
const endraw = /(\{%-?\s*endraw\s*-?%\})/
const rawLine = /^[ \t>]*(?:#[ \t]*)?\{%-?\s*(?:end)?raw\s*-?%\}[ \t]*\n/gm
const escaped = /(\{\{[<%])\/\*(.{0,300}?)\*\/([>%]\}\})/g
const data = /\{%-?\s*data\s+(variables\.[\w-]+\.[\w.-]+)\s*-?%\}/g
const tag = /\{\{[<%]?[^{}\n]{1,200}\}\}/g

/** Whether Liquid draws a file before anything else reads it, so that it has to say what of its code is meant as it stands. */
const isLiquid = ({ library }: Reading, text: string) =>
  library.root('_config.yml') !== null || /\{%-?\s*(?:data|ifversion|octicon|link|include)\s/.test(text)

/** Code with the words that its tool puts into it. Whatever has no word stays, like all else in code. */
function drawn(code: string, liquid: boolean, origin: Origin, reading: Reading): string {
  const note = (name: string) => reading.constructs.add(`${name} in code`, 'rewritten', origin)
  const changed = (name: string, before: string, after: string) => {
    if (after !== before) note(name)
    return after
  }
  const hasWords = /^[ \t>]*`{3,}.*\bsubs=true/.test(code)
  const isLine = !code.includes('\n')
  const words = (text: string) => {
    const chosen = chooseBranches(text, { only: /^ifversion$/, alone: true, tell: (chain) => reading.constructs.add('condition in code, one of its branches is shown', 'reduced', origin, chain) }) // prettier-ignore
    const named = changed('word {% data %}', chosen, chosen.replaceAll(data, (whole, name: string) => variableText(name, reading) ?? whole)) // prettier-ignore
    const said = named.replaceAll(tag, (whole) => {
      const found = templateTagAt(whole, 0)
      const isWord = found?.dialect === 'shortcode' ? /^(?:param|skew)$/.test(found.name) : isLine ? found?.inner.includes('(') === true : hasWords // prettier-ignore
      if (!found || !isWord) return whole
      return macroText(found, reading, origin)?.replace(/^`(.*)`$/, '$1') ?? whole
    })
    return changed('escaped shortcode', said, said.replaceAll(escaped, '$1$2$3'))
  }
  if (!liquid || !endraw.test(code)) return words(code)
  note('tag {% raw %}')
  // What stands between the two is meant as it stands.
  const kept = code.replaceAll(rawLine, (line) => line.trim().replace(/^#\s*/, ''))
  const [first = '', ...others] = kept.split(raw)
  const parts = others.map((part) => {
    const [, end = ''] = endraw.exec(part) ?? []
    const [meant = '', ...behind] = end === '' ? [part] : part.split(end)
    return meant + words(behind.join(end))
  })
  return words(first) + parts.join('')
}

const mdx = /^([ \t]*)(`{3,})mdx-code-block[ \t]*$/

/** Docusaurus: a fence that only keeps other tools from what is in it. */
export function readMdxFences(passage: Passage, { constructs }: Reading): Passage {
  if (!passage.text.includes('mdx-code-block')) return passage
  const lines = linesOf(passage)
  let end = ''
  return ofLines(
    lines.flatMap((line): Line[] => {
      const [, indent = '', ticks = ''] = end === '' ? (mdx.exec(line.text) ?? []) : []
      const isEnd = end !== '' && line.text.trimEnd() === end
      if (ticks !== '') constructs.add('code that is MDX', 'rewritten', line.origin)
      end = isEnd ? '' : ticks === '' ? end : indent + ticks
      return isEnd || ticks !== '' ? [] : [line]
    }),
  )
}

/** Tags that stand in code and are drawn there all the same, and conditions that a single line holds. */
export function readCodeTags(passage: Passage, reading: Reading): Passage {
  const { text } = passage
  if (!/\{[{%]/.test(text)) return passage
  const liquid = isLiquid(reading, text)
  const code = codeIn(text, { indented: false })
  const originAt = originsOf(passage)
  const edits = code.flatMap(({ from, to }): Edit[] => {
    const before = text.slice(from, to)
    if (!/\{[{%]/.test(before)) return []
    const by = drawn(before, liquid, originAt(from), reading)
    return by === before ? [] : [{ from, to, by }]
  })
  return readChoices(apply(passage, edits), reading)
}

/** Of what one line says if something is so, and says else, one is shown: both together would be no sentence. */
function readChoices(passage: Passage, { constructs }: Reading): Passage {
  const { text } = passage
  if (!/\{%-?\s*els/.test(text)) return passage
  const code = codeIn(text, { indented: false })
  const originAt = originsOf(passage)
  const edits: Edit[] = []
  for (const { 0: line, index } of text.matchAll(/^.*\{%-?\s*els.*$/gm)) {
    if (within(code, index)) continue
    const tell = (chain: string) =>
      constructs.add(
        'condition within a line, one of its branches is shown',
        'reduced',
        originAt(index),
        chain,
      )
    const by = chooseBranches(line, { tell })
    if (by === line) continue
    edits.push({ from: index, to: index + line.length, by })
  }
  return apply(passage, edits)
}
