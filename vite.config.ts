import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { defineConfig } from 'vitest/config'
import { demoConfig } from './mocks/demo-config.ts'
import { contentModules } from './server/content/vite-content.ts'

const port = Number(process.env['PORT'] ?? 5173)
const { brand } = demoConfig(`http://localhost:${port}`)

export default defineConfig(async ({ command, mode }) => {
  const testing = process.env['VITEST'] !== undefined
  const developing = command === 'serve' && !testing
  return {
    plugins: [
      react(),
      contentModules({ directory: 'content', vocabulary: brand }),
      // Loaded for development only: neither is needed, nor wanted, where a build is made.
      ...(developing
        ? [
            msw({ mode: 'worker-only' }),
            (await import('./mocks/vite-identity-provider.ts')).identityProvider(port),
          ]
        : []),
    ],
    // Two servers that prepare dependencies in one folder at once make each other load their pages anew.
    cacheDir: `node_modules/.vite/${mode}`,
    // The content's media lie at the same address that the server gives them.
    server: { port, strictPort: true, host: 'localhost' },
    build: {
      target: 'es2023',
      sourcemap: false,
      // What most pages share travels in one file: fewer requests, and 3 kB less than ten small ones.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 5 }] } } },
    },
    test: {
      include: ['{contract,server,src,mocks,tests}/**/*.test.{ts,tsx}'],
      exclude: ['tests/journeys/**', 'node_modules/**'],
      setupFiles: ['tests/setup.ts'],
      environment: 'node',
      // A test that waits for a process or a page waits longer on a machine that is busy with something else.
      testTimeout: 20_000,
      hookTimeout: 20_000,
    },
  }
})
