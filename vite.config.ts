import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { defineConfig } from 'vitest/config'
import { demoConfig } from './mocks/demo-config.ts'
import { contentModules } from './server/content/vite-content.ts'

const port = Number(process.env['PORT'] ?? 5173)
const { brand } = demoConfig(`http://localhost:${port}`)

/** What the package gives to bundlers holds its warnings for developers: half a kilobyte of the first page. */
const routerForReaders = {
  find: /^react-router$/,
  replacement: resolve('node_modules/react-router/dist/production/index.mjs'),
}

/** An article, and the feedback below it without what only a comment needs: each read together, so each one file. */
const article = /src\/(pages\/article\.|features\/articles\/(article-[bh]|contents\.tsx))/
const feedback =
  /src\/(messages\/feedback|features\/feedback\/(feedback|rating|own-rating|comment\.tsx|distribution|with-vote|focus-target|draft|failure-words))/

/** What many pages share, but no reader's first one, as troubleshooters and their numbers are many pages. */
const notOnFirstPages =
  /^(?!.*\/(contract\/(access|troubleshooter|flow-\w+)\.|src\/(messages\/fill|http\/(access-query|within))\.|query-core\/.*queriesObserver|react-query\/.*use(Suspense)?Queries\.))/

/** The server writes the manifest itself, with the names of its customer. */
const webManifestLink = {
  name: 'signpost-web-manifest-link',
  transformIndexHtml: () => [
    { tag: 'link', attrs: { rel: 'manifest', href: '/manifest.webmanifest' }, injectTo: 'head' as const },
  ],
}

/** The worker that keeps the portal for when nothing else works (decision 014). */
const offline = async () =>
  (await import('vite-plugin-pwa')).VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/worker',
    filename: 'sw.ts',
    manifest: false,
    injectRegister: false,
    registerType: 'prompt',
    injectManifest: {
      globPatterns: ['index.html', 'favicon.svg', 'assets/*.{js,css,woff2}'],
      rollupFormat: 'iife',
    },
  })

export default defineConfig(async ({ command, mode }) => {
  const testing = process.env['VITEST'] !== undefined
  const developing = command === 'serve' && !testing
  const building = command === 'build' && !testing
  return {
    plugins: [
      react(),
      contentModules({ directory: 'content', vocabulary: brand }),
      // For builds alone: in development the mocks have a worker at the same place.
      ...(building ? [webManifestLink, await offline()] : []),
      // Loaded for development only: neither is needed, nor wanted, where a build is made.
      ...(developing
        ? [
            msw({ mode: 'worker-only' }),
            (await import('./mocks/vite-identity-provider.ts')).identityProvider(port),
          ]
        : []),
    ],
    // Only a build has it. Looked for in vain, it would keep all other dependencies from being prepared before the first page.
    optimizeDeps: { exclude: ['virtual:pwa-register'] },
    resolve: { alias: building ? [routerForReaders] : [] },
    // Two servers that prepare dependencies in one folder at once make each other load their pages anew.
    cacheDir: `node_modules/.vite/${mode}`,
    // The content's media lie at the same address that the server gives them.
    server: { port, strictPort: true, host: 'localhost' },
    build: {
      target: 'es2023',
      sourcemap: false,
      // Every browser that reads es2023 preloads modules by itself.
      // The page itself names what comes first. Lists of what each later file brings along would weigh more than they save.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file: string, files: string[], { hostType }: { hostType: 'html' | 'js' }) =>
          hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
      },
      // What most pages share travels in one file: fewer requests, and 3 kB less than ten small ones.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'shared', test: notOnFirstPages, minShareCount: 8, priority: 2 },
              { name: 'reading', test: article, priority: 1, includeDependenciesRecursively: false },
              { name: 'feedback', test: feedback, priority: 1, includeDependenciesRecursively: false },
            ],
          },
        },
      },
    },
    test: {
      include: ['{contract,server,importing,src,mocks,tests}/**/*.test.{ts,tsx}'],
      exclude: ['tests/journeys/**', 'node_modules/**'],
      setupFiles: ['tests/setup.ts'],
      globalSetup: ['tests/postgres-when-asked.ts'],
      environment: 'node',
      // Many tests wait for a process rather than work: by itself, Vitest would leave one core idle.
      maxWorkers: '100%',
      // A test that waits for a process or a page waits longer on a machine that is busy with something else.
      testTimeout: 20_000,
      hookTimeout: 20_000,
    },
  }
})
