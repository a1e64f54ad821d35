import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

export type PasswordHash = { salt: Buffer; key: Buffer }

const keyLength = 32

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password, salt, keyLength, (error, key) => (error ? reject(error) : resolve(key)))
  })

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16)
  return { salt, key: await derive(password, salt) }
}

const nobody: PasswordHash = { salt: randomBytes(16), key: randomBytes(keyLength) }

/** Takes as long for an unknown account (no hash) as for a known one, so that timing tells nothing. */
export async function passwordMatches(password: string, hash: PasswordHash | undefined): Promise<boolean> {
  const { salt, key } = hash ?? nobody
  return timingSafeEqual(await derive(password, salt), key)
}

/** What a newly chosen password must hold. The ready accounts' shared one is older than these rules. */
export const passwordRules = [
  { text: 'at least 8 characters', holds: (password: string) => password.length >= 8 },
  { text: 'a lower case letter', holds: (password: string) => /[a-z]/.test(password) },
  { text: 'an upper case letter', holds: (password: string) => /[A-Z]/.test(password) },
  { text: 'a digit', holds: (password: string) => /[0-9]/.test(password) },
  {
    text: 'a special character, such as ! ? - or a space',
    holds: (password: string) => /[ -/:-@[-`{-~]/.test(password),
  },
  {
    text: 'only unaccented letters, digits and the signs of an English keyboard',
    holds: (password: string) => /^[ -~]*$/.test(password),
  },
  { text: 'no more than 200 characters', holds: (password: string) => password.length <= 200 },
] as const

/** The rules that `password` breaks, in words; empty when it may be used. */
export const brokenRules = (password: string): string[] =>
  passwordRules.filter((rule) => !rule.holds(password)).map((rule) => rule.text)
