import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { articleFile, compileFiles, type Files } from '../../tests/content-folder.ts'
import type { KeptArticle, KeptArticles } from './kept-articles.ts'

/** A GIF of 3 by 2 pixels, as far as its size is concerned. */
const pictured = new Uint8Array([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 3, 0, 2, 0, 0, 0, 0])
/** A site with a link of each kind, and nothing else. */
const site: Files = {
  'en/articles/a.md': articleFile(
    'A',
    `## One

[b](/articles/b)
[its heading](/articles/c#two)
[own heading](#one)
[moved](/articles/old-d)

[flow](/troubleshooters/help) and [step](/troubleshooters/walk/done?what=x)

[topic](/topics/other)

![Shown](media/a.gif)`,
  ),
  'en/articles/b.md': articleFile('B'),
  'en/articles/c.md': articleFile('C', '## Two\n\nText.'),
  'en/articles/d.md': articleFile('D', 'Text.', { redirect_from: '[old-d]' }),
  'en/articles/e.md': articleFile('E', 'Text.', { topics: '[other]' }),
  'en/articles/f.md': articleFile('F'),
  'en/articles/g.md': articleFile('G'),
  'en/articles/h.md': articleFile('H'),
  'en/media/a.gif': pictured,
  'en/media/b.gif': pictured,
  'en/topics.yaml': 'account:\n  articles: [h]\n',
  'en/troubleshooters/help.yaml':
    'title: Help\nsummary: S.\nstart: done\nsteps:\n  done:\n    outcome: Done\n    text: "[f](/articles/f) ![Shown](media/b.gif)"\n    articles: [g]\n',
  'en/troubleshooters/walk.yaml':
    'title: Walk\nsummary: S.\nstart: what\nsteps:\n  what:\n    question: What?\n    answers:\n      x: { label: X, next: done }\n      y: { label: Y, next: done }\n  done:\n    outcome: Done\n    text: Done.\n',
}
const configured = {
  origin: 'https://help.example.com',
  links: {
    LINK_SUPPORT: 'https://help.example.com/articles/b#none',
    LINK_PROFILE: 'https://id.example.com/articles/none',
  },
}
const without = (path: string): Files =>
  Object.fromEntries(Object.entries(site).filter(([one]) => one !== path))
const changed = (path: string, from: string | RegExp, to: string): Files => ({ ...site, [path]: String(site[path]).replace(from, to) }) // prettier-ignore

test('a site whose every link leads somewhere has no fault, and a notice for the detour', async () => {
  const { faults, notices } = await compileFiles(site)
  expect([faults, notices]).toEqual([
    [],
    ['en/articles/a.md:14: The link /articles/old-d goes by a former address. Write /articles/d.'],
  ])
})

const a = 'en/articles/a.md'
const broken: [what: string, files: Files, noticed: string][] = [
  ['an article', without('en/articles/b.md'), `${a}:14: The link /articles/b leads nowhere.`],
  ['an article with a heading', without('en/articles/c.md'), `${a}:14: The link /articles/c#two leads nowhere.`],
  ['an article that had moved', without('en/articles/d.md'), `${a}:14: The link /articles/old-d leads nowhere.`],
  ['a former address', changed('en/articles/d.md', 'redirect_from: [old-d]\n', ''), `${a}:14: The link /articles/old-d leads`],
  ['an own heading', changed(a, '## One', '## Other'), `${a}:14: The link #one leads to no heading of this page.`],
  ['a heading elsewhere', changed('en/articles/c.md', '## Two', '## Other'), 'leads to no heading of that article.'],
  ['a troubleshooter', without('en/troubleshooters/help.yaml'), `${a}:19: The link /troubleshooters/help leads nowhere.`],
  ['a step', changed('en/troubleshooters/walk.yaml', /done/g, 'end'), `${a}:19: The link /troubleshooters/walk/done?what=x leads`],
  ['an answer', changed('en/troubleshooters/walk.yaml', 'x: {', 'z: {'), 'says `what=x`, which that troubleshooter does not know.'],
  ['a topic', changed('en/articles/e.md', '[other]', '[account]'), `${a}:21: The link /topics/other leads nowhere.`],
  ['a picture', without('en/media/a.gif'), `${a}:23: The picture media/a.gif does not exist.`],
  ['an article of an outcome’s text', without('en/articles/f.md'), 'en/troubleshooters/help.yaml:7: The link /articles/f leads nowhere.'],
  ['an article of an outcome’s list', without('en/articles/g.md'), 'en/troubleshooters/help.yaml:8: There is no article `g`.'],
  ['a picture of an outcome', without('en/media/b.gif'), 'en/troubleshooters/help.yaml:7: The picture media/b.gif does not exist.'],
  ['an article of a topic’s order', without('en/articles/h.md'), 'en/topics.yaml:2: There is no article `h`.'],
] // prettier-ignore

describe('a dead link, anchor or picture is noticed', () => {
  test.each(broken)('once %s is gone', async (_what, files, noticed) => {
    const { faults } = await compileFiles(files)
    expect(faults.join('\n')).toContain(noticed)
  })

  test('in the configuration, where it leads to the portal', async () => {
    const { faults } = await compileFiles(site, { configured })
    expect(faults).toEqual([
      'LINK_SUPPORT:1: The link /articles/b#none leads to no heading of that article. Name a heading that exists.',
    ])
  })

  test.each([
    ['/articles/B', 'Write b: small and capital letters differ.'],
    ['/articles/c#Two', 'Write two: small and capital letters differ.'],
    ['/troubleshooters/Help', 'Write help: small and capital letters differ.'],
  ])('and says how it should be written, where only the letters’ case differs: %s', async (link, cure) => {
    const { faults } = await compileFiles(changed(a, '(/articles/b)', `(${link})`))
    expect(faults).toEqual([expect.stringContaining(cure)])
  })

  test('in a picture’s name, too', async () => {
    const { faults } = await compileFiles(changed(a, 'media/a.gif', 'media/A.gif'))
    expect(faults).toEqual([expect.stringContaining('Write a.gif: small and capital letters differ.')])
  })
})

describe('a link from a page for everybody to one that is not', () => {
  const gated = (more: Record<string, string>): Files => ({
    ...site,
    'en/articles/b.md': articleFile('B', 'Text.', more),
    'en/articles/f.md': articleFile('F', 'Text.', more),
    'en/articles/g.md': articleFile('G', 'Text.', more),
  })

  test('is allowed, marked, and reported with its line', async () => {
    const links = { LINK_SUPPORT: 'https://help.example.com/articles/b' }
    const { content, faults, notices } = await compileFiles(gated({ access: 'maintenance' }), {
      configured: { ...configured, links },
    })
    expect(faults).toEqual([])
    const told = notices.filter((notice) => notice.includes('one for holders of an agreement'))
    expect(told.map((notice) => notice.split(': ')[0])).toEqual([
      'en/articles/a.md:14',
      'en/troubleshooters/help.yaml:7',
      'en/troubleshooters/help.yaml:8',
      'LINK_SUPPORT:1',
    ])
    expect(content.articles.find(({ slug }) => slug === 'a')?.html).toContain('b</a> <span class="members">')
  })

  test('is a fault where the other hides that it exists', async () => {
    const { faults } = await compileFiles(gated({ access: 'editors', secret: 'true' }))
    expect(faults.map((fault) => fault.split(': ')[0])).toEqual([
      'en/articles/a.md:14',
      'en/troubleshooters/help.yaml:7',
      'en/troubleshooters/help.yaml:8',
    ])
  })
})

test('a picture has the room that it will take, and one that is none is named', async () => {
  const { content } = await compileFiles(site)
  const sized = '" width="3" height="2" alt="Shown" loading="lazy" decoding="async" />'
  expect(content.articles[0]?.html).toContain(`<img src="/media/a.gif${sized}`)
  expect(JSON.stringify(content.flows[0])).toContain(
    JSON.stringify(`<img src="/media/b.gif${sized}`).slice(1, -1),
  )
  const text = new TextEncoder().encode('no picture')
  const { faults } = await compileFiles({ ...site, 'en/media/a.gif': text, 'en/media/b.gif': text })
  expect(faults).toEqual([
    'en/articles/a.md:23: The picture media/a.gif cannot be read as one. Save it again as PNG, JPEG, WebP, AVIF, GIF or SVG.',
    'en/troubleshooters/help.yaml:7: The picture media/b.gif cannot be read as one. Save it again as PNG, JPEG, WebP, AVIF, GIF or SVG.',
  ])
})

test('a file that nothing shows is worth a notice', async () => {
  const { faults, notices } = await compileFiles({ ...site, 'en/media/c.gif': pictured })
  expect(faults).toEqual([])
  expect(notices).toContain('en/media/c.gif:1: Nothing shows or plays this. Take it away, or use it.')
})

describe('of the shipped articles', () => {
  const paths = globSync('en/**/*.{md,yaml}', { cwd: 'content' }).filter((path) => !path.includes('troubleshooters'))
  const files: Files = Object.fromEntries(paths.map((path) => [path, readFileSync(join('content', path), 'utf8')]))
  const known = new Map<string, KeptArticle>()
  const keep: KeptArticles = {
    keyOf: (source) => source,
    get: (key) => known.get(key),
    set: (key, article) => void known.set(key, article),
    setAgain: () => undefined,
    save: () => Promise.resolve(),
  }

  test('each is missed by every page that links to it', async () => {
    const slugs = paths.flatMap((path) => /articles\/(.+)\.md$/.exec(path)?.[1] ?? [])
    let links = 0
    for (const slug of slugs) {
      const rest = Object.fromEntries(Object.entries(files).filter(([path]) => path !== `en/articles/${slug}.md`))
      const { faults } = await compileFiles(rest, { keep })
      const linking = Object.entries(rest).filter(([, text]) => new RegExp(`\\(/articles/${slug}[)#]`).test(String(text)))
      for (const [path] of linking) {
        links += 1
        expect(faults).toContainEqual(expect.stringMatching(new RegExp(`^${path}:\\d+: The link /articles/${slug}(#\\S*)? leads nowhere`)))
      }
    }
    expect(links).toBeGreaterThan(20)
  })
}) // prettier-ignore
