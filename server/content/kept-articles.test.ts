import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { entriesOf } from '../search/entries.ts'
import { packIndex } from '../search/packed-index.ts'
import { compileApart } from './compile-apart.ts'
import { compileContent } from './compile.ts'
import { openKeptArticles } from './kept-articles.ts'

const root = mkdtempSync(join(tmpdir(), 'signpost-kept-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(root, 'kept-'))
})

const vocabulary = { portal: 'Signpost' }
const fresh = (directory: string, words: Record<string, string> = vocabulary) =>
  compileContent(directory, { vocabulary: words })
async function again(directory: string, words: Record<string, string> = vocabulary) {
  const keep = await openKeptArticles(folder)
  let made = 0
  const counting = {
    ...keep,
    get(key: string) {
      const kept = keep.get(key)
      if (!kept) made += 1
      return kept
    },
  }
  const compiled = await compileContent(directory, { vocabulary: words, keep: counting })
  await keep.save()
  return { compiled, made }
}

const parts = {
  title: ['One', 'Two', 'two'],
  access: ['public', 'maintenance', 'signed-in', 'nobody'],
  products: ['[]', '[signpost-portal]'],
  body: [
    'Text about {portal}.',
    '## Steps\n\n[there](/articles/b) and [here](#steps)',
    '[gone](/articles/nothing) ![](media/none.png)',
    '# Title\n\n| |\n|-|\n| x |',
    '',
  ],
}
const anyFile = fc.record({
  title: fc.constantFrom(...parts.title),
  access: fc.constantFrom(...parts.access),
  products: fc.constantFrom(...parts.products),
  body: fc.constantFrom(...parts.body),
})
type AnyFile = typeof anyFile extends fc.Arbitrary<infer File> ? File : never
const textOf = ({ title, access, products, body }: AnyFile) => `---
title: ${title}
summary: About it.
kind: instruction
access: ${access}
products: ${products}
topics: [account]
versions: not-version-specific
updated: 2026-11-23
updatedBy: { name: The editors, email: editors@example.com }
---

${body}
`
/** The content of a portal after one edit and another, some of them faulty. */
const anyEdits = fc.array(fc.record({ a: anyFile, b: anyFile }, { requiredKeys: ['a'] }), {
  minLength: 2,
  maxLength: 4,
})

describe('what was compiled before', () => {
  test('gives the very content and faults that compiling anew would, after every edit', async () => {
    await fc.assert(
      fc.asyncProperty(anyEdits, fc.constantFrom('Signpost', 'Help'), async (edits, portal) => {
        for (const edit of edits) {
          const directory = mkdtempSync(join(root, 'content-'))
          mkdirSync(join(directory, 'en/articles'), { recursive: true })
          for (const [slug, file] of Object.entries(edit))
            writeFileSync(join(directory, `en/articles/${slug}.md`), textOf(file))
          const { compiled } = await again(directory, { portal })
          expect(compiled).toEqual(await fresh(directory, { portal }))
        }
      }),
      { numRuns: 25 },
    )
  })

  test('is not compiled again, and the portal’s own content comes out the same', async () => {
    const anew = await fresh('content')
    const first = await again('content')
    const second = await again('content')
    expect([first.made, second.made]).toEqual([anew.content.articles.length, 0])
    for (const { compiled } of [first, second]) expect(compiled).toEqual(anew)
  })

  test('is of no use to a portal with other names in its texts', async () => {
    await again('content')
    const { compiled, made } = await again('content', { portal: 'Help' })
    expect(made).toBe(compiled.content.articles.length)
  })

  test('says behind a link what holds for the article it leads to now', async () => {
    const directory = join(root, 'linking')
    mkdirSync(join(directory, 'en/articles'), { recursive: true })
    const file = { title: 'One', access: 'public', products: '[]', body: '[there](/articles/b)' }
    writeFileSync(join(directory, 'en/articles/a.md'), textOf(file))
    for (const [access, noted] of [
      ['public', false],
      ['maintenance', true],
      ['public', false],
    ] as const) {
      writeFileSync(
        join(directory, 'en/articles/b.md'),
        textOf({ ...file, title: 'Two', access, body: 'Text.' }),
      )
      const { compiled } = await again(directory)
      expect(compiled.content.articles[0]?.html.includes('for members')).toBe(noted)
    }
  })

  test('counts for nothing once it is damaged, line by line', async () => {
    const { compiled: anew } = await again('content')
    const path = join(folder, 'articles')
    const whole = readFileSync(path, 'utf8')
    const html = whole.indexOf('<p>')
    for (const damaged of [
      `${whole.slice(0, html)}<script>${whole.slice(html)}`,
      whole.slice(0, whole.length / 2),
      whole.replace(/ \S+ \{/, ' {'),
      '\0'.repeat(5000),
    ]) {
      writeFileSync(path, damaged)
      const { compiled, made } = await again('content')
      expect(compiled).toEqual(anew)
      expect(made).toBeGreaterThan(0)
    }
  })

  test('holds what is there now, and no article that is gone', async () => {
    const directory = join(root, 'shrinking')
    cpSync('content', directory, { recursive: true })
    await again(directory)
    const holds = (text: string) => readFileSync(join(folder, 'articles'), 'utf8').includes(text)
    expect(holds('"title":"External users"')).toBe(true)
    rmSync(join(directory, 'en/articles/external-users.md'))
    await again(directory)
    expect(holds('"title":"External users"')).toBe(false)
  })

  test('is gone without where nothing can be written', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    folder = join(file, 'below')
    const { compiled } = await again('content')
    expect(compiled).toEqual(await fresh('content'))
    expect(existsSync(folder)).toBe(false)
  })
})

describe('a process of its own', () => {
  test('compiles the same, keeps it, and makes the index of it', async () => {
    const { content, ...rest } = await compileApart({ directory: 'content', vocabulary, folder })
    const { searchIndex, ...compiled } = content
    const anew = await fresh('content')
    expect({ content: compiled, ...rest }).toEqual(anew)
    expect(await searchIndex).toEqual(
      packIndex(entriesOf(anew.content.articles, anew.content.flows), vocabulary),
    )
    expect(readdirSync(folder).toSorted()).toEqual(['articles', 'search-index'])
  })

  test('makes no index of what has faults', async () => {
    const { content, faults } = await compileApart({ directory: folder, vocabulary, folder })
    expect(faults).not.toEqual([])
    expect(await content.searchIndex).toBeNull()
  })
})
