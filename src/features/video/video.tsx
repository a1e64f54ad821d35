import type { Video as Told } from '../../../contract/video.ts'
import { ExternalVideo } from './external-video.tsx'
import { OwnVideo } from './own-video.tsx'

type Props = {
  title: string
  video: Told
  /** Asks for the article once more; null when that brings no video. */
  renew: () => Promise<Told | null>
}

/** An article's video, with its chapters, and its transcript beside it. */
export function Video({ title, video, renew }: Props) {
  const { source } = video
  return source.from === 'portal' ? (
    <OwnVideo title={title} video={{ ...video, source }} renew={renew} />
  ) : (
    <ExternalVideo title={title} video={{ ...video, source }} />
  )
}
