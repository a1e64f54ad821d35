import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { articleFile, compileFiles, type Files, folderOf } from '../../tests/content-folder.ts'
import { compileContent } from './compile.ts'
import { longestParagraph, mostParts } from './markdown-limits.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** A few lines of YAML that would be a hundred million words. */
const referencesToReferences = Array.from({ length: 8 }, (_, level) => {
  const inner = Array.from({ length: 10 }, () => (level === 0 ? 'word' : `*l${level - 1}`))
  return `l${level}: &l${level} [${inner.join()}]\n`
}).join('')

/** What can happen to a file on its way here. */
const accidents: Record<string, (text: string) => string | Uint8Array> = {
  'bad YAML': (text) => text.replace('topics: [', 'topics: [['),
  'no front matter': (text) => text.replace('---\n', ''),
  'no title': (text) => text.replace(/title: .*\n/, ''),
  'an empty title': (text) => text.replace(/title: .*/, 'title: "  "'),
  'a field twice': (text) => text.replace('kind:', 'kind: video\nkind:'),
  'an asterisk before a word': (text) => text.replace(/summary: .*/, 'summary: *important*'),
  'references to references': (text) => text.replace('kind:', `${referencesToReferences}kind:`),
  'a field of another shape': (text) => text.replace(/updated: .*/, 'updated: [2026]'),
  'a NUL': (text) => `${text}\0`,
  'another encoding': (text) => new Uint8Array([...bytes(text), 0xe4, 0xf6]),
  'a lone half of UTF-16': (text) => new Uint8Array([...bytes(text), 0xed, 0xa0, 0x80]),
  'ten megabytes': (text) => text + 'word '.repeat(2_000_000),
  nothing: () => '',
  'no text': (text) => text.slice(0, text.indexOf('Text.')),
}
/** What changes nothing. */
const harmless: Record<string, (text: string) => string> = {
  'a byte order mark': (text) => `\uFEFF${text}`,
  'ends of lines as on Windows': (text) => text.replaceAll('\n', '\r\n'),
}

describe('malformed content', () => {
  const slug = (what: string) => what.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const files: Files = {}
  for (const [what, change] of Object.entries({ ...accidents, ...harmless }))
    files[`en/articles/${slug(what)}.md`] = change(articleFile(`With ${what}`))
  files['en/articles/same-title.md'] = articleFile('With a byte order mark')
  const damaged = [...Object.keys(accidents).map(slug), 'same-title', 'linked-in']
  const folder = folderOf(files)
  symlinkSync('/etc/passwd', join(folder, 'en/articles/linked-in.md'))

  test('is listed file by file, none is dropped, and what is sound is compiled all the same', async () => {
    const { content, faults } = await compileContent(folder)
    const listed = new Set(faults.map(({ file }) => file))
    expect(listed).toEqual(new Set(damaged.map((name) => `en/articles/${name}.md`)))
    for (const { line, what, cure } of faults) {
      expect(line).toBeGreaterThan(0)
      expect(`${what} ${cure}`).toMatch(/^.+\. .+\.$/)
    }
    const slugs = content.articles.map((article) => article.slug)
    expect(slugs).toEqual(expect.arrayContaining(Object.keys(harmless).map(slug)))
    expect(JSON.stringify(content)).not.toContain('root:')
  })
})

test('a word with an asterisk, which YAML takes for a reference, is named where it stands', async () => {
  const { faults } = await compileFiles({
    'en/articles/one.md': articleFile('One', 'Text.', { summary: '*important*' }),
  })
  expect(faults).toEqual([
    'en/articles/one.md:3: `*important*` refers to nothing in this file. Put a text that begins with `*` in quotation marks.',
  ])
})

/** Texts that make a compiler go over them again and again. */
function pathological(count: number): Record<string, string> {
  const many = (text: string, times = count) => text.repeat(times)
  const lines = (line: (index: number) => string, times = count) =>
    Array.from({ length: times }, (_, index) => line(index)).join('\n')
  return {
    'brackets that open': many('['),
    'brackets that close': many(']'),
    'brackets in brackets': many('[') + many(']'),
    'links in links': many('[a') + many('](b)'),
    'links without end': many('[a]('),
    'pictures without end': many('![]('),
    'parentheses in a link': `[a](${many('(')}${many(')')})`,
    'quotation marks in a title': `[a](b "${many('"')}")`,
    'backticks, one more each time': lines((index) => `e${'`'.repeat(index % 300)}`, 300),
    'backticks that close nothing': many('`a'),
    'emphasis that opens': many('*a '),
    'emphasis that closes': many('a**'),
    'emphasis of both kinds': many('*a _b '),
    'emphasis in emphasis': many('**') + 'a' + many('**'),
    'words struck out': many('~~a'),
    quotations: many('> '),
    'lists in lists': lines((index) => `${' '.repeat(Math.min(index, 400) * 2)}- a`, 400),
    'lists in quotations': `${many('> - ', 1000)}a`,
    'definitions of links': lines((index) => `[a${index}]: /b`),
    'one definition and its links': `[a]: /b\n\n${many('[a] ')}`,
    'a tall table': `| a |\n|---|\n${many('| b |\n')}`,
    'a wide table': `|${many('a|', 2000)}\n|${many('-|', 2000)}\n|${many('b|', 2000)}`,
    'a table of missing cells': `|${many('a|', 500)}\n|${many('-|', 500)}\n${many('|\n', 1000)}`,
    alerts: many('> [!NOTE]\n> a\n\n'),
    headings: many('## a\n'),
    fences: many('```\n'),
    rules: many('---\n'),
    'tags that open': many('<a '),
    comments: many('<!-- '),
    'character data': many('<![CDATA['),
    'plain elements': many('<kbd>') + many('</kbd>'),
    entities: many('&amp;'),
    backslashes: many('\\'),
    'quotation marks': many(`"a' `),
    'words to fill in': many('{portal}'),
    'one word': many('a', 10 * count),
    'one paragraph': many('a\n'),
    spaces: `${many(' ')}a`,
    'signs of no width': many('\u200b'),
  }
}

describe('pathological Markdown', () => {
  test.each(Object.entries(pathological(3000)))('is compiled, or refused with its line: %s', async (_what, text) => {
    const path = 'en/articles/a.md'
    const { content, faults } = await compileFiles({ [path]: articleFile('A', text) })
    const refused = faults.filter((fault) => /has more than|MB/.test(fault))
    for (const fault of refused) expect(fault).toMatch(/^en\/articles\/a\.md:\d+: .+ (?:Divide|Shorten) .+\.$/)
    expect(content.articles.length + refused.length).toBeGreaterThan(0)
  })

  test.each([
    ['a paragraph that is too long', `One.\n\n${'['.repeat(longestParagraph + 1)}`, 14, 'A paragraph has more than 50,000'],
    ['a text of too many parts', 'a\n\n'.repeat(mostParts / 2), 11, 'The text has more than 100,000 parts.'],
    ['a file that is too large', 'word\n\n'.repeat(200_000), 1, 'The file has 1.2 MB, and 1 MB is the most.'],
  ])('is refused before it costs time: %s', async (_what, text, line, what) => {
    const { faults } = await compileFiles({ 'en/articles/a.md': articleFile('A', text) })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`en/articles/a.md:${line}: ${what}`)
  })

  test('is refused in the texts of a troubleshooter, too', async () => {
    const text = '*a '.repeat(longestParagraph)
    const flow = `title: Help\nsummary: S.\nstart: done\nsteps:\n  done:\n    outcome: Done\n    text: "${text}"\n`
    const { faults } = await compileFiles({
      'en/articles/a.md': articleFile('A'),
      'en/troubleshooters/help.yaml': flow,
    })
    expect(faults.join('\n')).toContain('en/troubleshooters/help.yaml:7: A paragraph has more than 50,000')
  })
}) // prettier-ignore
