export const privateKinds = ['password', 'token', 'phone', 'card'] as const
export type PrivateKind = (typeof privateKinds)[number]

/**
 * What a text seems to hold that nobody should hand to a stranger. A guess, made in the browser and sent nowhere: it is
 * there to warn, never to refuse, so a miss is better than crying wolf over dates, versions and web addresses.
 */
export function looksPrivate(text: string): PrivateKind[] {
  const without = (...patterns: RegExp[]) => patterns.reduce((rest, each) => rest.replace(each, ' '), text)
  const found: Record<PrivateKind, boolean> = {
    password: holdsPassword(without(addresses, mailAddresses)),
    token: holdsToken(text),
    card: numbers(without(addresses)).some(isCard),
    phone: numbers(without(addresses, dates, times, dotted)).some(isPhone),
  }
  return privateKinds.filter((kind) => found[kind])
}

const addresses = /\bhttps?:\/\/\S+/gi
/** What stands before and behind the sign holds no other: else a text of nothing but that sign would be looked through for seconds. */
const mailAddresses = /[^\s@]+@[^\s@]+\.\S+/g
const dates = /\b(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?!\d)/g
const times = /\b\d{1,2}:\d{2}(:\d{2})?(?!\d)/g
/** Addresses of machines, and versions. */
const dotted = /\b\d+(\.\d+){2,}\b/g

/** `password: …` gives one away whatever follows; `password is …` mostly begins a complaint. */
const named =
  /\b(?:pass(?:word|phrase|code)|pwd|pin)\s*(?<sign>[:=]|is|was)\s*["“'‘]?(?<value>[^\s"”'’]{4,})/gi
const symbols = /[!#$%^&*?+=~@]/

function holdsPassword(text: string): boolean {
  for (const { groups } of text.matchAll(named)) {
    const { sign = '', value = '' } = groups ?? {}
    if (/[:=]/.test(sign) || /\d/.test(value) || symbols.test(value)) return true
  }
  return text
    .split(/\s+/)
    .some((word) => word.length >= 8 && everySortOfCharacter.every((sort) => sort.test(word)))
}
const everySortOfCharacter = [/[a-z]/, /[A-Z]/, /\d/, symbols]

const tokens = [
  /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/, // JSON Web Token (RFC 7519): the header begins with {"
  /\bbearer\s+[\w.~+/-]{16,}/i,
  /[?&#](access_token|id_token|token|code)=[\w.~%-]{8,}/i,
  /\b(gh[pousr]_|xox[abp]-|AKIA)\w{12,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
]

function holdsToken(text: string): boolean {
  if (tokens.some((token) => token.test(text))) return true
  const words = text.replace(addresses, ' ').match(/[\w+/-]{32,}={0,2}/g) ?? []
  return words.some((word) => /\d/.test(word) && /[a-z]/i.test(word) && !isReferenceNumber(word))
}
/** What a server writes under an error, and what support asks for. */
const isReferenceNumber = (word: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(word)

/** Runs of digits as people group them, with a leading plus. */
const numbers = (text: string) => text.match(/(?<![\w.])\+?\(?\d(?:[ \t\u00a0./()-]{0,2}\d){6,}(?!\w)/g) ?? []
const digitsOf = (number: string) => number.replace(/\D/g, '')

function isPhone(number: string): boolean {
  const digits = digitsOf(number)
  if (digits.length < 8 || digits.length > 15) return false
  if (number.startsWith('+') || digits.startsWith('00')) return true
  const grouped = number.trim() !== digits
  const trunk = /^\(?0/.test(number) && digits.length >= 9
  const northAmerican = /^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/.test(number)
  return (trunk && (grouped || digits.length <= 12)) || northAmerican
}

/** Thirteen to nineteen digits that begin as payment cards do and end in the right check digit (ISO/IEC 7812-1, annex B). */
function isCard(number: string): boolean {
  const digits = digitsOf(number)
  if (!/^[2-6]\d{12,18}$/.test(digits)) return false
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
