import { codeIn, within } from './code-map.ts'
import { apply, type Edit, lineStarts, originsOf, type Passage } from './passage.ts'
import type { Reading } from './reading.ts'
import { asLink, asText } from './tag-meanings.ts'

/** Files that say that a folder is drawn by MyST, or by Elastic’s own reading of it. */
const marks = ['docset.yml', 'myst.yml', 'conf.py']
const isMyst = ({ library }: Reading) => marks.some((mark) => library.root(mark) !== null)

type Line = [pattern: RegExp, name: string, fate: 'rewritten' | 'left out', by: string]
/** Signs of whole lines. */
const lines: readonly Line[] = [
  [/^(#{1,6}[ \t].*?)[ \t]+\[([\w.:-]+)\][ \t]*$/, 'id of a heading [id]', 'rewritten', '$1 {#$2}'],
  [/^([ \t]*)\${3}([\w.:-]+)\${3}[ \t]*$/, 'place $$$name$$$', 'rewritten', '$1<a id="$2"></a>'],
  [/^\(([\w.:-]+)\)=[ \t]*$/, 'place (name)=', 'rewritten', '<a id="$1"></a>'],
  [/^%(?:[ \t].*)?$/, 'comment %', 'left out', ''],
]

type Role = (said: string) => string | null
const named = /^(.*?)\s*<([^<>]+)>$/
const linked: Role = (said) => {
  const [, text = '', target = said] = named.exec(said) ?? []
  return asLink(asText(text), target)
}
const words: Role = (said) => asText(named.exec(said)?.[1] ?? said.replace(/^[~!]/, ''))
/** What stands between the backticks behind `{name}`, and what it is here; null: its words as code. */
const roles: ReadonlyMap<string, Role> = new Map<string, Role>([
  [
    'kbd',
    (said) =>
      said
        .split(/\s*\+\s*/)
        .map((key) => `<kbd>${asText(key)}</kbd>`)
        .join('+'),
  ],
  ['sub', (said) => `<sub>${asText(said)}</sub>`],
  ['sup', (said) => `<sup>${asText(said)}</sup>`],
  ...['doc', 'download'].map((name): [string, Role] => [name, linked]),
  ...['ref', 'term', 'guilabel', 'menuselection', 'abbr', 'numref', 'index', 'applies_to', 'preview'].map(
    (name): [string, Role] => [name, words],
  ),
  ['icon', () => ''],
])

const role = /\{([a-z][\w:-]*)\}(`+)(?!`)([^\n]{0,500}?[^`\n])\2(?!`)/g

/** Signs of MyST that are no directives: places, comments, and roles within a line. */
export function readMyst(passage: Passage, reading: Reading): Passage {
  const { text } = passage
  const hasRoles = !reading.path.endsWith('.mdx') && /\{[a-z][\w:-]*\}`/.test(text)
  const whole = isMyst(reading)
  if (!whole && !hasRoles) return passage
  const { constructs } = reading
  const code = codeIn(text, { indented: false })
  const originAt = originsOf(passage)
  const edits: Edit[] = []
  const starts = lineStarts(text)
  if (whole)
    for (const [index, line] of text.split('\n').entries()) {
      const from = starts[index] ?? 0
      const found = line.length < 1000 ? lines.find(([pattern]) => pattern.test(line)) : undefined
      if (!found || within(code, from)) continue
      const [pattern, name, fate, by] = found
      constructs.add(name, fate, originAt(from), fate === 'left out' ? line : undefined)
      edits.push({ from, to: from + line.length, by: line.replace(pattern, by) })
    }
  for (const { 0: all, 1: name = '', 3: said = '', index } of hasRoles ? text.matchAll(role) : []) {
    if (within(code, index)) continue
    const by = roles.get(name)?.(said) ?? `\`${said}\``
    constructs.add(`role {${name}}`, by === '' ? 'left out' : 'reduced', originAt(index), said)
    edits.push({ from: index, to: index + all.length, by })
  }
  return apply(passage, edits)
}
