import { readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { imported, outcomes, picture } from '../tests/imported.ts'

const pages = {
  'guide/start.md':
    '---\ntitle: Start\ndate: 2024-02-03\n---\n# Start\n\nSee [more](more.md#two) ![p](p.png).\n',
  'guide/more.md': '---\ntitle: More\n---\n## Two\n\nText.\n',
  'guide/p.png': picture,
}

describe('importing again', () => {
  test('changes nothing, whatever day it is', async () => {
    const folder = imported(pages)
    await folder.run()
    const first = folder.all()
    const again = await folder.run({}, { today: '2027-01-01' })
    expect(folder.all()).toEqual(first)
    expect(outcomes(again)).toEqual({ 'guide/start.md': 'unchanged', 'guide/more.md': 'unchanged' })
    expect(await folder.faults()).toEqual([])
  })

  test('changes the article alone whose source changed', async () => {
    const folder = imported(pages)
    await folder.run()
    folder.write({ 'guide/more.md': '---\ntitle: More\n---\n## Two\n\nOther text.\n' })
    const report = await folder.run({}, { today: '2027-01-01' })
    expect(outcomes(report)).toEqual({ 'guide/start.md': 'unchanged', 'guide/more.md': 'changed' })
    expect(folder.article('guide-more')).toContain('updated: 2027-01-01')
    expect(folder.article('guide-start')).toContain('updated: 2024-02-03')
  })

  test('keeps addresses and titles when a file comes that would have them', async () => {
    const folder = imported({ 'b/page.md': '---\ntitle: Page\n---\nOne' })
    await folder.run()
    folder.write({ 'b page.md': '---\ntitle: Page\n---\nTwo', 'a/x.md': '---\ntitle: Page\n---\nThree' })
    const report = await folder.run()
    expect(folder.article('b-page')).toContain('title: Page\n')
    expect(folder.body('b-page-2')).toBe('Two\n')
    expect(folder.article('a-x')).toContain('title: Page (a)')
    expect(report.renamed.map(({ given }) => given).toSorted()).toEqual(
      expect.arrayContaining(['Page (a)', 'b-page-2']),
    )
    expect(await folder.faults()).toEqual([])
  })

  test('leaves alone what was edited here, and says so', async () => {
    const folder = imported(pages)
    await folder.run()
    const path = join(folder.content, 'en/articles/guide-more.md')
    const edited = folder.article('guide-more').replace('Text.', 'Better text.')
    writeFileSync(path, edited)
    expect(outcomes(await folder.run())['guide/more.md']).toBe('edited here, left alone')
    folder.write({ 'guide/more.md': 'New\n' })
    const report = await folder.run()
    expect(report.files.find((file) => file.path === 'guide/more.md')).toMatchObject({
      outcome: 'edited here, left alone',
      note: 'and changed at its source since',
    })
    expect(readFileSync(path, 'utf8')).toBe(edited)
  })

  test('goes on where an import was broken off before it could note down what it did', async () => {
    const folder = imported(pages)
    await folder.run()
    const first = folder.all()
    rmSync(join(folder.content, 'imported/docs/ledger.json'))
    const report = await folder.run()
    expect(folder.all()).toEqual(first)
    expect(new Set(Object.values(outcomes(report)))).toEqual(new Set(['unchanged']))
  })

  test('tells which source is gone, and takes its article away when told to', async () => {
    const folder = imported({ ...pages, 'old.md': 'Old text' })
    await folder.run()
    unlinkSync(join(folder.folder, 'old.md'))
    expect((await folder.run()).gone).toEqual([{ path: 'old.md', slug: 'old', done: 'left' }])
    expect(folder.body('old')).toBe('Old text\n')
    expect((await folder.run({}, { remove: true })).gone).toEqual([
      { path: 'old.md', slug: 'old', done: 'removed' },
    ])
    expect(() => folder.body('old')).toThrow('ENOENT')
    expect((await folder.run({}, { remove: true })).gone).toEqual([])
  })
})
