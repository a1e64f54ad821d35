import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type Files, type Imported, imported as newImport, picture } from '../tests/imported.ts'
import { exportFolder } from './export-folder.ts'
import { defaultMapping } from './mapping.ts'

const imported = async (files: Files) => {
  const folder = newImport(files)
  await folder.run()
  return folder
}
const back = (folder: Imported) => join(folder.root, 'back')
const giveBack = (folder: Imported) => exportFolder(folder.content, 'docs', back(folder), defaultMapping)

const pages = {
  'guide/a.md': '\uFEFF---\r\ntitle: A\r\nodd: [1, 2]\r\n---\r\n# A\r\n\r\n:::note\r\nSee [b](../b.mdx#two) ![p](img/p.png)\r\n:::\r\n',
  'b.mdx': 'import X from "x"\n\n## Two {#two}\n\n<X/> text\n',
  'includes/part.md': 'Part',
  'draft.md': '---\ndraft: true\n---\nText',
  'guide/img/p.png': picture,
} // prettier-ignore

describe('an export gives back', () => {
  test('to the byte what nobody has touched, and what no article was made of', async () => {
    const folder = await imported(pages)
    const report = await giveBack(folder)
    expect(report.edited).toEqual([])
    expect(report.asTheyWere).toEqual(['b.mdx', 'draft.md', 'guide/a.md', 'includes/part.md'])
    for (const [path, data] of Object.entries(pages))
      expect(readFileSync(join(back(folder), path)), path).toEqual(Buffer.from(data))
  })

  test('of what was edited here the text, with links as they lead there, below the fields of its source', async () => {
    const folder = await imported(pages)
    const article = folder
      .article('guide-a')
      .replace('title: A', 'title: Another title')
      .replace('> See', '> Now see')
    writeFileSync(join(folder.content, 'en/articles/guide-a.md'), article)
    expect((await giveBack(folder)).edited).toEqual(['guide/a.md'])
    expect(readFileSync(join(back(folder), 'guide/a.md'), 'utf8')).toBe(
      '---\ntitle: Another title\nodd:\n  - 1\n  - 2\n---\n\n> [!NOTE]\n> Now see [b](../b.mdx#two) ![p](./img/p.png)\n',
    )
  })

  test('a folder of which another import makes the same articles', async () => {
    const folder = await imported(pages)
    await giveBack(folder)
    const again = newImport({})
    const files = readdirSync(back(folder), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name)
      again.write({ [path.slice(back(folder).length + 1)]: readFileSync(path) })
    }
    await again.run()
    expect(again.all()).toEqual(folder.all())
  })
})

describe('npm run content', () => {
  const run = promisify(execFile)
  const content = (...words: string[]) =>
    run(process.execPath, ['scripts/content.ts', ...words]).catch(
      (error: { stdout: string; stderr: string }) => error,
    )

  test('imports a folder, tells of it in text and in JSON, and gives it back', async () => {
    const folder = newImport({ ...pages, 'map.yaml': 'topics: { default: help, fromFolder: false }\n' })
    const mapping = join(folder.folder, 'map.yaml')
    const said = await content(
      'import',
      folder.folder,
      '--to',
      folder.content,
      '--name',
      'docs',
      '--mapping',
      mapping,
    )
    expect(said.stderr).toBe('')
    expect(said.stdout).toMatch(/^ +4 {2}in all: each is told once$/m)
    expect(said.stdout).toMatch(/^ +1 {2}component <X> \(1 file; first b.mdx:5\)$/m)
    const report = JSON.parse(readFileSync(join(folder.content, 'imported/docs/report.json'), 'utf8')) as { files: { path: string }[] } // prettier-ignore
    expect(report.files.map(({ path }) => path)).toEqual([
      'b.mdx',
      'draft.md',
      'guide/a.md',
      'includes/part.md',
    ])
    expect(folder.article('guide-a')).toContain('topics:\n  - help\n')
    const given = await content('export', back(folder), '--to', folder.content)
    expect(given.stdout).toBe('4 files as they were, 0 edited here, 1 pictures\n')
  })

  test('says what it cannot do', async () => {
    const folder = newImport({ 'map.yaml': 'colour: red\n' })
    const mapping = join(folder.folder, 'map.yaml')
    expect((await content('import')).stderr).toContain('Usage:')
    expect((await content('import', join(folder.root, 'none'))).stderr).toContain('There is no folder')
    const faulty = await content('import', folder.folder, '--mapping', mapping, '--to', folder.content)
    expect(faulty.stderr).toContain(`${mapping}:1: The field \`colour\` is not known.`)
  })
})
