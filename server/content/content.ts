import type { AccessLevel, ArticleKind, Heading } from '../../contract/article.ts'
import type { ServedFlow } from '../../contract/troubleshooter.ts'
import type { Versions } from '../../contract/versions.ts'
import type { Cue, VideoService } from '../../contract/video.ts'
import type { PackedIndex } from '../search/packed-index.ts'
import type { Synonyms } from '../search/synonyms.ts'
import type { Product, Topic } from './vocabulary-files.ts'

/** A video as compiled from front matter and WebVTT. Files are named as in `en/media`. */
export type CompiledVideo = {
  source: { from: 'portal'; file: string } | { from: VideoService; id: string }
  poster: string | null
  captions: string
  chapterTrack: string | null
  /** In seconds. */
  duration: number
  width: number
  height: number
  silent: boolean
  transcript: Cue[]
  chapters: Cue[]
}

/** An article as compiled from its file. `html` is sanitised; nothing of it may reach who may not read it. */
export type CompiledArticle = {
  slug: string
  title: string
  summary: string
  kind: ArticleKind
  access: AccessLevel
  /** Readers have to prove anew, or more strongly, who they are before they read (RFC 9470). `maxAge` in seconds. */
  authentication?: { maxAge?: number; acr?: string[] }
  /** Its existence is hidden from who may not read it. */
  secret: boolean
  products: string[]
  topics: string[]
  versions: Versions
  /** Its place in its topics; without one it comes after those that have one. */
  order?: number
  /** Counts substantial edits: what readers thought of an earlier text says little of this one. */
  revision: number
  /** ISO 8601 date. */
  updatedAt: string
  updatedBy: { name: string; email: string }
  /** ISO 8601 date on which somebody last saw that it is still true. */
  checkedAt?: string
  /** Who answers for it. For editors only. */
  owner?: { name: string; email: string }
  /** ISO 8601 date by which somebody is to look at it again. */
  reviewBy?: string
  /** Paths of the portal that lead here. */
  redirectFrom: string[]
  html: string
  headings: Heading[]
  /** Of the kind `video` alone. */
  video?: CompiledVideo
}

export type Content = {
  articles: CompiledArticle[]
  flows: ServedFlow[]
  synonyms?: Synonyms
  /** Of these articles and flows, where it is made apart; null where that failed. The search waits for it, or makes it when it is first asked. */
  searchIndex?: Promise<PackedIndex | null>
  /** As far as somebody has described them. */
  products?: Product[]
  topics?: Topic[]
}
