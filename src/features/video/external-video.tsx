import { useRef, useState } from 'react'
import { useLocation } from 'react-router-dom'
import type { Video, VideoService } from '../../../contract/video.ts'
import { serviceNames, video as say } from '../../messages/video.ts'
import { Button } from '../../ui/button.tsx'
import { Chapters } from './chapters.tsx'
import { clock, secondIn } from './clock.ts'
import { Transcript } from './transcript.tsx'
import styles from './video.module.css'

type ExternalSource = Extract<Video['source'], { id: string }>
type Props = { title: string; video: Video & { source: ExternalSource } }

/** `server/host/frames.ts` lets these in, and no others. */
const players: Record<VideoService, (id: string, second: number) => string> = {
  youtube: (id, second) =>
    `https://www.youtube-nocookie.com/embed/${id}?autoplay=1&cc_load_policy=1&rel=0&start=${second}`,
  vimeo: (id, second) => `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1#t=${second}s`,
}
const pages: Record<VideoService, (id: string) => string> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
}

/**
 * A video of another service. Nothing is asked of it before the reader says so, each time anew (decision 035); the transcript can be read
 * without.
 */
export function ExternalVideo({ title, video }: Props) {
  const { source, poster, width, height, transcript, chapters } = video
  const name = serviceNames[source.from]
  const { hash } = useLocation()
  const [chosen, setChosen] = useState<number | null>(null)
  const [loaded, setLoaded] = useState(false)
  const load = useRef<HTMLButtonElement>(null)
  const second = Math.floor(chosen ?? secondIn(hash) ?? 0)
  const jump = (to: number) => {
    setChosen(to)
    load.current?.focus()
  }
  return (
    <div className={styles.layout}>
      <div className={styles.player}>
        <div className={styles.frame}>
          {/* Keeps the room that the video will take. */}
          <svg className={styles.room} viewBox={`0 0 ${width} ${height}`} aria-hidden />
          {loaded ? (
            <iframe
              // Another second is another load.
              key={second}
              className={styles.foreign}
              src={players[source.from](source.id, second)}
              title={say.player(title)}
              allow="autoplay; fullscreen; encrypted-media; picture-in-picture"
              // It asks to be told whose page it is on.
              referrerPolicy="strict-origin-when-cross-origin"
              // oxlint-disable-next-line react/iframe-missing-sandbox -- of another origin, so its own is not the portal's
              sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"
            />
          ) : (
            <>
              {poster && <img className={styles.poster} src={poster} alt="" />}
              <div className={styles.before}>
                <p>{say.external(name)}</p>
                <p className={styles.ways}>
                  <Button ref={load} data-needs-script="" onClick={() => setLoaded(true)}>
                    {second > 0 ? say.loadFrom(name, clock(second)) : say.load(name)}
                  </Button>
                  <a href={pages[source.from](source.id)} rel="noopener noreferrer">
                    {say.elsewhere(name)}
                  </a>
                </p>
              </div>
            </>
          )}
        </div>
      </div>
      <Transcript transcript={transcript} current={null} onJump={jump} />
      {chapters.length > 0 && <Chapters chapters={chapters} current={-1} onJump={jump} />}
    </div>
  )
}
