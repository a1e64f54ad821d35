import { InMemoryWebStorage } from 'oidc-client-ts'
import { setupServer } from 'msw/node'
import { createFakeProvider } from '../fake-provider.ts'
import { plans } from './cases.ts'
import { parties, runCase } from './run-case.ts'

/*
 * `npm run conformance`: the relying-party cases against the portal's session, and against oidc-client-ts alone. Says how each
 * behaves, which is not a certificate: those are given by the OpenID Foundation only.
 */

/** As much of a browser as a sign-in touches. */
Object.assign(globalThis, {
  window: globalThis,
  localStorage: new InMemoryWebStorage(),
  sessionStorage: new InMemoryWebStorage(),
  location: new URL('https://help.example.com/'),
  history: { state: null, replaceState: () => {} },
  isSecureContext: true,
})

const provider = createFakeProvider(() => new Date())
const server = setupServer(...provider.handlers)
server.listen({ onUnhandledFrame: 'error' })

const names = ['Signpost', 'oidc-client-ts'] as const satisfies readonly (keyof typeof parties)[]
const passed = { Signpost: 0, 'oidc-client-ts': 0 }
const all = Object.values(plans).flat().length
const line = (...cells: string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)

line('case', ...names, 'asks that a relying party …')
line('---', '---', '---', '---')
for (const [plan, cases] of Object.entries(plans)) {
  line(`**${plan}**`, '', '', '')
  for (const tried of cases) {
    const verdicts: string[] = []
    for (const name of names) {
      const behaves = await runCase(tried, name, provider)
      if (behaves) passed[name] += 1
      verdicts.push(behaves ? 'pass' : 'FAIL')
    }
    line(tried.module, ...verdicts, tried.asks)
  }
}
line('**behaves as the RP profile asks**', ...names.map((name) => `${passed[name]} of ${all}`), '')
server.close()
// The library goes on waiting for its tokens to run out.
process.exit(passed.Signpost === all ? 0 : 1)
