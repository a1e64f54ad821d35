import { closing, opening } from './containers.ts'
import { isAlone, pairsOf } from './pairs.ts'
import { literalOf, type Tag } from './tag-lexer.ts'
import { sayingOf, tagName } from './tag-meanings.ts'
import type { Find, Spot } from './tags.ts'
import { tableOfValues } from './value-tables.ts'

const text = (to: number, said = ''): Find => ({ to, meaning: { text: said } })
const plain = (value: string) => literalOf(value) ?? value

/** `<Render file="steps" product="maps" />`: the part of another file that a tag names, where there is one. */
function partOf(tag: Tag, { reading }: Spot): Find | null {
  const file = plain(tag.named['file'] ?? tag.named['path'] ?? '')
  if (file === '' || tag.closes || tag.dialect === 'macro' || /[{}]/.test(file)) return null
  const folders = Object.values(tag.named).map(plain).filter((one) => /^[\w.-]+$/.test(one)) // prettier-ignore
  const names = [...folders.flatMap((one) => [`partials/${one}/${file}`, `${one}/${file}`]), file]
  const part = names.map((name) => reading.library.part(name, reading.path)).find((one) => one !== null)
  if (part === undefined || part === null || part === reading.path) return null
  return { to: tag.to, meaning: { part: `/${part}`, asCode: false }, as: `part ${tagName(tag)}` }
}

/** A tag that nobody knows is the part that it names, a frame around other blocks, or the words that it says. */
export function unknownTag(tag: Tag, spot: Spot): Find {
  const { text: source, before, reading, origin } = spot
  const part = isAlone(source, tag) ? partOf(tag, spot) : null
  if (part) return part
  const tables = tag.dialect === 'element' && tag.alone ? Object.values(tag.named).flatMap((value) => tableOfValues(value) ?? []) : [] // prettier-ignore
  if (tables.length > 0) {
    reading.constructs.add(`table: ${tagName(tag)}`, 'reduced', origin, tag.inner)
    return text(tag.to, ['', sayingOf(tag), ...tables, ''].join('\n\n'))
  }
  const family = `${tag.dialect} ${tag.name.toLowerCase()}`
  const { opens, openOf } = pairsOf(source, tag)
  const open = tag.closes ? openOf.get(tag.from) : tag
  const isPair = open !== undefined && opens.has(open.from)
  const isFrame = isPair && isAlone(source, open)
  if (isFrame && tag.closes) return { to: tag.to, meaning: { ends: closing(family) } }
  if (isFrame) {
    reading.constructs.add(`frame: ${tagName(tag)}`, 'reduced', origin, tag.inner)
    return { to: tag.to, meaning: { begins: opening(family, 'plain', sayingOf(tag)) } }
  }
  if (!tag.closes)
    reading.constructs.add(`${isPair ? 'frame: ' : ''}${tagName(tag)}`, isPair ? 'reduced' : 'not understood', origin, tag.inner) // prettier-ignore
  const said = isPair ? '' : sayingOf(tag)
  // Without the word that it stands for, a sentence would say something else.
  const isWord = tag.dialect === 'shortcode' && said === '' && !isPair && !tag.closes && !isAlone(source, tag)
  return text(tag.to, isWord && !/\]\([^)\s]*$/.test(before.slice(-500)) ? source.slice(tag.from, tag.to) : said) // prettier-ignore
}

/** A block that is begun and never ended holds nothing: else it would hold all that follows. */
export function endAtOnce(tag: Tag, begins: string, said = ''): Find {
  const [, family = ''] = /^\0\+([^\t]*)\t/.exec(begins) ?? []
  return text(tag.to, `\n${begins}\n${said}\n${closing(family)}\n`)
}
