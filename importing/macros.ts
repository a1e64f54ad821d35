import { chooseBranches } from './conditions.ts'
import { type AlertKind, closing, opening } from './containers.ts'
import type { Origin } from './passage.ts'
import type { Reading } from './reading.ts'
import type { Tag } from './tag-lexer.ts'
import { asText, tagName } from './tag-meanings.ts'

/** MDN’s references, which say what they lead to, and whether that is code. */
const cross =
  /^(domxref|cssxref|jsxref|htmlelement|svgelement|svgattr|mathmlelement|httpheader|httpmethod|httpstatus|csp|webextapiref|event|glossary|xref_\w+|rfc|bug|cve|interwiki|ariarole|ariaattribute|htmlattrxref|htmlattrdef|httprfc)$/
const signs: Readonly<Record<string, string>> = {
  optional_inline: '(optional)', deprecated_inline: '(deprecated)', experimental_inline: '(experimental)',
  'non-standard_inline': '(not standard)', readonlyinline: '(read-only)', readonly_inline: '(read-only)',
  availableinworkers: '', nbsp: ' ', securecontext_inline: '(secure context)',
} // prettier-ignore

/** What MDN draws from what is in none of its pages: bars beside them, tables of browsers, examples that run. */
const elsewhere =
  /sidebar$|^(?:apiref|cssref|jsref|svgref|compat|specifications|embed\w*|listsubpages\w*|subpages\w*|previous\w*|next|nextmenu|quicklinks\w*|interactiveexample|inheritancediagram|draft|livesamplelink)$/

/** What MDN says above a page. */
const banners: Readonly<Record<string, [AlertKind, string]>> = {
  deprecated_header: ['WARNING', 'Deprecated'], seecompattable: ['WARNING', 'Experimental'],
  'non-standard_header': ['WARNING', 'Not standard'], securecontext_header: ['NOTE', 'Secure context'],
} // prettier-ignore
const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' }

const code = (text: string) => (text.includes('`') ? asText(text) : `\`${text}\``)

/** What a word in two braces stands for: a reference of MDN’s, a variable, an address. Null where nobody knows. */
export function macroText(tag: Tag, reading: Reading, origin: Origin): string | null {
  const { constructs } = reading
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
  if (elsewhere.test(key)) {
    constructs.add(`${name}, which is drawn from data`, 'left out', origin, inner)
    return ''
  }
  const sign = signs[key]
  if (sign !== undefined) return say(sign, 'reduced')
  // Jekyll’s own addresses begin where links do here.
  const [, literal] =
    /^["']([^"']*)["']\s*(?:\|\s*(?:relative_url|absolute_url|prepend|relURL|absURL|url)\b.*)?$/.exec(
      inner,
    ) ?? []
  if (literal !== undefined) return say(literal)
  if (/^site\.(baseurl|url)|^(?:base_?path|baseurl|root)$/i.test(inner)) return say('')
  const variable = tag.dialect === 'shortcode' ? (positional[0] ?? '') : inner.replace(/\s*\|.*$/, '').trim()
  const said = key === 'skew' ? skewed(positional, reading) : wordFor(variable, reading, key === 'param')
  return said === null ? null : say(said)
}

/** Kubernetes: the version that a page is of, or one some minor versions away. */
function skewed([which = '', by = '0']: readonly string[], { library }: Reading): string | null {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(library.setting('version') ?? '') ?? []
  if (major === undefined || !/^current(?:Patch)?Version(?:AddMinor)?$/.test(which)) return null
  return `${major}.${Number(minor) + Number(by)}`
}

/** What a name stands for: by the mapping, in the front matter, in the settings of the folder’s tool. */
function wordFor(variable: string, { mapping, fields, library }: Reading, isOwn: boolean): string | null {
  const subs = fields['sub'] ?? fields['substitutions']
  const plain = variable.replace(/^(site|page|book|vars?|\$?frontmatter|params)\./i, '')
  for (const wanted of [variable, plain]) {
    if (Object.hasOwn(mapping.variables, wanted)) return mapping.variables[wanted] ?? ''
    const named = [
      typeof subs === 'object' && subs !== null ? subs : {},
      isOwn || /^(page|\$?frontmatter)\./i.test(variable) ? fields : {},
    ]
    for (const words of named as Record<string, unknown>[]) {
      const own = Object.hasOwn(words, wanted) ? words[wanted] : undefined
      if (typeof own === 'string' || typeof own === 'number') return asText(String(own))
    }
  }
  return /^(page|\$?frontmatter)\./i.test(variable) || !/^[\w.-]+$/.test(plain)
    ? null
    : library.setting(plain)
}

const data = /\{%-?\s*data\s+variables\.([\w-]+)\.([\w.-]+)\s*-?%\}/g

/** A word that GitHub keeps in `data/variables`, with the words that it holds itself. */
export function variableText(name: string, reading: Reading, depth = 0): string | null {
  const [, file = '', keys = ''] = /^variables\.([\w-]+)\.(.+)$/.exec(name) ?? []
  const word = reading.library.word(`data/variables/${file}.yml`, keys.split('.'))
  if (word === null || depth > 5) return word
  return chooseBranches(word.trim(), { alone: true }).replaceAll(
    data,
    (whole, inner: string, key: string) =>
      variableText(`variables.${inner}.${key}`, reading, depth + 1) ?? whole,
  )
}

/** Front matter that names such words says them. */
export const withVariables = (text: string, reading: Reading): string =>
  chooseBranches(text, { alone: true })
    .replaceAll(
      data,
      (whole, file: string, key: string) => variableText(`variables.${file}.${key}`, reading) ?? whole,
    )
    .replaceAll(
      /\{\{[<%]?\s*(?:param\s+)?["']?([\w.-]+)["']?\s*[>%]?\}\}/g,
      (whole, word: string) => wordFor(word, reading, false) ?? whole,
    )
    .replaceAll(/ {2,}/g, ' ')
    .trim()
