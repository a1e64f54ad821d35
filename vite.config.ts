import { mkdir, rename, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { build, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import type { PageScripts } from './contract/drawn-page.ts'
import { demoConfig } from './mocks/demo-config.ts'
import { contentModules } from './server/content/vite-content.ts'

const target = 'es2023'
const port = Number(process.env['PORT'] ?? 5173)
const { brand } = demoConfig(`http://localhost:${port}`)

/** What the package gives to bundlers holds its warnings for developers: half a kilobyte of the first page. */
const routerForReaders = {
  find: /^react-router$/,
  replacement: resolve('node_modules/react-router/dist/production/index.mjs'),
}

/**
 * What is always read together is one file: an article, the steps of a troubleshooter, and the feedback
 * without what only a comment needs. Each file costs a kilobyte of headers and of words that compress better in company.
 */
const article =
  /src\/(pages\/article\.|features\/articles\/(article-[bh]|contents\.|neighbours\.|moved\.|version-words)|ui\/when-near)|contract\/versions/
const choosing =
  /src\/(features\/articles\/(filter-form|holds-for|more-articles)|ui\/(field|choice|use-given-or-set))/
const rights =
  /contract\/access\.|src\/(http\/(access-query|within)|features\/articles\/lock-panel|messages\/lock)/
const walking =
  /contract\/flow-(walk|edges)|src\/(messages\/(fill|troubleshooter)|ui\/(copy-|text-to-copy)|features\/troubleshooter\/(?!map|flow-map|shortest))/
const feedback =
  /src\/(messages\/feedback|features\/feedback\/(feedback|rating|own-rating|comment\.tsx|distribution|with-vote|focus-target|draft|failure-words))/

/** What many pages share, but no reader's first one, as troubleshooters and their numbers are many pages. */
const notOnFirstPages =
  /^(?!.*\/(contract\/(access|troubleshooter|flow-\w+)\.|src\/(messages\/fill|http\/(access-query|within))\.|query-core\/.*queriesObserver|react-query\/.*use(Suspense)?Queries\.))/

/** What pages need before they can be gone on from, as one file beside React’s: more of them would be larger together. */
const frame = new Set<string>()
const findFrame: Plugin = {
  name: 'signpost-frame',
  buildEnd() {
    const visit = (id: string) => {
      if (frame.has(id)) return
      frame.add(id)
      this.getModuleInfo(id)?.importedIds.forEach(visit)
    }
    const first = [
      'src/app/main.tsx',
      'src/features/articles/article-list.tsx',
      'src/features/articles/queries.ts',
    ]
    for (const path of [...first, 'src/features/articles/members-see-more.tsx', 'src/ui/sanitised.tsx'])
      visit(resolve(path))
  },
}

/** The server writes the manifest itself, with the names of its customer. */
const webManifestLink = {
  name: 'signpost-web-manifest-link',
  transformIndexHtml: () => [
    { tag: 'link', attrs: { rel: 'manifest', href: '/manifest.webmanifest' }, injectTo: 'head' as const },
  ],
}

/** A script that stands in pages themselves, and is no module. */
async function pageScript(name: string): Promise<string> {
  const input = `src/page-scripts/${name}.ts`
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target,
      modulePreload: false,
      rolldownOptions: { input, output: { format: 'iife' } },
    },
  })
  if (!('output' in built)) throw new Error(`${input} was not built`)
  return built.output[0].code.trim()
}

/** What the server draws pages with, and is no file of theirs: which file holds which module, and the scripts in them. */
const forServer: Plugin = {
  name: 'signpost-for-server',
  async writeBundle({ dir = '' }) {
    // A build that is made elsewhere, to be looked at, is not the one that is served.
    if (resolve(dir) !== resolve('dist')) return
    await mkdir('dist-server', { recursive: true })
    await rename('dist/.vite/manifest.json', 'dist-server/manifest.json')
    const scripts: PageScripts = {
      noteReader: await pageScript('note-reader'),
      serveQuickReader: await pageScript('serve-quick-reader'),
      loadPortal: await pageScript('load-portal'),
    }
    await writeFile('dist-server/scripts.json', JSON.stringify(scripts))
  },
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

export default defineConfig(async ({ command, mode, isSsrBuild = false }) => {
  const testing = process.env['VITEST'] !== undefined
  // Whoever develops is served by Vite; most journeys that need the mocks, by a build of them (decision 041).
  const developing = mode !== 'production' && !testing
  const building = command === 'build' && !developing && !testing
  const forBrowsers = building && !isSsrBuild
  return {
    plugins: [
      react(),
      contentModules({ directory: 'content', vocabulary: brand }),
      // For readers alone: in development the mocks have a worker at the same place.
      ...(forBrowsers ? [webManifestLink, await offline(), findFrame, forServer] : []),
      // Loaded for development only: neither is needed, nor wanted, where a build for readers is made.
      ...(developing
        ? [
            msw({ mode: 'worker-only' }),
            (await import('./mocks/vite-identity-provider.ts')).identityProvider(port),
          ]
        : []),
    ],
    // Only a build for readers has it. Looked for in vain, it would keep all other dependencies from being prepared before the first page.
    optimizeDeps: { exclude: ['virtual:pwa-register'] },
    resolve: { alias: building ? [routerForReaders] : [] },
    // Two servers that prepare dependencies in one folder at once make each other load their pages anew.
    cacheDir: `node_modules/.vite/${mode}`,
    // The content's media lie at the same address that the server gives them.
    server: { port, strictPort: true, host: 'localhost' },
    preview: { port },
    // The server draws pages with what the portal is made of, and needs nothing installed for it (decision 037).
    ssr: { noExternal: true as const },
    build: {
      manifest: forBrowsers,
      // Never where a server would look for what readers get.
      outDir: developing ? `node_modules/.cache/portal-${mode}` : isSsrBuild ? 'dist-server' : 'dist',
      emptyOutDir: !isSsrBuild,
      minify: !developing,
      copyPublicDir: !isSsrBuild,
      target,
      sourcemap: false,
      // Every browser that reads es2023 preloads modules by itself.
      // The page itself names what comes first. Lists of what each later file brings along would weigh more than they save.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file: string, files: string[], { hostType }: { hostType: 'html' | 'js' }) =>
          hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
      },
      // What most pages share travels in two files, of which one changes seldom: fewer requests, and 3 kB less than ten small ones.
      // Developers have no network to wait for: one file is quickest.
      rolldownOptions: {
        output: {
          codeSplitting:
            !developing &&
            (isSsrBuild || {
              groups: [
                {
                  name: 'react',
                  test: /node_modules\/(react|react-dom|scheduler)\/|src\/app\/locale-data/,
                  priority: 4,
                },
                { name: 'frame', test: (id: string) => frame.has(id), priority: 3 },
                { name: 'shared', test: notOnFirstPages, minShareCount: 8, priority: 2 },
                { name: 'choosing', test: choosing, priority: 1, includeDependenciesRecursively: false },
                { name: 'rights', test: rights, priority: 1, includeDependenciesRecursively: false },
                { name: 'walking', test: walking, priority: 1, includeDependenciesRecursively: false },
                { name: 'reading', test: article, priority: 1, includeDependenciesRecursively: false },
                { name: 'feedback', test: feedback, priority: 1, includeDependenciesRecursively: false },
              ],
            }),
        },
      },
    },
    test: {
      exclude: ['tests/journeys/**', '**/node_modules/**'],
      setupFiles: ['tests/setup.ts'],
      globalSetup: ['tests/postgres-when-asked.ts'],
      environment: 'node',
      // A thread for each file starts sooner than a process, and no test needs one of its own.
      pool: 'threads',
      // Many tests wait for a process rather than work: by itself, Vitest would leave one core idle.
      maxWorkers: '100%',
      // A test that waits for a process or a page waits longer on a machine that is busy with something else.
      testTimeout: 20_000,
      hookTimeout: 20_000,
      projects: [
        {
          extends: true,
          test: {
            name: 'server',
            include: ['{contract,server,importing,mocks}/**/*.test.ts'],
            // None of them changes what others find: one process for many files spares each a start.
            isolate: false,
          },
        },
        { extends: true, test: { name: 'portal', include: ['{src,tests}/**/*.test.{ts,tsx}'] } },
      ],
    },
  }
})
