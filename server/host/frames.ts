import { type VideoService, videoServices } from '../../contract/video.ts'
import type { Content } from '../content/content.ts'

const origins: Record<VideoService, string> = {
  youtube: 'https://www.youtube-nocookie.com',
  vimeo: 'https://player.vimeo.com',
}

/** Whose players the pages of a content show; nobody's, where every video is the portal's own. */
export function framesOf({ articles }: Content): string[] {
  const used = new Set(articles.map(({ video }) => video?.source.from))
  return videoServices.filter((service) => used.has(service)).map((service) => origins[service])
}
