import { resolve } from 'node:path'

/** Servers in folders of their own serve the same content: what was compiled for one is not compiled again for the next. */
export const compiledBefore = { CACHE_DIR: resolve('data/cache') }
