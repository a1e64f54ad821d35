export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252'
export type Decoded = {
  /** With `\n` for every line end, and without a byte order mark. */
  text: string
  encoding: Encoding
  byteOrderMark: boolean
  lineEnds: 'LF' | 'CRLF' | 'CR' | 'mixed'
  /** Lines with bytes that are no character in this encoding, or with NUL. They hold U+FFFD now. */
  damaged: number[]
}

const replacement = '\uFFFD'
const startsWith = (bytes: Uint8Array, ...head: number[]) =>
  head.every((byte, index) => bytes[index] === byte)

/** Every other byte of western text in UTF-16 is 0. */
function guessUtf16(bytes: Uint8Array): Encoding | null {
  const head = bytes.subarray(0, 1000)
  if (head.length < 4) return null
  let even = 0
  let odd = 0
  head.forEach((byte, index) => {
    if (byte !== 0) return
    if (index % 2 === 0) even += 1
    else odd += 1
  })
  const half = head.length / 2
  if (odd > half * 0.7 && even < half * 0.1) return 'UTF-16LE'
  return even > half * 0.7 && odd < half * 0.1 ? 'UTF-16BE' : null
}

/** Text of one byte a letter holds no sequence of UTF-8; text in UTF-8 that was damaged does. */
function encodingOf(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, 0xff, 0xfe)) return 'UTF-16LE'
  if (startsWith(bytes, 0xfe, 0xff)) return 'UTF-16BE'
  const guess = guessUtf16(bytes)
  if (guess) return guess
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'UTF-8'
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    const sound = text.match(/[\u0080-\uFFFC\u{10000}-\u{10FFFF}]/gu)?.length ?? 0
    const broken = text.match(/\uFFFD/g)?.length ?? 0
    return sound >= broken || startsWith(bytes, 0xef, 0xbb, 0xbf) ? 'UTF-8' : 'Windows-1252'
  }
}

function lineEndsOf(text: string): Decoded['lineEnds'] {
  const windows = text.match(/\r\n/g)?.length ?? 0
  const lone = (text.match(/\r/g)?.length ?? 0) - windows
  const unix = (text.match(/\n/g)?.length ?? 0) - windows
  if (windows + lone === 0) return 'LF'
  if (windows > 0 && lone + unix === 0) return 'CRLF'
  return lone > 0 && windows + unix === 0 ? 'CR' : 'mixed'
}

/** Bytes to text, whatever wrote them. What cannot be text is replaced, and told. */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes)
  const raw = new TextDecoder(encoding.toLowerCase(), { ignoreBOM: true }).decode(bytes)
  const byteOrderMark = raw.startsWith('\uFEFF')
  const whole = byteOrderMark ? raw.slice(1) : raw
  const text = whole.replaceAll(/\r\n?/g, '\n').replaceAll('\0', replacement)
  const damaged = text.includes(replacement)
    ? text.split('\n').flatMap((line, index) => (line.includes(replacement) ? [index + 1] : []))
    : []
  return { text, encoding, byteOrderMark, lineEnds: lineEndsOf(whole), damaged }
}
