import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runFlow } from '../scripts/flow-command.ts'
import { compileContent } from '../server/content/compile.ts'
import { heard } from './voice.ts'

const folder = mkdtempSync(join(tmpdir(), 'signpost-flow-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What `npm run flow -- …` says, and whether it is content. */
function flowAsProcess(words: string[], directory = 'content') {
  return new Promise<{ code: number; said: string; complained: string }>((resolve) => {
    const env = { ...process.env, CONTENT_DIR: directory }
    const child = execFile(
      process.execPath,
      ['scripts/flow.ts', ...words],
      { env },
      (_error, said, complained) => resolve({ code: child.exitCode ?? 1, said, complained }),
    )
  })
}

const sound = compileContent('content')

/** What it says, without a process of its own. */
function flow(words: string[], directory = 'content') {
  const read = () => (directory === 'content' ? sound : compileContent(directory))
  return heard((voice) => runFlow(words, { directory, read }, voice))
}

describe('npm run flow', () => {
  test('check finds nothing wrong with a sound flow', async () => {
    expect(await flowAsProcess(['check', 'sign-in'])).toEqual({
      code: 0,
      said: 'sign-in: 0 faults\n',
      complained: '',
    })
  })

  test('check names a fault with file, line and cure, and map refuses', async () => {
    cpSync('content', folder, { recursive: true })
    const path = join(folder, 'en/troubleshooters/sign-in.yaml')
    const source = readFileSync(path, 'utf8')
    writeFileSync(path, source.replace('start: what-happens', 'start: nowhere'))
    const line = source.split('\n').findIndex((text) => text.startsWith('start:')) + 1
    const { code, said, complained } = await flowAsProcess(['check', 'sign-in'], folder)
    expect({ code, said }).toEqual({ code: 1, said: 'sign-in: 1 fault\n' })
    expect(complained).toBe(
      `${path}:${line}: The flow starts at \`nowhere\`, which is not a step. Name a step that exists.\n`,
    )
    expect(await flow(['map', 'sign-in'], folder)).toEqual({
      said: '',
      complained: `${complained}A flow with faults has no map: mend them first.\n`,
    })
  })

  test('map draws the flow for Mermaid, and lists it', async () => {
    const { said, complained } = await flow(['map', 'sign-in'])
    expect(complained).toBe('')
    const [mermaid = '', list = ''] = said.split('\n\n')
    expect(mermaid).toMatch(/^flowchart LR\n {2}start\(\(Start\)\) --> step-what-happens\n/)
    expect(mermaid).toContain('  step-what-happens -->|"I forgot my password"| step-reset-password\n')
    expect(mermaid).toContain('["Use #quot;forgot password#quot; to get a new mail"]')
    expect(list).toMatch(
      /^- what-happens: What happens when you try to sign in\?\n {2}- I forgot my password\n/,
    )
  })

  test('paths tells of every outcome how many ways lead there and the shortest, and of one step all ways', async () => {
    const { said } = await flow(['paths', 'sign-in'])
    expect(said).toMatch(
      /^reset-password: Reset your password \(\d+ ways, the shortest in 1\)\n {4}what-happens: I forgot my password$/m,
    )
    const one = await flow(['paths', 'sign-in', 'create-account'])
    const count = Number(/(\d+) ways lead to create-account\n$/.exec(one.said)?.[1])
    expect(one.said.match(/^\d+\.$/gm)).toHaveLength(count)
  })

  test.each([[[]], [['dance', 'sign-in']], [['check', 'nothing']], [['paths', 'sign-in', 'nowhere']]])(
    'says what it cannot do: %j',
    async (words) => {
      const { said, complained } = await flow(words)
      expect(said).toBe('')
      expect(complained).not.toBe('')
    },
  )
})
