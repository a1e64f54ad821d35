import { expect, test } from 'vitest'
import { imported } from '../tests/imported.ts'

test('of two files whose names differ in capitals alone, a link leads to the one that it names', async () => {
  const folder = imported({
    'Case.md': '# Upper\n\nFirst.',
    'case.md': '# Lower\n\nSecond.',
    'to.md': '[a](Case.md) [b](case.md) [c](CASE.md#none)',
  })
  await folder.run()
  const [, first = '', second = ''] = /\[a\]\((\S+)\) \[b\]\((\S+)\)/.exec(folder.body('to')) ?? []
  expect(folder.article(first.replace('/articles/', ''))).toContain('title: Upper')
  expect(folder.article(second.replace('/articles/', ''))).toContain('title: Lower')
})

test('front matter below blank lines is front matter, and lines between signs elsewhere are text', async () => {
  const folder = imported({
    'late.md': '\n\n---\ntitle: Late\nstrange: 1\n---\n\nText.',
    'text.md': '\n\n---\n\nWords between.\n\n---\n\nMore.',
  })
  const { constructs } = await folder.run()
  expect(folder.article('late')).toContain('title: Late')
  expect(folder.body('late').trim()).toBe('Text.')
  expect(folder.body('text')).toContain('Words between.')
  const field = constructs.find(({ name }) => name === 'field `strange`: not mapped')
  expect(field?.places).toEqual([{ file: 'late.md', line: 5, text: '1' }])
})

test('an article that is one long line of HTML is brought along', async () => {
  const paragraphs = Array.from({ length: 2000 }, (_, index) => `<p>Paragraph number ${index} of them.</p>`)
  const folder = imported({ 'long.md': `<div>${paragraphs.join('')}</div>\n` })
  const report = await folder.run()
  expect(report.files.map(({ outcome }) => outcome)).toEqual(['new'])
  expect(folder.body('long')).toContain('Paragraph number 7 of them.\n\nParagraph number 8 of them.')
})

test('ids that other tools make of headings lead to them', async () => {
  const folder = imported({
    'a.md': '# A\n\n## Größe & Öl (v1.2)\n\n[x](#größe--öl-v12) [y](#grosse-ol-v1-2)',
  })
  await folder.run()
  expect(folder.body('a')).toContain('[x](#größe--öl-v12) [y](#größe--öl-v12)')
})

test('names of any kind, deep folders and fields that are there twice do no harm', async () => {
  const folder = imported({
    '100% (x) #1 ünïcode.md': '# Odd\n\nText.',
    'to.md': '[a](100%25%20(x)%20%231%20ünïcode.md) [b](<100% (x) %231 ünïcode.md>)',
    [`${Array.from({ length: 40 }, (_, index) => `deep${index}`).join('/')}/x.md`]: '# Deep\n\nText below.',
    [`${'long'.repeat(55)}.md`]: '# Long\n\nText of long.',
    'tag.md': '---\ntitle: A\ntitle: B\ntags:\n\t- x\n---\nText of tag.',
  })
  const report = await folder.run()
  expect(report.sumsAreRight).toBe(true)
  expect(report.files.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new', 'new', 'new'])
  expect(folder.body('to').trim()).toBe('[a](/articles/100-x-1-unicode) [b](/articles/100-x-1-unicode)')
  expect(await folder.faults()).toEqual([])
  expect((await folder.run()).files.every(({ outcome }) => outcome === 'unchanged')).toBe(true)
})
