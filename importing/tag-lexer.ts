/** A tag of a template or an element, whatever its dialect. */
export type Tag = {
  dialect: 'shortcode' | 'liquid' | 'macro' | 'element' | 'container'
  name: string
  closes: boolean
  /** It stands for itself: `<Name/>`, `{{< name />}}`. */
  alone: boolean
  named: Record<string, string>
  positional: string[]
  /** All that stands between its signs. */
  inner: string
  from: number
  to: number
}

const argument =
  /([\w.:-]+)\s*[=:]\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`,]+))|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|[^\s"'`,]+/g

/** `name="value"`, `name=value`, and what has no name. */
export function readArguments(text: string): Pick<Tag, 'named' | 'positional'> {
  const named: Record<string, string> = Object.create(null) as Record<string, string>
  const positional: string[] = []
  for (const [whole, name, a, b, c, d, e, f, g] of text.matchAll(argument)) {
    const value = a ?? b ?? c ?? d
    if (name !== undefined && value !== undefined) named[name] = value.replaceAll(/\\(["'])/g, '$1')
    else positional.push((e ?? f ?? g ?? whole).replaceAll(/\\(["'])/g, '$1'))
  }
  return { named, positional }
}

/** What each dialect writes around its tags. */
const signs = [
  { dialect: 'shortcode', open: '{{<', close: '>}}' },
  { dialect: 'shortcode', open: '{{%', close: '%}}' },
  { dialect: 'liquid', open: '{%', close: '%}' },
  { dialect: 'macro', open: '{{', close: '}}' },
] as const

/** `{{< name … >}}`, `{{% name … %}}`, `{% name … %}`, `{{ name … }}`. */
export function templateTagAt(text: string, at: number): Tag | null {
  for (const { dialect, open, close } of signs) {
    if (!text.startsWith(open, at)) continue
    const window = text.slice(at + open.length, at + open.length + 4000)
    const end = window.indexOf(close)
    if (end === -1) continue
    const to = at + open.length + end + close.length
    const inner = window
      .slice(0, end)
      .replace(/^-?\s*/, '')
      .replace(/\s*-?$/, '')
    if (inner.startsWith('/*') || (dialect === 'macro' && /\{\{|\n\s*\n/.test(inner))) return null
    const [, slash = '', name = '', rest = ''] = /^(\/?)\s*([\w.@#/-]*)([\s\S]*)$/.exec(inner) ?? []
    const ends = dialect === 'liquid' && /^end\w/.test(name)
    const bare = rest.replace(/\/$/, '')
    return {
      dialect,
      name: ends ? name.slice(3) : name,
      closes: slash === '/' || ends,
      alone: rest.endsWith('/'),
      ...readArguments(dialect === 'macro' ? bare.replace(/^\(([\s\S]*)\)$/, '$1') : bare),
      inner,
      from: at,
      to,
    }
  }
  return null
}

/** The end of `{ … }` with all that it holds; -1 where it has none. */
export function braceEnd(text: string, at: number): number {
  let depth = 0
  // In long texts not so far: braces that never end are looked for again from each of them.
  const end = Math.min(text.length, at + Math.min(100_000, 1_000_000_000 / text.length))
  for (let index = at; index < end; index += 1) {
    const sign = text[index]
    if (sign === '"' || sign === "'" || sign === '`') {
      // An apostrophe in what an element holds is no quotation mark: then there is no second one nearby.
      const close = text.indexOf(sign, index + 1)
      const newline = text.indexOf('\n', index + 1)
      if (close !== -1 && (sign === '`' || newline === -1 || close < newline)) index = close
    } else if (sign === '{') depth += 1
    else if (sign === '}') {
      depth -= 1
      if (depth === 0) return index + 1
    }
  }
  return -1
}

/** Some programs tell their own components by a sign before the name. */
const elementStart = /<(\/?)\$?([A-Za-z][\w.:-]*)/y
const attribute = /\s+(?:([\w:@.#-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(?=(\{))|([^\s"'=<>`{]+)))?|(?=\{))/y
const elementEnd = /\s*(\/?)>/y

/** `<Name a="b" c={d}>`, `</Name>`: an element as HTML or JSX has it. Values in braces are given as they are written. */
export function elementAt(text: string, at: number): Tag | null {
  elementStart.lastIndex = at
  const start = elementStart.exec(text)
  if (!start) return null
  const named: Record<string, string> = Object.create(null) as Record<string, string>
  let index = at + start[0].length
  for (;;) {
    elementEnd.lastIndex = index
    const end = elementEnd.exec(text)
    if (end) {
      const to = index + end[0].length
      const inner = text.slice(at + 1, to - 1)
      const [, slash = '', name = ''] = start
      return { dialect: 'element', name, closes: slash === '/', alone: end[1] === '/', named, positional: [], inner, from: at, to } // prettier-ignore
    }
    attribute.lastIndex = index
    const next = attribute.exec(text)
    if (!next || next[0].length === 0) return null
    index += next[0].length
    const [, name, double, single, brace, bare] = next
    if (name === undefined || brace !== undefined) {
      const to = braceEnd(text, index)
      if (to === -1) return null
      if (name !== undefined) named[name] = text.slice(index, to)
      index = to
    } else named[name] = double ?? single ?? bare ?? ''
  }
}

/** What a value in braces says, where it is a text and nothing else. */
export function literalOf(value: string): string | null {
  const [, a, b, c] = /^\{\s*(?:"([^"]*)"|'([^']*)'|`([^`$]*)`)\s*\}$/.exec(value) ?? []
  return a ?? b ?? c ?? null
}

const misses = { text: '', from: new Map<string, number>() }

/** As `indexOf`; a sign that is not there any more is not looked for again and again. */
export function indexAfter(text: string, sign: string, at: number): number {
  if (misses.text !== text) {
    misses.text = text
    misses.from.clear()
  }
  if (at >= (misses.from.get(sign) ?? Infinity)) return -1
  const index = text.indexOf(sign, at)
  if (index === -1) misses.from.set(sign, Math.min(at, misses.from.get(sign) ?? Infinity))
  return index
}
