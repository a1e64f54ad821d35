import { readFile, stat } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** Serves a `FOLDER` of built pages as well as can be: each file read and compressed before it is first asked for twice, and kept. */
const { FOLDER: folder = '', PORT: port } = process.env

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}
const packs = /\.(?:html|js|css|json|svg)$/

type Kept = { bytes: Buffer; headers: Record<string, string> }
const kept = new Map<string, Promise<Kept | null>>()

async function find(path: string): Promise<Kept | null> {
  const at = normalize(join(folder, path))
  for (const file of [at, join(at, 'index.html'), `${at}.html`]) {
    const isFile = await stat(file).then(
      (entry) => entry.isFile(),
      () => false,
    )
    if (!isFile) continue
    const plain = await readFile(file)
    const packed = packs.test(file)
    const bytes = packed ? brotliCompressSync(plain) : plain
    return {
      bytes,
      headers: {
        'Content-Type': types[extname(file)] ?? 'application/octet-stream',
        'Content-Length': String(bytes.length),
        ...(packed && { 'Content-Encoding': 'br' }),
      },
    }
  }
  return null
}

async function answer(path: string, response: ServerResponse) {
  const found = kept.get(path) ?? find(decodeURIComponent(path))
  kept.set(path, found)
  const file = await found
  response.writeHead(file ? 200 : 404, file?.headers)
  response.end(file?.bytes)
}

createServer(
  (request, response) => void answer(new URL(request.url ?? '/', 'http://localhost').pathname, response),
).listen(Number(port), () => process.stdout.write('ready\n'))
