const longest = 300

/** Text of HTML as our renderer writes it. */
const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&') // prettier-ignore
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Cut where a sentence ends, or else a word. */
export function cut(text: string, most = longest): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  if (plain.length <= most) return plain
  const head = plain.slice(0, most - 1)
  const sentence = /^.*[.!?。](?=\s|$)/s.exec(head)?.[0]
  if (sentence !== undefined && sentence.length > 40) return sentence
  return `${head.replace(/\s+\S*$/, '')}…`
}

/** What a list says of an article: what its front matter says, or the first paragraph that is none of an alert or a table. */
export function summaryOf(given: string | null, html: string): string {
  if (given !== null && given.trim() !== '')
    return cut(given.replaceAll(/\[([^\]]*)\]\([^)]*\)|[*`]|<[^>]+>/g, '$1'))
  const plain = html.replaceAll(/<sup><a [^>]*>\d+<\/a><\/sup>/g, '')
  const open = plain.replaceAll(/<(div|table|blockquote|pre)\b[^>]*>[\s\S]*?<\/\1>/g, '')
  for (const [, paragraph = ''] of open.matchAll(/<p>([\s\S]*?)<\/p>/g)) {
    const text = textOf(paragraph)
    if (/\p{L}{2,}.*\s.*\p{L}{2,}/u.test(text)) return cut(text)
  }
  return cut(textOf(plain))
}
