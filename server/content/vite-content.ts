import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Connect, Plugin } from 'vite'
import { compileContent } from './compile.ts'
import { pageRedirects } from '../library/redirects.ts'
import { describeFault } from './faults.ts'
import { mediaName } from './links.ts'
import { mediaRoot } from './media-address.ts'
import type { Vocabulary } from './vocabulary.ts'

type Options = { directory: string; vocabulary: Vocabulary }

/** A file of the media, whole: the API in the development browser asks for it, and decides what may go to whom. */
async function sendMedia(directory: string, url = '', response: ServerResponse) {
  const name = mediaName(`/media${url.split('?')[0] ?? ''}`) ?? ''
  const path = join(directory, 'en/media', basename(name))
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return void response.writeHead(404).end()
  response.writeHead(200, { 'Content-Length': found.size, 'Last-Modified': found.mtime.toUTCString() })
  // Whoever has gone needs no more of it.
  return pipeline(createReadStream(path), response).catch(() => undefined)
}

/** Pages that moved, as on a server, and the media, at the same address. What is returned looks for pages that moved since. */
function serveContent(directory: string, middlewares: Connect.Server) {
  const redirects = () => compileContent(directory).then(({ content }) => pageRedirects(content))
  let moved = redirects()
  middlewares.use((request, response, next) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    const redirect = (path: string | null) => {
      if (path === null) next()
      else response.writeHead(301, { Location: path + search, 'Cache-Control': 'no-store' }).end()
    }
    // What is faulty is said where it is shown.
    void moved
      .then((find) => find(pathname))
      .catch(() => null)
      .then(redirect)
  })
  middlewares.use(mediaRoot, (request, response) => void sendMedia(directory, request.url, response))
  return () => {
    moved = redirects()
  }
}

/**
 * Content for the browser. `virtual:troubleshooters` exports `flows`, so that the portal can lead readers even when the API is
 * down. `virtual:content` exports everything, gated articles too: for the API in the development browser, never for
 * readers: where a build says to be for developers although it is made for production, it fails.
 */
export function contentModules({ directory, vocabulary }: Options): Plugin {
  let forReaders = true
  const resolved = (id: string) => `\0${id}`
  return {
    name: 'signpost-content',
    configResolved({ mode }) {
      forReaders = mode === 'production'
    },
    resolveId(id) {
      return id === 'virtual:content' || id === 'virtual:troubleshooters' ? resolved(id) : undefined
    },
    async load(id) {
      const all = id === resolved('virtual:content')
      if (!all && id !== resolved('virtual:troubleshooters')) return undefined
      if (all && forReaders)
        this.error('virtual:content holds gated articles and must not be built into what readers get.')
      const { content, faults } = await compileContent(directory, { vocabulary })
      if (faults.length > 0) this.error(`The content has faults:\n${faults.map(describeFault).join('\n')}`)
      return all
        ? `export const content = ${JSON.stringify(content)}`
        : `export const flows = ${JSON.stringify(content.flows)}`
    },
    configureServer({ watcher, moduleGraph, ws, middlewares }) {
      const lookAgain = serveContent(directory, middlewares)
      watcher.add(directory)
      watcher.on('change', (path) => {
        if (!path.includes('/content/')) return
        lookAgain()
        for (const id of ['virtual:content', 'virtual:troubleshooters']) {
          const module = moduleGraph.getModuleById(resolved(id))
          if (module) moduleGraph.invalidateModule(module)
        }
        ws.send({ type: 'full-reload' })
      })
    },
    configurePreviewServer({ middlewares }) {
      serveContent(directory, middlewares)
    },
  }
}
