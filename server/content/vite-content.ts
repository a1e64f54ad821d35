import type { Plugin } from 'vite'
import { compileContent } from './compile.ts'
import { describeFault } from './faults.ts'

type Options = { directory: string; vocabulary: Readonly<Record<string, string>> }

/**
 * Content for the browser. `virtual:troubleshooters` exports `flows`, so that the portal can lead readers even when the API is
 * down. `virtual:content` exports everything, gated articles too: for the API in the development browser, never for a build.
 */
export function contentModules({ directory, vocabulary }: Options): Plugin {
  let serving = false
  const resolved = (id: string) => `\0${id}`
  return {
    name: 'signpost-content',
    configResolved({ command }) {
      serving = command === 'serve'
    },
    resolveId(id) {
      return id === 'virtual:content' || id === 'virtual:troubleshooters' ? resolved(id) : undefined
    },
    async load(id) {
      const all = id === resolved('virtual:content')
      if (!all && id !== resolved('virtual:troubleshooters')) return undefined
      if (all && !serving)
        this.error('virtual:content holds gated articles and must not be built into a bundle.')
      const { content, faults } = await compileContent(directory, { vocabulary })
      if (faults.length > 0) this.error(`The content has faults:\n${faults.map(describeFault).join('\n')}`)
      return all
        ? `export const content = ${JSON.stringify(content)}`
        : `export const flows = ${JSON.stringify(content.flows)}`
    },
    configureServer({ watcher, moduleGraph, ws }) {
      watcher.add(directory)
      watcher.on('change', (path) => {
        if (!path.includes('/content/')) return
        for (const id of ['virtual:content', 'virtual:troubleshooters']) {
          const module = moduleGraph.getModuleById(resolved(id))
          if (module) moduleGraph.invalidateModule(module)
        }
        ws.send({ type: 'full-reload' })
      })
    },
  }
}
