const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 (section 2.2) has no place for goes; the rest is written so that it is text. */
const written = (text: string) =>
  text
    // oxlint-disable-next-line no-control-regex -- these are what is meant
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

type Attributes = Record<string, string>

/** An element with text, or with elements that are written already. */
export function element(
  name: string,
  content: string | readonly string[],
  attributes: Attributes = {},
): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${written(value)}"`)
  const inside = typeof content === 'string' ? written(content) : content.join('')
  return inside === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${inside}</${name}>`
}

export const xmlDocument = (root: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
