import { base64url } from 'jose'
import type { Article } from '../../contract/article.ts'
import type { Video } from '../../contract/video.ts'
import type { Ports } from '../app.ts'
import type { CompiledArticle, CompiledVideo } from '../content/content.ts'
import { audienceOfMedia, mediaOf, picturePattern } from './media.ts'
import { typeOfMedia } from './media-type.ts'

/** An address counts so long, in seconds, and up to `step` longer: a video is watched to its end, with a pause for lunch. */
export const lifetime = 4 * 60 * 60
/** Within so many seconds everybody gets the same address, so that answers can be kept. */
const step = 60 * 60

export type MediaAddresses = ReturnType<typeof createMediaAddresses>
/** What stands behind the `?` of an address. */
export type Signature = { expires?: string | undefined; signature?: string | undefined }

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>

const encoder = new TextEncoder()

/** What a signature says, if it is written as one. */
function bytesOf(signature: string) {
  try {
    return Uint8Array.from(base64url.decode(signature))
  } catch {
    return new Uint8Array()
  }
}

/**
 * Addresses of media files (decision 034). A browser sends no token for a picture or a video, so what not everybody may see has an address that is
 * itself the right to see it, for some hours: signed (HMAC-SHA-256) for this file and that end. It is told only with an article that the
 * reader may read.
 */
export function createMediaAddresses({ content, store, now }: Pick<Ports, 'content' | 'store' | 'now'>) {
  const audience = audienceOfMedia(content)
  let made: Promise<Key> | undefined

  async function importKey() {
    const secret = await store.secret('media', crypto.randomUUID() + crypto.randomUUID())
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    return crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign', 'verify'])
  }
  /** Shared by all servers of a database. A store that is away is asked again. */
  const key = () =>
    (made ??= importKey().catch((error: unknown) => {
      made = undefined
      throw error
    }))
  // No name holds a line break: it is compared with those that are there before anything is signed or verified.
  const signed = (name: string, expires: number) => encoder.encode(`${name}\n${expires}`)

  async function addressOf(name: string, expires: number): Promise<string> {
    const address = `/media/${name.split('/').map(encodeURIComponent).join('/')}`
    if (audience.get(name) !== 'some') return address
    const signature = await crypto.subtle.sign('HMAC', await key(), signed(name, expires))
    return `${address}?expires=${expires}&signature=${base64url.encode(new Uint8Array(signature))}`
  }

  /** Looked up once for each article: to look through its text takes longer than to answer it. */
  const ending = new Map<CompiledArticle, boolean>()
  function hasAddressesThatEnd(article: CompiledArticle): boolean {
    const known =
      ending.get(article) ??
      (article.access !== 'public' && mediaOf(article).some((name) => audience.get(name) === 'some'))
    ending.set(article, known)
    return known
  }

  const seconds = () => Math.floor(now().getTime() / 1000)

  return {
    /** Until when the addresses count that this article is told with now, in seconds since the epoch. Null: it has none that end. */
    expiryFor: (article: CompiledArticle): number | null =>
      hasAddressesThatEnd(article) ? (Math.floor(seconds() / step) + 1) * step + lifetime : null,

    /** What of an article holds addresses. Only for readers who may read it. */
    async withAddresses(
      { html, video }: CompiledArticle,
      expires: number | null,
    ): Promise<Pick<Article, 'html' | 'video'>> {
      if (expires === null && !video) return { html }
      const names = mediaOf({ html, ...(video && { video }) })
      const addresses = new Map(
        await Promise.all(names.map(async (name) => [name, await addressOf(name, expires ?? 0)] as const)),
      )
      const told = (name: string) => addresses.get(name) ?? ''
      return {
        html: html.replaceAll(picturePattern, (_whole, before: string, name: string, after: string) => {
          const address = told(name.replaceAll('&amp;', '&'))
          return before + address.replaceAll('&', '&amp;') + after
        }),
        ...(video && { video: videoWith(video, told) }),
      }
    },

    /** Whether a file may go to whoever asks with this. `unknown`: nothing is said of it, not even whether it is there. */
    async allows(name: string, { expires = '', signature = '' }: Signature) {
      const who = audience.get(name)
      if (who === 'anybody') return 'open'
      if (who === undefined || !/^\d{1,15}$/.test(expires) || signature === '') return 'unknown'
      const end = Number(expires)
      // Compared in constant time by the platform (HMAC verify, Web Cryptography API, section 31).
      const isOurs = await crypto.subtle.verify('HMAC', await key(), bytesOf(signature), signed(name, end))
      if (!isOurs) return 'unknown'
      return end > seconds() ? 'signed' : 'expired'
    },
  }
}

function videoWith(
  { source, poster, captions, chapterTrack, ...rest }: CompiledVideo,
  told: (name: string) => string,
): Video {
  return {
    ...rest,
    source:
      source.from === 'portal'
        ? { from: 'portal', address: told(source.file), type: typeOfMedia(source.file) }
        : source,
    poster: poster === null ? null : told(poster),
    captions: told(captions),
    chapterTrack: chapterTrack === null ? null : told(chapterTrack),
  }
}
