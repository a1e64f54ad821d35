import { execFile } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testPorts } from '../mocks/node.ts'
import { password, people, type Person } from '../mocks/people.ts'
import { tokenFor } from '../mocks/tokens.ts'
import { createApp } from '../server/app.ts'
import { compileContent } from '../server/content/compile.ts'
import { everyCall, methodOf, unlistedCalls } from './every-call.ts'

const folder = mkdtempSync(join(tmpdir(), 'signpost-leaks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One article for each way to be closed. Its body holds a sentence to look for, a secret one's title and summary, too. */
type Canary = { slug: string; access: string; products?: string[]; secret?: boolean; readers: string[] }
const names = people.map(({ email }) => email.split('@')[0] ?? '')
const verified = names.filter((name) => name !== 'unverified')
const canaries: Canary[] = [
  { slug: 'for-all', access: 'public', readers: ['anonymous', ...names] },
  { slug: 'for-signed-in', access: 'signed-in', readers: verified },
  {
    slug: 'for-members',
    access: 'maintenance',
    readers: ['member', 'administrator', 'other-product', 'editor'],
  },
  {
    slug: 'for-one-product',
    access: 'maintenance',
    products: ['signpost-portal'],
    readers: ['member', 'administrator', 'editor'],
  },
  { slug: 'for-editors', access: 'editors', readers: ['editor'] },
]
const articles: Canary[] = [
  ...canaries,
  ...canaries
    .filter(({ access }) => access !== 'public')
    .map((one) => ({ ...one, slug: `${one.slug}-secretly`, secret: true })),
]
const inBody = (slug: string) => `bodycanary${slug.replaceAll('-', '')}`
const inTeaser = (slug: string) => `teasercanary${slug.replaceAll('-', '')}`

/** Secret articles share most with the public one: its list of related articles would name them first. */
const file = ({ slug, access, products = [], secret = false }: Canary) => `---
title: ${secret ? inTeaser(slug) : slug}
summary: About ${secret ? inTeaser(slug) : slug}.
kind: support-article
access: ${access}
secret: ${secret}
products: ${JSON.stringify(products)}
topics: [canaries${secret || access === 'public' ? ', related' : ''}]
versions: not-version-specific
updated: 2026-11-23
updatedBy: { name: The editors, email: editors@example.com }
---

## Heading ${inBody(slug)}

Only those with the right may read ${inBody(slug)}.
`
const flow = `title: Problems
summary: Finds the fix.
start: what
steps:
  what:
    question: What?
    answers:
      a: { label: A, next: done }
      b: { label: B, next: done }
  done:
    outcome: Done
    text: Done.
`

mkdirSync(join(folder, 'en/articles'), { recursive: true })
mkdirSync(join(folder, 'en/troubleshooters'), { recursive: true })
for (const one of articles) writeFileSync(join(folder, `en/articles/${one.slug}.md`), file(one))
writeFileSync(join(folder, 'en/troubleshooters/sign-in.yaml'), flow)
const { content, faults } = await compileContent(folder)
const app = createApp(testPorts({ content }))

type Reader = { name: string; person?: Person; authorization?: string }
const readers: Reader[] = [
  { name: 'anonymous' },
  ...people.map((person) => ({ name: person.email.split('@')[0] ?? '', person })),
  { name: 'a forger', authorization: 'Bearer e30.e30.e30' },
  { name: 'a bearer of nothing', authorization: 'Bearer' },
]

/** All that the API says to a reader: bodies and headers, of every call, about every article. */
async function everythingSaidTo({ person, authorization }: Reader): Promise<string> {
  const token = person ? `Bearer ${await tokenFor(person)}` : authorization
  const said: string[] = []
  for (const [call, build] of Object.entries(everyCall)) {
    for (const { slug } of call.includes('{slug}') ? articles : [{ slug: '' }]) {
      const { path, body } = build(slug, `heading-${inBody(slug)}`)
      const answer = await app.request(path, {
        method: methodOf(call),
        headers: {
          ...(token && { Authorization: token }),
          'Content-Type': 'application/json',
          'X-Visitor': crypto.randomUUID(),
          'Idempotency-Key': crypto.randomUUID(),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      const headers = JSON.stringify([...answer.headers])
      // The address asked for is the asker's own word.
      said.push((headers + (await answer.text())).replaceAll(path, ''))
    }
  }
  return said.join('\n')
}

const heard = (text: string, canary: (slug: string) => string, among: Canary[]) =>
  among.map(({ slug }) => slug).filter((slug) => new RegExp(`${canary(slug)}(?![a-z])`).test(text))

test('the fixtures are sound, and every call of the API is tried', () => {
  expect(faults).toEqual([])
  expect(unlistedCalls(app)).toEqual([])
})

describe.each(readers)('what $name hears', (reader) => {
  let said = ''
  beforeAll(async () => {
    said = await everythingSaidTo(reader)
  })

  test('is the text of articles that are open to them, and of no other', () => {
    const mine = articles.filter((article) => article.readers.includes(reader.name))
    expect(heard(said, inBody, articles)).toEqual(mine.map(({ slug }) => slug))
  })

  test('does not give away that secret articles exist', () => {
    const secret = articles.filter((article) => article.secret)
    const mine = secret.filter((article) => article.readers.includes(reader.name))
    expect(heard(said, inTeaser, secret)).toEqual(mine.map(({ slug }) => slug))
    // A list tells how many there are: to whom a token is refused, nothing at all.
    const counted = /"total":(\d+),"next"/.exec(said)?.[1]
    const visible = articles.length - secret.length + mine.length
    expect(counted).toBe(reader.authorization ? undefined : String(visible))
  })
})

describe('what is built for readers', () => {
  const built = join(folder, 'dist')
  let text = ''
  beforeAll(async () => {
    const { VITEST: _vitest, ...env } = process.env
    await promisify(execFile)(join('node_modules', '.bin', 'vite'), ['build', '--outDir', built], {
      env: { ...env, NODE_ENV: 'production' },
    })
    text = globSync(`${built}/**/*.*`)
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n')
  }, 120_000)

  /** Lines of the body that hold more than a heading, a list's word or an address: those of a standard stand in the code, too. */
  const sentences = (source: string) =>
    source
      .split(/^---$/m)
      .slice(2)
      .join('')
      .split('\n')
      .flatMap((line) => line.split(/[`*[\]()|{}]/))
      .map((part) => part.trim())
      .filter((part) => part.length > 30 && part.includes(' '))

  test('holds the portal', () => {
    expect(text).toContain('troubleshooters')
  })

  test('holds no sentence of a gated article', () => {
    const gated = globSync('content/en/articles/*.md').filter(
      (path) => !/^access: public$/m.test(readFileSync(path, 'utf8')),
    )
    expect(gated).toContain('content/en/articles/operate-deploy.md')
    const found = gated.flatMap((path) => {
      const all = sentences(readFileSync(path, 'utf8'))
      expect(all.length, path).toBeGreaterThan(2)
      return all.filter((sentence) => text.includes(sentence)).map((sentence) => `${path}: ${sentence}`)
    })
    expect(found).toEqual([])
  })

  test('holds nothing of the demonstration', () => {
    for (const word of [password, 'let-me-in', 'Mira Lund', 'oidc-provider', 'mockServiceWorker', 'msw'])
      expect(text.includes(word), word).toBe(false)
  })

  test('holds neither faults to ask for nor the bar that asks', () => {
    for (const word of ['signpost-faults', 'provider-down', 'api-truncated', 'signpost-development-bar'])
      expect(text.includes(word), word).toBe(false)
  })
})
