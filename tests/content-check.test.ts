import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'
import { articleFile, type Files, folderOf } from './content-folder.ts'

/** What `npm run content -- check` says of these files. */
function check(files: Files, environment: Record<string, string> = {}, openFiles = 1024) {
  const folder = folderOf(files)
  return new Promise<{ code: number; said: string; complained: string }>((resolve) => {
    const env = { ...process.env, CONTENT_DIR: folder, ...environment }
    const words = `ulimit -n ${openFiles} && exec "${process.execPath}" scripts/content.ts check`
    const child = execFile('sh', ['-c', words], { env }, (_error, said, complained) => {
      const short = (text: string) => text.replaceAll(`${folder}/`, '')
      resolve({ code: child.exitCode ?? 1, said: short(said), complained: short(complained) })
    })
  })
}
const inside = { 'en/articles/b.md': articleFile('B', 'Text.', { access: 'signed-in' }) }

test('a notice is said and fails nothing', async () => {
  const { code, said, complained } = await check({
    'en/articles/a.md': articleFile('A', '[b](/articles/b)'),
    ...inside,
  })
  expect([code, complained]).toEqual([0, ''])
  expect(said).toMatch(
    /^notice: en\/articles\/a\.md:12: The link \/articles\/b leads from a page for everybody/,
  )
  expect(said).toContain('0 faults, 1 notice\n')
})

test('a fault fails, with file, line and cure, and so does a configured link that leads nowhere', async () => {
  const files = { 'en/articles/a.md': articleFile('A', '[gone](/articles/gone)') }
  const links = { PUBLIC_URL: 'https://help.example.com', LINK_SUPPORT: 'https://help.example.com/articles/gone' }
  const { code, complained } = await check(files, links)
  expect(code).toBe(1)
  expect(complained.split('\n')).toEqual([
    'en/articles/a.md:12: The link /articles/gone leads nowhere. Name a page that exists.',
    'LINK_SUPPORT:1: The link /articles/gone leads nowhere. Name a page that exists.',
    '',
  ])
}) // prettier-ignore

test('more articles than a process may hold files open are all read', async () => {
  const names = Array.from({ length: 400 }, (_, index) => `a-${index}`)
  const files = Object.fromEntries(
    names.map((name) => [`en/articles/${name}.md`, articleFile(`Title of ${name}`)]),
  )
  const { code, said, complained } = await check(files, {}, 120)
  expect([code, complained]).toEqual([0, ''])
  expect(said).toContain('400 articles')
})
