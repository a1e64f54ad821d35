import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Media } from '../library/media.ts'

/**
 * The media of a content, in a folder. It is asked for names alone that the content holds; what may go to whom is decided before
 * (`server/library/media-addresses.ts`).
 */
export const mediaFolder = (folder: string): Media => ({
  async find(name) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (!found?.isFile()) return null
    return {
      size: found.size,
      changed: found.mtimeMs,
      read: (start, end) =>
        Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array<ArrayBuffer>>,
    }
  },
})
