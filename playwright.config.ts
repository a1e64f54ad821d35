import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromium } from './tests/browser.ts'

const ports = { node: 3100, dev: 5273, pseudo: 5274, bundled: 5275 } as const
const at = (host: keyof typeof ports) => `http://localhost:${ports[host]}`
const database = join(mkdtempSync(join(tmpdir(), 'signpost-journeys-')), 'portal.db')

/** A build for whoever develops, with the mocks in it: a page of one file comes in half the time of one that `vite` serves module by module. */
const developmentBuild = (mode: string, host: keyof typeof ports) => ({
  command: `vite build --mode ${mode} --logLevel error && vite preview --mode ${mode}`,
  url: at(host),
  env: { NODE_ENV: 'development', PORT: String(ports[host]) },
  timeout: 180_000,
})

/** What shows that `npm run dev` works: it alone needs its server, on which each page takes longer. */
const showsDevelopment = 'development-bar.spec.ts'
/** What only development has. */
const developmentOnly = [showsDevelopment, 'faults-by-name.spec.ts']
/** What only the built portal has, or what need not be seen twice; single tests of other files are tagged `@once`. */
const builtOnly = [
  'check.spec.ts',
  'desk.spec.ts',
  'desk-numbers.spec.ts',
  'every-kind.spec.ts',
  'video.spec.ts',
  'every-outcome.spec.ts',
  'narrow.spec.ts',
  'large-letters.spec.ts',
  'offline.spec.ts',
  'server-away.spec.ts',
  'new-version.spec.ts',
  'renewals.spec.ts',
  'robots.spec.ts',
  'search.spec.ts',
  'second-provider.spec.ts',
  'step-up.spec.ts',
  'api-faults.spec.ts',
  'failures.spec.ts',
  'browser-faults.spec.ts',
  'provider-faults.spec.ts',
  'keyboard.spec.ts',
  'first-paint.spec.ts',
  'drawn-for-strangers.spec.ts',
  'without-script.spec.ts',
]

/** Real journeys in Chromium, against both hosts of the API. `npm test` builds first and says where Chromium is. */
export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  use: {
    // Tall enough for a whole article: what is far below is drawn when the reader comes near.
    viewport: { width: 1280, height: 4000 },
    // Motion would be looked at half way by the accessibility checks.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    launchOptions: chromium,
  },
  // The longest journeys first, so that none of them is left alone at the end.
  projects: [
    { name: 'dev', use: { baseURL: at('dev') }, testMatch: showsDevelopment },
    {
      name: 'bundled',
      use: { baseURL: at('bundled') },
      testIgnore: ['pseudo.spec.ts', showsDevelopment, ...builtOnly],
      grepInvert: /@once/,
    },
    { name: 'pseudo', use: { baseURL: at('pseudo') }, testMatch: 'pseudo.spec.ts' },
    // The worker is a journey of its own: what the others see is the network's.
    {
      name: 'node',
      use: { baseURL: at('node'), serviceWorkers: 'block' },
      testIgnore: ['pseudo.spec.ts', ...developmentOnly],
    },
  ],
  webServer: [
    {
      command: 'node server/main.ts',
      url: `${at('node')}/api/health`,
      env: { PORT: String(ports.node), DATABASE_URL: `file:${database}`, LOG_LEVEL: 'warn' },
    },
    { command: 'vite', url: at('dev'), env: { PORT: String(ports.dev) } },
    developmentBuild('development', 'bundled'),
    developmentBuild('pseudo', 'pseudo'),
  ],
})
