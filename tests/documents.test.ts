import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { variables } from '../server/environment.ts'

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

test('the README draws the house as it is', () => {
  const [, tree = ''] = /## The house\n+```\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
  let room = ''
  const told = [...tree.matchAll(/^( *)([\w/-]+)\//gm)].map(([, indent, name = '']) =>
    indent === '' ? (room = name) : `${room}/${name}`,
  )
  const within = ['server', 'src'].flatMap((name) => globSync(`${name}/*/`))
  expect(told.filter((path) => !existsSync(path))).toEqual([])
  expect(within.filter((path) => !told.includes(path))).toEqual([])
})

test('the operator’s manual names every variable, with what holds where it is not set', () => {
  const told = readFileSync('content/en/articles/operate-configuration.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| `[A-Z]/.test(line))
    .flatMap((line) => {
      const [, names = '', defaults = ''] = line.split('|').map((cell) => cell.trim().replaceAll('`', ''))
      return names.split(', ').map((name) => [name, defaults] as const)
    })
  const real = Object.entries(variables).map(([name, value]) => [name, value || 'none'] as const)
  const sorted = (entries: (readonly [string, string])[]) =>
    entries.toSorted(([one], [other]) => one.localeCompare(other))
  // It follows from another variable.
  const held = real.map(
    ([name, value]) => [name, name === 'PUBLIC_URL' ? 'http://localhost:<PORT>' : value] as const,
  )
  expect(sorted(told)).toEqual(sorted(held))
})

/** The requirements of ASVS 5.0 that fit a portal like this one: `V1.2.1-4` are four. */
const required = `
V1.2.1-4 V1.2.9-10 V1.3.1-2 V1.3.5 V1.3.11-12 V2.1.3 V2.2.1-3 V2.3.1-3 V2.4.1-2 V3.2.1-3 V3.3.1-2 V3.3.4 V3.4.1-8 V3.5.1-3 V3.5.5 V3.5.7
V3.6.1 V3.7.2-3 V4.1.1 V4.1.3-4 V6.1.1 V6.8.2 V6.8.4 V7.1.1 V7.1.3 V7.2.1 V7.2.4 V7.4.1 V7.4.4 V7.6.1-2 V8.1.1 V8.2.1-2 V8.3.1-2 V9.1.1-3
V9.2.1-3 V10.1.1-2 V10.2.1-3 V10.3.1-3 V10.5.1-4 V13.1.1 V13.2.4 V13.4.1-6 V14.2.1-4 V14.2.6-7 V14.3.1-3 V15.2.2 V15.3.1 V15.3.3-6 V15.4.2
V16.2.5 V16.3.2-3 V16.4.1 V16.5.1-4`
  .trim()
  .split(/\s+/)
  .flatMap((range) => {
    const [, section, first, last] = /^(V\d+\.\d+)\.(\d+)(?:-(\d+))?$/.exec(range) ?? []
    const count = Number(last ?? first) - Number(first) + 1
    return Array.from({ length: count }, (_, index) => `${section}.${Number(first) + index}`)
  })

describe('what is said of security', () => {
  const rows = readFileSync('docs/security.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| V\d/.test(line))
    .map((line) => {
      const [, id = '', , , verdict = '', where = '', tests = ''] = line.split('|').map((cell) => cell.trim())
      return { id, verdict, where, tests }
    })

  test('is said of every requirement, once', () => {
    expect(rows.map(({ id }) => id).toSorted()).toEqual(required.toSorted())
  })

  test.each(rows)('$id: a verdict with a reason, and tests that exist', ({ verdict, where, tests }) => {
    expect(['met', 'not applicable', 'open']).toContain(verdict)
    expect(where.length).toBeGreaterThan(5)
    const named = [
      ...`${where} ${tests}`.matchAll(/`((?:src|server|tests|mocks|importing|contract)\/[^`]+)`/g),
    ]
    expect(named.map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([])
    // What asks for words is met by words.
    expect(tests !== '' || verdict !== 'met' || where.startsWith('Above, ')).toBe(true)
  })
})

describe('the record of faults', () => {
  const rows = readFileSync('docs/faults.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => {
      const [, fault = '', , , tests = ''] = line.split('|').map((cell) => cell.trim())
      return { fault: Number(fault), tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path) }
    })

  test('has thirty-eight rows', () => {
    expect(rows.map(({ fault }) => fault)).toEqual(Array.from({ length: 38 }, (_, index) => index + 1))
  })

  test.each(rows)('$fault: is tried by tests that exist', ({ tests }) => {
    expect(tests).not.toEqual([])
    expect(tests.filter((path) => !/\.(test|spec)\.tsx?$/.test(path) || !existsSync(path))).toEqual([])
  })
})
