import { alertNames } from './dialect-words.ts'
import { asLink, asText } from './tag-meanings.ts'
import type { Find, Spot } from './tags.ts'

const text = (to: number, said = ''): Find => ({ to, meaning: { text: said } })

const file = /\[(?:!|AZURE\.)(include|code(?:-[\w#+-]+)?)\s*\[[^\]]*\]\s*\(\s*<?([^)\s>"]+)>?[^)]*\)\s*\]/iy
const word = /\[!([A-Za-z]+)(?:[ \t]+([^\]\n]*))?\]/y
const snippet = /-{1,2}8<-{1,2}[ \t]+["']([^"'\n]+)["']/y
const press = /<<<[ \t]+([^\s{[]+)[^\n]*/y
const video = /\[!VIDEO\]\((https?:[^\s()<>]+)\)/iy
const vuePress = /@\[code(?:\{([\d,-]+)\})?[^\]\n]*\]\(([^()\s]+)\)/y
const hashicorp = /@include[ \t]+["']([^"'\n]+)["']/y
const contents = /\[TOC\]|\[\[_?toc_?\]\]/iy

/** `[!INCLUDE [name](path)]`, `[!code-cs[name](path)]`, `[!VIDEO address]`, `--8<-- "path"`, `<<< path`, `@include "path"`, `[[toc]]`. */
export function bracketLexer({ text: source, at, before, reading, origin }: Spot): Find | null {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at
    return pattern.exec(source)
  }
  const included = match(file)
  if (included) {
    const [whole, name = '', path = ''] = included
    const asCode = /^code/i.test(name)
    const language = /^code-([\w#+-]+)/i.exec(name)?.[1]
    const range = /[?&]range=([\d,-]+)/.exec(path)?.[1] ?? /#L(\d+(?:-L\d+)?)/.exec(path)?.[1]
    const region = /[?&]name=([\w.-]+)/.exec(path)?.[1]
    const part = path.replace(/[?#].*$/, '')
    return {
      to: at + whole.length,
      meaning: { part, asCode, ...(language === undefined ? {} : { language }), ...((range ?? region) === undefined ? {} : { range: range ?? `<${region}>` }) }, // prettier-ignore
      as: asCode ? 'part [!code]' : 'part [!INCLUDE]',
    }
  }
  const shown = match(video)
  if (shown) {
    reading.constructs.add('video [!VIDEO]', 'reduced', origin, shown[1])
    return text(at + shown[0].length, `<${shown[1] ?? ''}>`)
  }
  const imported = match(vuePress)
  if (imported) {
    const [whole, lines, path = ''] = imported
    return { to: at + whole.length, meaning: { part: path.replace(/^@/, ''), asCode: true, ...(lines === undefined ? {} : { range: lines }) }, as: 'part @[code]' } // prettier-ignore
  }
  const toc = match(contents)
  if (toc && before.trim() === '') {
    reading.constructs.add('table of contents', 'left out', origin)
    return text(at + toc[0].length)
  }
  const cut = match(snippet)
  if (cut) {
    const [whole, path = ''] = cut
    const [, part = path, range] = /^(.*?):(\d.*)$/.exec(path) ?? []
    return { to: at + whole.length, meaning: { part, asCode: false, ...(range === undefined ? {} : { range }) }, as: 'part --8<--' } // prettier-ignore
  }
  const hashicorpPart = before.trim() === '' ? match(hashicorp) : null
  if (hashicorpPart) return { to: at + hashicorpPart[0].length, meaning: { part: hashicorpPart[1] ?? '', asCode: false }, as: 'part @include' } // prettier-ignore
  const code = before.trim() === '' ? match(press) : null
  if (code) {
    const [whole, path = ''] = code
    return {
      to: at + whole.length,
      meaning: { part: path.replace(/#.*$/, ''), asCode: true },
      as: 'part <<<',
    }
  }
  const named = match(word)
  if (!named) return null
  const [whole, name = '', rest = ''] = named
  const to = at + whole.length
  if (source[to] === '(' || alertNames.has(name.toLowerCase())) return null
  if (name.toLowerCase() === 'video' && rest !== '') {
    reading.constructs.add('video [!VIDEO]', 'reduced', origin, rest)
    return text(to, `<${rest.trim()}>`)
  }
  const [list = ''] = /^\{[^{}\n]*\}/.exec(source.slice(to, to + 500)) ?? []
  const address = /\burl="([^"]*)"/.exec(list)?.[1]
  if (/^badge$/i.test(name)) {
    reading.constructs.add('sign [!BADGE]', 'reduced', origin, list)
    return text(to + list.length, address === undefined ? asText(rest) : asLink(asText(rest), address))
  }
  const known = /^(div|checklist|nextstepaction|op\.\w+)$/i.test(name)
  reading.constructs.add(`sign [!${name}]`, known ? 'reduced' : rest === '' ? 'not understood' : 'reduced', origin, rest) // prettier-ignore
  return text(to, known ? '' : rest.trim())
}

const wiki = /\[\[([^[\]|\n]+)(?:\|([^[\]\n]+))?\]\]/y

/** `[[page]]` and `[[page|words]]`, where there is such a page. */
export function wikiLinkLexer({ text: source, at, reading, origin }: Spot): Find | null {
  wiki.lastIndex = at
  const match = wiki.exec(source)
  if (!match) return null
  const [whole, page = '', said = ''] = match
  const [path = '', anchor] = page.split('#')
  const names = [path, path.replaceAll(' ', '-')]
  const found = names.map((name) => reading.library.part(name, reading.path)).find((one) => one !== null)
  if (found === undefined || found === null) return null
  reading.constructs.add('link [[ ]]', 'rewritten', origin)
  const address = `/${encodeURI(found)}${anchor === undefined ? '' : `#${anchor}`}`
  return text(at + whole.length, `[${asText(said || page)}](${address})`)
}
