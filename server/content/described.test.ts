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

async function compile(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-described-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { content, faults, notices } = await compileContent(folder)
  return { content, faults: faults.map(describeFault), notices: notices.map(describeFault) }
}

const write = (title: string, more = '', access = 'access: public') => `---
title: ${title}
summary: About it.
kind: instruction
${access}
topics: [account]
updated: 2026-11-23
updatedBy: { name: The editors, email: editors@example.com }
${more || 'versions: not-version-specific'}
---

Text.
`
const path = 'en/articles/a.md'
const covered = 'access: maintenance\nproducts: [portal]'
const products = 'portal:\n  name: Portal\n  versions: [spring, summer, autumn]\ndesk:\n  name: Desk\n'
const versions = (written: string, access?: string) => ({
  [path]: write('A', `versions: ${written}`, access),
  'en/products.yaml': products,
})
const formerly = (written: string, more = '') => ({
  [path]: write('A', `versions: not-version-specific\n${more}redirect_from: ${written}`, more ? 'access: editors' : undefined),
  'en/articles/b.md': write('B', 'versions: not-version-specific\nredirect_from: [old-b]'),
}) // prettier-ignore
const topics = (text: string) => ({ [path]: write('A'), 'en/topics.yaml': text })

test('a range, former addresses and dates are what an article is compiled to', async () => {
  const more = `versions: { from: spring, to: autumn }
checked: 2026-11-25
owner: { name: Ann, email: ann@example.com }
review: every 6 months
order: 2
redirect_from: [old-a, /docs/Old%20A.html, /docs/a/]`
  const { content, faults, notices } = await compile({
    [path]: write('A', more, covered),
    'en/products.yaml': products,
    'en/topics.yaml': 'account:\n  name: Your account\n  articles: [a]\n',
  })
  expect([faults, notices]).toEqual([[], []])
  expect(content.articles[0]).toMatchObject({
    versions: { from: 'spring', to: 'autumn' },
    checkedAt: '2026-11-25',
    reviewBy: '2027-05-25',
    owner: { name: 'Ann', email: 'ann@example.com' },
    order: 2,
    redirectFrom: ['/articles/old-a', '/docs/Old%20A.html', '/docs/a'],
  })
  expect(content.topics).toEqual([{ id: 'account', name: 'Your account', articles: ['a'] }])
  expect(content.products?.map(({ id }) => id)).toEqual(['portal', 'desk'])
})

describe('a fault is named with its file, its line, what it is and the cure', () => {
  const faulty: [name: string, files: Record<string, string>, fault: string][] = [
    ['a range without ends', versions('{}'), `${path}:9: The field \`versions\` is wrong: must hold \`from\`, \`to\`, or both. Correct`],
    ['a range with a third end', versions('{ from: a, until: b }'), 'The field `versions.until` is not known.'],
    ['an empty list', versions('[]'), `${path}:9: The field \`versions\` is wrong: must name at least one`],
    ['a version that YAML reads as a number', versions('[2.10]'), 'must be in quotation marks'],
    ['another word', versions('all'), 'must be `not-version-specific`, a list such as'],
    ['a range backwards, by numbers', versions('{ from: "2.10", to: "2.9" }'), `${path}:9: The range begins with 2.10, which comes after 2.9, its end. Exchange the two.`],
    ['a range backwards, by the product', versions('{ from: autumn, to: spring }', covered), 'The range begins with autumn, which comes after spring'],
    ['a version that the product has not', versions('{ from: winter }', covered), `${path}:10: The version winter is none of Portal. Add it to en/products.yaml`],
    ['a product that nobody has listed', versions('[spring]', 'access: maintenance\nproducts: [other]'), `${path}:6: The product \`other\` is not in en/products.yaml. List it there`],
    ['a version twice in a product', { ...versions('[a]'), 'en/products.yaml': 'portal: { name: P, versions: [a, a] }' }, 'en/products.yaml:1: The field `portal.versions` is wrong: must name each version once.'],
    ['a product without a name', { ...versions('[a]'), 'en/products.yaml': 'portal: { versions: [a] }' }, 'en/products.yaml:1: The field `portal.name` is missing.'],
    ['malformed products', { ...versions('[a]'), 'en/products.yaml': 'portal: [' }, 'en/products.yaml:1: '],
    ['a former address that is an article', formerly('[b]'), `${path}:10: At /articles/b there is an article. Rename`],
    ['a former address that is the article’s own', formerly('[a]'), 'The article moved from /articles/a to itself.'],
    ['a former address that another has', formerly('[old-b]'), 'The former address /articles/old-b is that of'],
    ['a former address twice', formerly('[old-a, /articles/old-a]'), 'The former address /articles/old-a is there twice.'],
    ['a former address of the portal', formerly('[/desk/pages]'), 'The portal needs /desk/pages itself.'],
    ['a former address with a query', formerly('["/docs?id=1"]'), 'must be a former slug, or a path such as'],
    ['a former path of a secret article', formerly('[/docs/a]', 'secret: true\n'), 'would learn that the article exists, and it is secret.'],
    ['a day that does not exist', { [path]: write('A', 'versions: not-version-specific\nreview: 2027-02-40') }, 'must be a day that exists'],
    ['a review some time', { [path]: write('A', 'versions: not-version-specific\nreview: sometimes') }, 'must be a date such as 2027-03-01, or `every 6 months`'],
    ['an owner without an address', { [path]: write('A', 'versions: not-version-specific\nowner: { name: A }') }, 'The field `owner.email` is missing.'],
    ['an article in no topic’s order', topics('account:\n  articles:\n    - none\n'), 'en/topics.yaml:3: There is no article `none`.'],
    ['an article of another topic', topics('other:\n  articles: [a]\n'), 'en/topics.yaml:2: The article `a` has not the topic `other`.'],
    ['a topic with the name of another product', { ...topics('portal: { name: Doors }'), 'en/products.yaml': products }, '`portal` is a product, too, and called Portal there.'],
  ] // prettier-ignore
  test.each(faulty)('%s', async (_name, files, fault) => {
    const { faults } = await compile(files)
    expect(faults.join('\n')).toContain(fault)
    for (const line of faults) expect(line).toMatch(/^en\/[^:]+:\d+: .+\. .+\.$/)
  })
})

test('a topic that no article has is worth a notice', async () => {
  const { faults, notices } = await compile(topics('gone: { summary: Gone. }'))
  expect([faults, notices]).toEqual([
    [],
    ['en/topics.yaml:1: No article has the topic `gone`. Take it away, or correct its id.'],
  ])
})
