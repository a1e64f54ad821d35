import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const documents = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md')]

const code = /```[\s\S]*?```|`[^`\n]*`/g

/** Where links and pictures of a document lead within the repository. */
const targetsOf = (path: string) =>
  [
    ...readFileSync(path, 'utf8')
      .replace(code, '')
      .matchAll(/\]\(([^)#\s]+)/g),
  ]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))

test.each(documents)('%s shows and links only what is there', (path) => {
  expect(targetsOf(path).filter((target) => !existsSync(join(dirname(path), target)))).toEqual([])
})
