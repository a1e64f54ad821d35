import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { compileContent } from './compile.ts'
import { describeFault } from './faults.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A content folder with these files, compiled: what is wrong with it, each as `file:line: what cure`. */
async function compile(files: Record<string, string | Uint8Array>) {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-content-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { content, faults } = await compileContent(folder, { vocabulary: { portal: 'Signpost' } })
  return { content, faults: faults.map(describeFault) }
}

const front: Record<string, string> = {
  title: 'Sign in',
  summary: 'How to sign in.',
  kind: 'instruction',
  access: 'public',
  topics: '[account]',
  versions: 'not-version-specific',
  updated: '2026-11-23',
  updatedBy: '{ name: The editors, email: editors@example.com }',
}
/** `null` takes a field away. */
function article(changes: Record<string, string | null> = {}, body = 'Some text.') {
  const fields = Object.entries({ ...front, ...changes }).filter(([, value]) => value !== null)
  return `---\n${fields.map(([name, value]) => `${name}: ${value}`).join('\n')}\n---\n\n${body}\n`
}
const path = 'en/articles/sign-in.md'
const one = (changes: Record<string, string | null>, body?: string) => ({ [path]: article(changes, body) })
const flow = (steps: string, head = 'start: what') => ({
  ...one({}),
  'en/troubleshooters/help.yaml': `title: Help\nsummary: Finds it.\n${head}\nsteps:\n${steps}`,
})
const done = `  done:\n    outcome: Done\n    text: Done.\n`
const ask = (next = 'done') =>
  `  what:\n    question: What?\n    answers:\n      a: { label: A, next: done }\n      b: { label: B, next: ${next} }\n`

test('sound content has no faults, whatever the line ends and the byte order mark', async () => {
  const windows = `\uFEFF${article({}, '## One\n\n{portal} [there](#one).')}`.replaceAll('\n', '\r\n')
  const { content, faults } = await compile({ ...flow(ask() + done), [path]: windows })
  expect(faults).toEqual([])
  expect(content.articles[0]).toMatchObject({
    slug: 'sign-in',
    title: 'Sign in',
    updatedAt: '2026-11-23',
    secret: false,
    products: [],
    headings: [{ id: 'one', text: 'One', level: 2 }],
  })
  expect(content.articles[0]?.html).toContain('Signpost')
  expect(content.flows[0]).toMatchObject({ id: 'help', start: 'what' })
})

describe('a fault is named with its file, its line, what it is and the cure', () => {
  const faulty: [name: string, files: Record<string, string | Uint8Array>, fault: string][] = [
    ['no articles', { 'en/readme.txt': '' }, 'en/articles:1: There are no articles here. Set CONTENT_DIR'],
    ['no front matter', { [path]: 'Text.' }, `${path}:1: The file has no front matter. Begin it with`],
    ['front matter without end', { [path]: '---\ntitle: A\n' }, `${path}:1: The file has no front matter.`],
    ['malformed YAML', one({ topics: '[account' }), `${path}:`],
    [
      'a field twice',
      { [path]: article().replace('---\n', '---\ntitle: Other\n') },
      'Rename one of the two.',
    ],
    ['an unknown field', one({ colour: 'red' }), `${path}:10: The field \`colour\` is not known. Remove it`],
    ['a field missing', one({ summary: null }), `${path}:2: The field \`summary\` is missing. Add it.`],
    [
      'an unknown kind',
      one({ kind: 'essay' }),
      `${path}:4: The field \`kind\` is wrong: must be one of instruction, support-article, video, not "essay". Correct`,
    ],
    ['an unknown access', one({ access: 'everybody' }), `${path}:5: The field \`access\` is wrong:`],
    [
      'a number in words',
      one({ order: 'first' }),
      'The field `order` is wrong: must be a number, not "first". Correct',
    ],
    ['no topic', one({ topics: '[]' }), `${path}:6: The field \`topics\` is wrong: must name at least one`],
    [
      'an impossible date',
      one({ updated: '2026-13-40' }),
      `${path}:8: The field \`updated\` is wrong: must be`,
    ],
    ['an empty title', one({ title: '"  "' }), `${path}:2: The field \`title\` is wrong: must not be empty`],
    ['no address', one({ updatedBy: '{ name: A, email: nobody }' }), 'must be an e-mail address'],
    ['no text', one({}, ''), 'The article has no text. Write it below the front matter.'],
    ['products without agreement', one({ products: '[a]' }), 'Products open only articles for agreements.'],
    ['a public secret', one({ secret: 'true' }), `${path}:10: A public article cannot be secret.`],
    [
      'a public article that asks who reads it',
      one({ authentication: '{ maxAge: 300 }' }),
      `${path}:10: A public article cannot ask who reads it.`,
    ],
    [
      'a proof that is older before it arrives',
      one({ access: 'signed-in', authentication: '{ maxAge: 5 }' }),
      'must be 60 seconds or more',
    ],
    [
      'a proof that is none',
      one({ access: 'signed-in', authentication: '{}' }),
      'must hold `maxAge`, `acr`, or both',
    ],
    [
      'a proof with a quotation mark',
      one({ access: 'signed-in', authentication: `{ acr: ['a"b'] }` }),
      'must be one word of the provider’s',
    ],
    ['a title in the text', one({}, '# Title'), 'The text holds a heading of the first level.'],
    ['no UTF-8', { [path]: new Uint8Array([0x2d, 0xff, 0xfe]) }, `${path}:1: The file is not UTF-8.`],
    ['a NUL', one({}, 'a\n\nb\0'), `${path}:14: The file holds a NUL character.`],
    [
      'a name that is no address',
      { 'en/articles/Sign In.md': article() },
      'en/articles/Sign In.md:1: The file name `Sign In` cannot be an address. Use lower case',
    ],
    [
      'a folder among the articles',
      { ...one({}), 'en/articles/more/other.md': article({ title: 'Other' }) },
      'en/articles/more:1: This is not read. Put only files that end in `.md` here.',
    ],
    [
      'another ending',
      { ...one({}), 'en/articles/other.markdown': article({ title: 'Other' }) },
      'en/articles/other.markdown:1: This is not read.',
    ],
    [
      'a title twice',
      { ...one({}), 'en/articles/other.md': article({ title: 'sign IN' }) },
      `${path}:2: The title is that of en/articles/other.md too.`,
    ],
    [
      'a column without a heading',
      one({}, '|   | A |\n| - | - |\n| x | y |'),
      `${path}:12: A column of the table has no heading. Say what stands in it.`,
    ],
    ['a dead link', one({}, '[x](/articles/none)'), `${path}:12: The link /articles/none leads nowhere.`],
    ['a dead anchor', one({}, '[x](#none)'), 'The link #none leads to no heading of this page.'],
    [
      'a dead anchor elsewhere',
      { ...one({}, '[x](/articles/other#none)'), 'en/articles/other.md': article({ title: 'Other' }) },
      'leads to no heading of that article.',
    ],
    ['a broken anchor', one({}, '[x](#%E0%)'), 'leads to no heading of this page.'],
    ['a link without a start', one({}, '[x](other.md)'), 'The link other.md is not a whole address.'],
    ['a dead flow', one({}, '[x](/troubleshooters/none)'), 'leads nowhere.'],
    ['no such picture', one({}, '![Alt](media/none.png)'), 'The picture media/none.png does not exist.'],
    [
      'a picture without words',
      { ...one({}, '![](media/a.png)'), 'en/media/a.png': 'png' },
      'says nothing to those who cannot see it.',
    ],
    ['a flow', flow(ask('gone') + done), 'help.yaml:9: `what` leads to `gone`, which is not a step.'],
    ['a malformed flow', flow(`${ask()}${done}    text: [`), 'help.yaml:'],
    ['a dead link of a flow', flow(`${ask()}${done}    articles: [none]\n`), 'There is no article `none`.'],
  ]
  test.each(faulty)('%s', async (_name, files, fault) => {
    const { faults } = await compile(files)
    expect(faults.join('\n')).toContain(fault)
    for (const line of faults) expect(line).toMatch(/^en\/[^:]+:\d+: .+\. .+\.$/)
  })

  test('and all of them at once', async () => {
    const { faults } = await compile({
      [path]: article({ kind: 'essay', colour: 'red' }),
      'en/articles/other.md': 'Text.',
    })
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['en/articles/other.md', path, path])
  })
})

test('a link to what not everybody may read says so', async () => {
  const { content, faults } = await compile({
    ...flow(`${ask()}${done.replace('Done.', '"[x](/articles/inside)"')}`),
    [path]: article({}, '[x](/articles/inside) [y](/articles/sign-in)'),
    'en/articles/inside.md': article({ title: 'Inside', access: 'maintenance' }),
  })
  expect(faults).toEqual([])
  const [text = ''] = content.articles.filter(({ slug }) => slug === 'sign-in').map(({ html }) => html)
  expect(text.match(/for members/g)).toHaveLength(1)
  expect(JSON.stringify(content.flows[0])).toContain('for members')
})
