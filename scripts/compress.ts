import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** In bytes. Below it a compressed file saves nothing: it fits into one packet either way. */
const smallest = 1024
const texts = /\.(?:js|css|svg|html|json)$/

const ways = {
  '.br': (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  '.gz': (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
}

const changedAt = async (path: string) => (await stat(path).catch(() => null))?.mtimeMs ?? 0

/** Puts `name.br` and `name.gz` beside every text below `folder`, once for all requests to come. */
async function compress(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && texts.test(entry.name))
  await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      const bytes = await readFile(path)
      if (bytes.length < smallest) return
      for (const [extension, shrink] of Object.entries(ways)) {
        if ((await changedAt(path + extension)) >= (await changedAt(path))) continue
        await writeFile(path + extension, await shrink(bytes))
      }
    }),
  )
}

await compress('dist')
