import { colonLexer } from './colon-blocks.ts'
import { closing, opening } from './containers.ts'
import { elementLexer } from './element-lexer.ts'
import { bracketLexer, wikiLinkLexer } from './bracket-lexers.ts'
import { templateLexer } from './template-lexer.ts'
import { braceEnd, indexAfter, literalOf, readArguments, type Tag } from './tag-lexer.ts'
import { meaningOf, sayingOf, tagName } from './tag-meanings.ts'
import type { Find, Spot } from './tags.ts'

const text = (to: number, said = ''): Find => ({ to, meaning: { text: said } })

/** Comments; some of them name a part of the text. */
function comments({ text: source, at, reading, origin }: Spot): Find | null {
  if (!source.startsWith('<!--', at)) return null
  const end = indexAfter(source, '-->', at + 4)
  if (end === -1) return null
  const inner = source.slice(at + 4, end).trim()
  const [, part] = /^@?include:?\s+["']?([^"'\s]+)["']?$/i.exec(inner) ?? []
  if (part !== undefined) return { to: end + 3, meaning: { part, asCode: false }, as: 'part <!--@include-->' }
  reading.constructs.add('comment <!-- -->', 'left out', origin, inner)
  return text(end + 3)
}

/** MDX: lines of code between paragraphs. */
function modules({ text: source, at, before, reading, origin }: Spot): Find | null {
  if (before !== '' || !/^(import|export)\b/.test(source.slice(at, at + 7))) return null
  const blank = source.slice(at).search(/\n[ \t]*\n|\n(?=(#|<|:::|import |export ))/)
  const block = blank === -1 ? source.slice(at) : source.slice(at, at + blank)
  const isCode = /^import\s+(?:[\w*{},\s$]+\s+from\s+)?["'][^"'\n]+["'];?/.test(block)
  const isExport = /^export\s+(?:const|let|var|function|default|class|async|\{)/.test(block)
  if (!isCode && !(reading.path.endsWith('.mdx') && isExport)) return null
  // A paragraph of `import`s is code as a whole.
  for (const [, name = '', path = ''] of block.matchAll(
    /^import\s+(\w+)(?:\s*,\s*\{[^{}]*\})?\s+from\s+["']([^"']+)["']/gm,
  ))
    if (/\.(md|mdx)$/i.test(path)) reading.partials.set(name, path)
  reading.constructs.add(isCode ? 'MDX import' : 'MDX export', 'left out', origin, block)
  return text(at + block.length)
}

const kramdown = /^\{:(?::([a-z]+)[^{}\n]*?(\/)?|\/[a-z]*)\}/
const quoted =
  /\{:?[ \t]*(?:[.#][\w-]+[ \t]+)*[\w:-]+=(?:"[^"\n]*"|'[^'\n]*')(?:[ \t]+(?:[.#]?[\w:-]+(?:=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']*))?))*[ \t]*\}/y
const bare = /\{:?[ \t]*(?:[.#][\w-]+|[\w:-]+=[^\s{}]+)(?:[ \t]+(?:[.#][\w-]+|[\w:-]+=[^\s{}]+))*[ \t]*\}/y

/** `{width="300" .shadow}` behind a picture, a link, code or a word in brackets. */
function attributeList(source: string, at: number, before: string): string | null {
  quoted.lastIndex = at
  bare.lastIndex = at
  const found = quoted.exec(source) ?? (/[)\]`*_]/.test(before.slice(-1)) ? bare.exec(source) : null)
  return found?.[0] ?? null
}

/** MDX: `{…}`, and what other tools write so. */
function expressions({ text: source, at, before, reading, origin }: Spot): Find | null {
  if (source[at] !== '{' || source[at + 1] === '{' || source[at + 1] === '%') return null
  const extension = kramdown.exec(source.slice(at, at + 200))
  if (extension) {
    const [opens = '', name = '', alone] = extension
    const end = name === 'comment' && alone === undefined ? indexAfter(source, '{:/', at) : -1
    const to = end === -1 ? at + opens.length : indexAfter(source, '}', end) + 1
    reading.constructs.add(
      `extension {::${name}}`,
      end === -1 ? 'reduced' : 'left out',
      origin,
      source.slice(at, to),
    )
    return text(to)
  }
  if (/^\{[:#]|^\{\s*\.[\w-]/.test(source.slice(at, at + 12))) {
    const [whole = '', inner = ''] = /^\{:?\s*([^{}\n]*)\}/.exec(source.slice(at)) ?? []
    // A heading’s own id is read with the heading.
    if (whole === '' || /^[ \t>]*#{1,6}[ \t]/.test(before)) return null
    const isList = /^(?:[.#][\w-]+|[\w-]+=|toc\b|\w+:)/.test(inner.trim())
    if (!isList) return null
    reading.constructs.add('attributes {: }', 'reduced', origin, inner)
    return text(at + whole.length)
  }
  const list = attributeList(source, at, before)
  if (list !== null) {
    reading.constructs.add('attributes {: }', 'reduced', origin, list)
    return text(at + list.length)
  }
  // Comments of MDX stand in files of other endings, too.
  if (!reading.path.endsWith('.mdx') && !/^\{\s*\/\*/.test(source.slice(at, at + 20))) return null
  const to = braceEnd(source, at)
  if (to === -1) return null
  const whole = source.slice(at, to)
  const [, comment] = /^\{\s*\/\*([\s\S]*)\*\/\s*\}$/.exec(whole) ?? []
  if (comment !== undefined) {
    reading.constructs.add('comment {/* */}', 'left out', origin, comment)
    return text(to)
  }
  const literal = literalOf(whole)
  if (literal !== null) return text(to, literal)
  if (!reading.path.endsWith('.mdx')) return null
  reading.constructs.add('MDX expression { }', 'not understood', origin, whole)
  return whole.includes('\n') || whole.length > 80 ? text(to) : null
}

const single = /:::[ \t]*([a-z][\w-]*)((?:[ \t]+[\w-]+="[^"]*")*)[ \t]*:::/y
const open = /:{3,}[ \t]*(?:\{?\.?([A-Za-z][\w-]*)\}?)?[ \t]*([^\n]*)/y

/** `:::note Title`, `::: {.note}`, `:::{note}`, `:::image source="…":::`, `:::`. */
function containers({ text: source, at, before, reading, origin }: Spot): Find | null {
  if (!source.startsWith(':::', at) || source[at - 1] === ':') return null
  const { constructs } = reading
  const tagFrom = (name: string, rest: string, to: number): Tag => {
    const [, bracketed] = /^\[(.*)\]/.exec(rest) ?? []
    const args = readArguments(rest.replace(/^\[.*\]/, '').replace(/^\{(.*)\}$/, '$1'))
    if (bracketed !== undefined) args.named['title'] = bracketed
    return {
      dialect: 'container',
      name,
      closes: false,
      alone: false,
      ...args,
      inner: `${name} ${rest}`,
      from: at,
      to,
    }
  }
  single.lastIndex = at
  const whole = single.exec(source)
  if (whole) {
    const [, name = '', rest = ''] = whole
    const tag = tagFrom(name, rest, at + whole[0].length)
    const { named, to } = tag
    if (name === 'code') {
      const range = named['range']
      const language = named['language']
      return { to, meaning: { part: named['source'] ?? '', asCode: true, ...(range ? { range } : {}), ...(language ? { language } : {}) }, as: 'part :::code' } // prettier-ignore
    }
    const [, frame] = /^(row|column)(?:-end)?$/.exec(name) ?? []
    if (frame !== undefined) {
      if (name === frame) constructs.add(tagName(tag), 'reduced', origin)
      // What columns hold is written deeper than they are, as in elements.
      const family = `element :::${frame}`
      return {
        to,
        meaning: name === frame ? { begins: opening(family, 'plain') } : { ends: closing(family) },
      }
    }
    if (name.endsWith('-end')) {
      constructs.add(tagName({ ...tag, name: name.replace(/-end$/, '') }), 'reduced', origin)
      return text(to)
    }
    const meaning = meaningOf(tag, reading, origin)
    if (meaning) return { to, meaning }
    constructs.add(tagName(tag), 'text' in named ? 'rewritten' : 'not understood', origin, 'text' in named ? undefined : tag.inner) // prettier-ignore
    return text(to, sayingOf(tag))
  }
  if (!/^[ \t>]*$/.test(before) && !/^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+$/.test(before)) return null
  open.lastIndex = at
  const match = open.exec(source)
  if (!match) return null
  const [all, name = '', rest = ''] = match
  const to = at + all.length
  if (name === '') return rest.trim() === '' ? { to, meaning: { ends: closing(':::') } } : null
  if (name.endsWith('-end') || name === 'end') {
    if (name === 'moniker-end') return text(to)
    if (name === 'zone-end') return { to, meaning: { ends: closing(':::zone') } }
    return { to, meaning: { ends: closing(':::') } }
  }
  if (/^(zone|moniker)$/.test(name)) {
    constructs.add(`condition, all that it may show is shown: container :::${name}`, 'reduced', origin, rest)
    if (name === 'moniker') return text(to)
    const pivots = (readArguments(rest).named['pivot'] ?? '').split(',').map((pivot) => pivot.trim().replaceAll('-', ' ')) // prettier-ignore
    return { to, meaning: { begins: opening(':::zone', 'plain', pivots.join(', ').replace(/^./, (letter) => letter.toUpperCase())) } } // prettier-ignore
  }
  const tag = tagFrom(name, rest.replace(/:::$/, '').trim(), to)
  const meaning = meaningOf(tag, reading, origin)
  if (meaning && 'begins' in meaning)
    return { to, meaning: { begins: meaning.begins.replace(/^\0\+[^\t]*/, '\0+:::') } }
  constructs.add(tagName(tag), 'not understood', origin, rest)
  return { to, meaning: { begins: opening(':::', 'plain', /^[\p{L}\p{N}]/u.test(rest) ? rest : '') } }
}

/** In order: what is more precise comes first. */
export const inlineLexers: readonly ((spot: Spot) => Find | null)[] = [
  comments,
  modules,
  templateLexer,
  expressions,
  containers,
  colonLexer,
  bracketLexer,
  wikiLinkLexer,
  elementLexer,
]
