import { type AlertKind, closing, opening } from './containers.ts'
import type { Origin } from './passage.ts'
import type { Reading } from './reading.ts'
import type { Tag } from './tag-lexer.ts'
import { asText, tagName } from './tag-meanings.ts'

/** MDN’s references, which say what they lead to, and whether that is code. */
const cross = /^(domxref|cssxref|jsxref|htmlelement|svgelement|svgattr|mathmlelement|httpheader|httpmethod|httpstatus|csp|webextapiref|event|glossary|xref_\w+|rfc|bug|cve|interwiki|ariarole|ariaattribute|htmlattrxref|htmlattrdef|httprfc)$/ // prettier-ignore
const signs: Readonly<Record<string, string>> = {
  optional_inline: '(optional)', deprecated_inline: '(deprecated)', experimental_inline: '(experimental)',
  'non-standard_inline': '(not standard)', readonlyinline: '(read-only)', readonly_inline: '(read-only)',
  availableinworkers: '', nbsp: ' ', securecontext_inline: '(secure context)',
} // prettier-ignore

/** What MDN says above a page. */
const banners: Readonly<Record<string, [AlertKind, string]>> = {
  deprecated_header: ['WARNING', 'Deprecated'], seecompattable: ['WARNING', 'Experimental'],
  'non-standard_header': ['WARNING', 'Not standard'], securecontext_header: ['NOTE', 'Secure context'],
} // prettier-ignore
const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' }

const code = (text: string) => (text.includes('`') ? asText(text) : `\`${text}\``)

/** What a word in two braces stands for: a reference of MDN’s, a variable, an address. Null where nobody knows. */
export function macroText(tag: Tag, reading: Reading, origin: Origin): string | null {
  const { constructs, mapping, fields } = reading
  const { inner, positional } = tag
  const key = tag.name.toLowerCase()
  const name = tagName(tag)
  const say = (text: string, fate: 'rewritten' | 'reduced' = 'rewritten') => {
    constructs.add(name, fate, origin)
    return text
  }
  if (/\(/.test(inner) && cross.test(key)) {
    const [target = '', shown = ''] = positional
    const text = (shown || target).replaceAll(/&(?:lt|gt|amp|quot);/g, (entity) => entities[entity] ?? entity)
    if (key === 'glossary') return say(asText(text), 'reduced')
    return say(code(key.endsWith('element') && shown === '' ? `<${text}>` : text), 'reduced')
  }
  const banner = banners[key]
  if (banner) return say(`\n${opening('macro', ...banner)}\n${closing('macro')}\n`, 'reduced')
  const sign = signs[key]
  if (sign !== undefined) return say(sign, 'reduced')
  // Jekyll’s own addresses begin where links do here.
  const [, literal] = /^["']([^"']*)["']\s*(?:\|\s*(?:relative_url|absolute_url|prepend|relURL|absURL|url)\b.*)?$/.exec(inner) ?? [] // prettier-ignore
  if (literal !== undefined) return say(literal)
  if (/^site\.(baseurl|url)|^(?:base_?path|baseurl|root)$/i.test(inner)) return say('')
  const variable = tag.dialect === 'shortcode' ? (positional[0] ?? '') : inner.replace(/\s*\|.*$/, '').trim()
  for (const wanted of [variable, variable.replace(/^(site|page|book|vars?|\$?frontmatter|params)\./i, '')]) {
    if (Object.hasOwn(mapping.variables, wanted)) return say(mapping.variables[wanted] ?? '')
    const own = Object.hasOwn(fields, wanted) ? fields[wanted] : undefined
    if (/^(page|\$?frontmatter)\./i.test(variable) && (typeof own === 'string' || typeof own === 'number')) return say(asText(String(own))) // prettier-ignore
  }
  return null
}

const data = /\{%-?\s*data\s+variables\.([\w-]+)\.([\w.-]+)\s*-?%\}/g

/** A word that GitHub keeps in `data/variables`, with the words that it holds itself. */
export function variableText(name: string, reading: Reading, depth = 0): string | null {
  const [, file = '', keys = ''] = /^variables\.([\w-]+)\.(.+)$/.exec(name) ?? []
  const word = reading.library.word(`data/variables/${file}.yml`, keys.split('.'))
  if (word === null || depth > 5) return word
  return word.trim().replaceAll(data, (whole, inner: string, key: string) => variableText(`variables.${inner}.${key}`, reading, depth + 1) ?? whole) // prettier-ignore
}

/** Front matter that names such words says them. */
export const withVariables = (text: string, reading: Reading): string =>
  text
    .replaceAll(
      data,
      (whole, file: string, key: string) => variableText(`variables.${file}.${key}`, reading) ?? whole,
    )
    .replaceAll(/\{%-?\s*(?:ifversion|if|elsif|else|endif|unless|endunless)\b[^%]*-?%\}/g, '')
    .replaceAll(
      /\{\{[<%]?\s*([\w.-]+)\s*[>%]?\}\}/g,
      (whole, word: string) => reading.mapping.variables[word] ?? whole,
    )
    .replaceAll(/ {2,}/g, ' ')
    .trim()
