/** Some mail programs cut or refuse a longer address. */
const longest = 1900

/** The address of support; for a mail, with the subject and, where it fits, the text. */
export function supportAddress(support: string, subject: string, text: string): string {
  if (!support.startsWith('mailto:')) return support
  const withSubject = `${support}${support.includes('?') ? '&' : '?'}subject=${encodeURIComponent(subject)}`
  const withText = `${withSubject}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
  return withText.length <= longest ? withText : withSubject
}
