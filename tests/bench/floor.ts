import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/*
 * The least that can be had on this machine: servers of a few lines that answer what the portal answered, byte for byte, and check
 * nothing. `ANSWER` is a file with the answer to give; `DATABASE` the file of the votes.
 */
type Answer = { headers: Record<string, string>; body: string }

const { FLOOR: kind, PORT: port, ANSWER: path = '', DATABASE: database = '' } = process.env
const { headers, body } = JSON.parse(readFileSync(path, 'utf8')) as Answer
const bytes = new TextEncoder().encode(body)
const ready = () => process.stdout.write('ready\n')

function bareHttp() {
  const full = { ...headers, 'content-length': bytes.length }
  createServer((_request, response) => {
    response.writeHead(200, full)
    response.end(bytes)
  }).listen(Number(port), ready)
}

function bareHono() {
  const app = new Hono().get('/api/articles/:slug', (context) => context.body(bytes, 200, headers))
  serve({ fetch: app.fetch, port: Number(port) }, ready)
}

/** One upsert for each request in the durability of the portal: write-ahead log, `synchronous = FULL`. */
function bareVotes() {
  const file = new DatabaseSync(database)
  file.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE vote (article TEXT NOT NULL, revision INTEGER NOT NULL, voter TEXT NOT NULL, stars INTEGER NOT NULL,
      voted_at TEXT NOT NULL, PRIMARY KEY (article, revision, voter));
  `)
  const upsert = file.prepare(`
    INSERT INTO vote VALUES (?, 1, ?, ?, ?) ON CONFLICT (article, revision, voter)
    DO UPDATE SET stars = excluded.stars, voted_at = excluded.voted_at`)
  const full = { ...headers, 'content-length': bytes.length }
  createServer((request, response) => {
    let text = ''
    request.on('data', (part) => (text += String(part)))
    request.on('end', () => {
      const { stars } = JSON.parse(text) as { stars: number }
      const article = request.url?.split('/')[3] ?? ''
      upsert.run(article, `visitor:${String(request.headers['x-visitor'])}`, stars, new Date().toISOString())
      response.writeHead(200, full)
      response.end(bytes)
    })
  }).listen(Number(port), ready)
}

const kinds: Record<string, () => void> = { http: bareHttp, hono: bareHono, votes: bareVotes }
kinds[kind ?? '']?.()
