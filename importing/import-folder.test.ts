import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { imported, outcomes } from '../tests/imported.ts'
import type { ImportReport } from './outcomes.ts'

const count = ({ constructs }: ImportReport, name: string) =>
  constructs.find((one) => one.name === name)?.places.length ?? 0

describe('every file is told once', () => {
  test('with what became of it', async () => {
    const folder = imported({
      'a.md': 'Same text',
      'copy/a.md': 'Same text\r\n',
      'draft.md': '---\ndraft: true\n---\nText',
      'empty.md': '---\ntitle: Empty\n---\n',
      'headed.md': '---\ntitle: Headed\ndescription: What it is about.\n---\n',
      'moved.md': '---\nredirect_url: ./a\n---\n',
      'large.md': 'x'.repeat(3000),
      'picture.md': new Uint8Array(2000).map((_, index) => index % 3),
      'includes/used.md': 'Part',
      'includes/unused.md': 'Part',
      'user.md': '[!INCLUDE [x](includes/used.md)]',
      'private/x.md': 'x',
      'node_modules/x/README.md': 'x',
      '.hidden/x.md': 'x',
      'photo.png': 'png',
    })
    const report = await folder.run({ largest: 2500, exclude: ['private/**'] })
    expect(outcomes(report)).toEqual({
      'a.md': 'new',
      'copy/a.md': 'merged',
      'draft.md': 'skipped: draft',
      'empty.md': 'skipped: no text',
      'headed.md': 'new',
      'moved.md': 'redirect',
      'large.md': 'refused: too large',
      'picture.md': 'refused: no text in it',
      'includes/used.md': 'part of others',
      'includes/unused.md': 'skipped: part that nothing uses',
      'user.md': 'new',
      'private/x.md': 'skipped: excluded',
    })
    expect(report.sumsAreRight).toBe(true)
    expect(report.passedBy).toEqual([
      { path: '.hidden', why: 'hidden', files: 1 },
      { path: 'node_modules', why: 'node_modules', files: 1 },
    ])
    expect(report.others).toEqual({ png: 1 })
    expect(folder.body('headed')).toBe('What it is about.\n')
    expect(folder.article('a')).toContain('redirect_from:\n  - copy-a\n  - moved\n')
    expect(await folder.faults()).toEqual([])
  })

  test('links out of the folder are not followed', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'signpost-outside-'))
    writeFileSync(join(outside, 'secret.md'), 'SECRET')
    writeFileSync(join(outside, 'secret.png'), 'SECRET')
    const folder = imported({
      'a.md': 'Text [x](link.md) ![y](link.png)\n\n[!INCLUDE [z](link.md)]',
      'b/c.md': 'C',
    })
    symlinkSync(join(outside, 'secret.md'), join(folder.folder, 'link.md'))
    symlinkSync(join(outside, 'secret.png'), join(folder.folder, 'link.png'))
    symlinkSync(outside, join(folder.folder, 'way-out'))
    symlinkSync(folder.folder, join(folder.folder, 'b/round'))
    symlinkSync('nowhere', join(folder.folder, 'broken.md'))
    const report = await folder.run()
    expect(Object.fromEntries(report.passedBy.map(({ path, why }) => [path, why]))).toEqual({
      'link.md': 'link out of the folder',
      'link.png': 'link out of the folder',
      'way-out': 'link out of the folder',
      'b/round': 'link within the folder',
      'broken.md': 'broken link',
    })
    expect(JSON.stringify(folder.all())).not.toContain(Buffer.from('SECRET').toString('base64').slice(0, 6))
    expect(folder.body('a')).toBe('Text x y\n')
    rmSync(outside, { recursive: true })
  })

  test('encodings and line ends are understood, and told', async () => {
    const text = '---\ntitle: Tür\n---\n\nGrün.\n'
    const folder = imported({
      'bom.md': `\uFEFF${text.replace('Tür', 'A')}`,
      'windows.md': text.replace('Tür', 'B').replaceAll('\n', '\r\n'),
      'mac.md': text.replace('Tür', 'C').replaceAll('\n', '\r'),
      'wide.md': Buffer.from(`\uFEFF${text.replace('Tür', 'D')}`, 'utf16le'),
      'latin.md': Buffer.from(text.replace('Tür', 'E'), 'latin1'),
      'broken.md': Buffer.concat([Buffer.from(text.replace('Tür', 'F')), Buffer.from([0x61, 0xff, 0x62])]),
      'nul.md': `${text.replace('Tür', 'G')}a\0b`,
    })
    const report = await folder.run()
    for (const slug of ['bom', 'windows', 'mac', 'wide', 'latin']) expect(folder.body(slug)).toBe('Grün.\n')
    expect(folder.body('broken')).toBe('Grün.\na\uFFFDb\n')
    expect(folder.body('nul')).toBe('Grün.\na\uFFFDb\n')
    expect(count(report, 'byte order mark')).toBe(2)
    expect(count(report, 'line ends CRLF')).toBe(1)
    expect(count(report, 'line ends CR')).toBe(1)
    expect(count(report, 'encoding UTF-16LE')).toBe(1)
    expect(count(report, 'encoding Windows-1252')).toBe(1)
    expect(count(report, 'bytes that are no character')).toBe(2)
    expect(await folder.faults()).toEqual([])
  })

  test('front matter is read in YAML, TOML and JSON, and line by line where it is malformed', async () => {
    const folder = imported({
      'a.md':
        '---\ntitle: "A"\ntags: [One, Two words]\nms.date: 01/31/2024\nauthor: Ann <ann@example.com>\n---\nText',
      'b.md': '+++\ntitle = "B"\nlastmod = 2024-03-01T10:00:00Z\nweight = 3\n+++\nText b',
      'c.md': '{\n "title": "C",\n "versions": ">= 2.0 <= 3.4"\n}\nText c',
      'd.md': '---\ntitle: D: with a colon\ndate: {{ x }}\n---\nText d',
      'e.md': '---\n\nA line above.\n\n---\n\nText e',
    })
    const report = await folder.run()
    expect(folder.article('a')).toMatch(
      /topics:\n {2}- one\n {2}- two-words\n[^]*updated: 2024-01-31\nupdatedBy:\n {2}name: Ann\n {2}email: ann@example.com/,
    )
    expect(folder.article('b')).toMatch(/order: 3\nupdated: 2024-03-01/)
    expect(folder.article('c')).toMatch(/versions:\n {2}from: "2.0"\n {2}to: "3.4"/)
    expect(folder.article('d')).toContain('title: "D: with a colon"')
    expect(folder.body('e')).toContain('A line above.')
    expect(count(report, 'front matter that is no YAML')).toBe(1)
    expect(await folder.faults()).toEqual([])
  })

  test('what is written to break it breaks nothing', async () => {
    const many = (piece: string, times: number) => piece.repeat(times)
    const folder = imported({
      'open.md': `Text\n\n${['{{<', '{{', '{%', '<!--', '<div', ':::note\n', '[!', '`', '$', '![', '> ', '{', '<Tabs>\n'].map((piece) => many(piece, 2000)).join('\n\n')}`,
      'deep.mdx': `Text\n\n${many('<div>', 3000)}${many('{', 5000)}`,
      'nested.md': `Text\n\n${many(':::{note}\n', 3000)}${many(':::\n', 3000)}\n${many('{% raw %}{% if x %}', 2000)}\n${many('----\n[NOTE]\n', 2000)}`,
      'spaces.md': `# A${many(' ', 50_000)}b\n\n${many(' \n', 20_000)}`,
      'round.md': 'Text [!INCLUDE [x](round.md)] [!INCLUDE [y](other.md)]',
      'other.md': 'Other [!INCLUDE [x](round.md)]',
      '../elsewhere.md': 'Not of the folder',
      'CASE.md': 'One',
      'case.md': 'Two',
      'ünï/日本語.md': 'Text in a folder',
      [`${many('long-name/', 14)}page.md`]: 'Deep text',
      'links.md': '[a](../../../../etc/passwd) ![b](../../../../etc/hosts.png) [c](/%E0%A4%A) [d](javascript:alert(1)) <a href="javascript:alert(1)">e</a>',
    }) // prettier-ignore
    const report = await folder.run()
    expect(report.sumsAreRight).toBe(true)
    expect(count(report, 'part [!INCLUDE]: the part holds itself')).toBeGreaterThan(0)
    const slugs = report.files.flatMap(({ slug }) => slug ?? [])
    expect(new Set(slugs).size).toBe(slugs.length)
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(slugs.every((slug) => slug.length <= 100)).toBe(true)
    expect(await folder.faults()).toEqual([])
  })
})

test('an import beside articles that are here already takes nothing from them', async () => {
  const folder = imported({ 'sign-in.md': '---\ntitle: Sign in\n---\nImported' })
  const own =
    '---\ntitle: Sign in\nsummary: S.\nkind: instruction\naccess: public\ntopics: [a]\nversions: not-version-specific\nupdated: 2026-11-25\nupdatedBy: { name: A, email: a@example.com }\n---\n\nOwn\n'
  mkdirSync(join(folder.content, 'en/articles'), { recursive: true })
  writeFileSync(join(folder.content, 'en/articles/sign-in.md'), own)
  await folder.run()
  expect(folder.article('sign-in')).toBe(own)
  expect(folder.body('sign-in-2')).toBe('Imported\n')
  expect(await folder.faults()).toEqual([])
})

test('a mapping says what fields mean', async () => {
  const folder = imported({
    'a.md': '---\nname: Named\nblurb: About it.\naudience: internal\nteam: Docs\n---\nText',
    'b.md': '---\ntitle: B\naudience: everybody\ndraft: true\n---\n[home](/guide/x) {{ product }}',
  })
  const report = await folder.run({
    fields: { title: ['name', 'title'], summary: ['blurb'], topics: ['team'] },
    access: { default: 'signed-in', values: { internal: 'maintenance', everybody: 'public' } },
    drafts: 'editors',
    site: 'https://docs.example.com',
    formerly: '/help',
    variables: { product: 'Signpost' },
    prefix: 'old',
  })
  expect(folder.article('old-a')).toMatch(
    /title: Named\nsummary: About it.\n[^]*access: maintenance\ntopics:\n {2}- docs\n/,
  )
  expect(folder.article('old-a')).toContain('redirect_from:\n  - /help/a\n')
  expect(folder.article('old-b')).toContain('access: editors\n')
  expect(folder.body('old-b')).toBe('[home](https://docs.example.com/guide/x) Signpost\n')
  expect(report.constructs.filter(({ fate }) => fate === 'not understood')).toEqual([])
  expect(await folder.faults()).toEqual([])
})

test('what nobody can say the readers of is for editors, whatever everything else is', async () => {
  const folder = imported({
    'none.md': '---\ntitle: None\n---\nText of none',
    'own.md': '---\ntitle: Own\naccess: maintenance\n---\nText of own',
    'word.md': '---\ntitle: Word\nvisibility: private\n---\nText of word',
    'list.md': '---\ntitle: List\naudience: [staff, partners]\n---\nText of list',
    'two.md': '---\ntitle: Two\naccess: staff\nvisibility: public\n---\nText of two',
    'broken.md': '---\ntitle: "Broken\naccess: editors # for now\n---\nText of broken',
  })
  const report = await folder.run()
  expect(folder.article('none')).toContain('access: public\n')
  expect(folder.article('own')).toContain('access: maintenance\n')
  for (const slug of ['word', 'list', 'two', 'broken'])
    expect(folder.article(slug)).toContain('access: editors\n')
  expect(count(report, 'field `visibility`: not understood')).toBe(1)
  expect(await folder.faults()).toEqual([])
})

test('hundreds of files that link to one another are brought along, and each link leads on', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => {
      const next = (index + 1) % 400
      const text = `---\ntitle: Page ${index}\n---\n## Part ${index}\n\n[next](../f${next % 20}/p${next}.md#part-${next})\n\n> [!NOTE]\n> Mind\n`
      return [`f${index % 20}/p${index}.md`, text]
    }),
  )
  const folder = imported(files)
  const report = await folder.run()
  expect(outcomes(report)).toEqual(Object.fromEntries(Object.keys(files).map((path) => [path, 'new'])))
  expect(report.constructs).toEqual([])
  expect(folder.body('f7-p7')).toContain('[next](/articles/f8-p8#part-8)')
  expect(await folder.faults()).toEqual([])
})
