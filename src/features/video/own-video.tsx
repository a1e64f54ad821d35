import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router-dom'
import type { Video } from '../../../contract/video.ts'
import { video as say } from '../../messages/video.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Chapters } from './chapters.tsx'
import { cueAt, secondIn } from './clock.ts'
import { Transcript } from './transcript.tsx'
import styles from './video.module.css'

type OwnSource = Extract<Video['source'], { from: 'portal' }>
type Props = {
  title: string
  video: Video & { source: OwnSource }
  renew: () => Promise<Video | null>
}
/** Where to go on once the video is loaded anew. */
type Place = { second: number; playing: boolean }

/** The browser's own player. Its address is kept while it plays: the article may meanwhile be told with another one. */
export function OwnVideo({ title, video, renew }: Props) {
  const player = useRef<HTMLVideoElement>(null)
  const [told, setTold] = useState(video)
  const [failed, setFailed] = useState(false)
  const [cue, setCue] = useState(-1)
  const [chapter, setChapter] = useState(-1)
  const goOn = useRef<Place | null>(null)
  const { hash } = useLocation()
  const { transcript, chapters, width, height, poster, captions, chapterTrack, silent } = told

  const mark = (second: number) => {
    setCue(cueAt(transcript, second))
    setChapter(cueAt(chapters, second))
  }
  const jump = (second: number, { playing = true } = {}) => {
    if (!player.current) return
    player.current.currentTime = second
    mark(second)
    // A browser that does not let it play shows the second.
    if (playing) void player.current.play()?.catch(() => undefined)
  }

  useEffect(() => {
    const second = secondIn(hash)
    if (second === null) return
    jump(second, { playing: false })
    player.current?.scrollIntoView({ block: 'nearest' })
    // oxlint-disable-next-line react/exhaustive-deps -- the address alone says where to begin
  }, [hash])

  /** The address may have ended: with a new one the video goes on where it was. */
  async function askAgain() {
    const { currentTime = 0, paused = true } = player.current ?? {}
    const place = goOn.current ?? { second: currentTime, playing: !paused }
    goOn.current = place
    const next = await renew().catch(() => null)
    const isOther = next?.source.from === 'portal' && next.source.address !== told.source.address
    if (isOther) setTold(next as Props['video'])
    setFailed(!isOther)
  }
  const tryAgain = async () => {
    await askAgain()
    player.current?.load()
  }
  const onLoaded = () => {
    setFailed(false)
    if (!goOn.current) return
    const { second, playing } = goOn.current
    goOn.current = null
    jump(second, { playing })
  }

  return (
    <div className={styles.layout}>
      <div className={styles.player}>
        <video
          ref={player}
          className={styles.video}
          controls
          playsInline
          preload="metadata"
          width={width}
          height={height}
          src={told.source.address}
          poster={poster ?? undefined}
          aria-label={say.player(title)}
          onLoadedMetadata={onLoaded}
          onTimeUpdate={({ currentTarget }) => mark(currentTarget.currentTime)}
          onError={() => void askAgain()}
        >
          <track kind="captions" srcLang="en" label={say.captions} src={captions} default={silent} />
          {chapterTrack && <track kind="chapters" srcLang="en" src={chapterTrack} />}
        </video>
        {failed && (
          <Notice tone="trouble" title={say.failedTitle} role="alert">
            <p>{say.failed}</p>
            <p className={styles.ways}>
              <Button onClick={() => void tryAgain()}>{say.again}</Button>
              <a className={buttonClass('secondary')} href={told.source.address} download>
                {say.download}
              </a>
            </p>
          </Notice>
        )}
        {silent && <p className={styles.silent}>{say.silent}</p>}
      </div>
      <Transcript transcript={transcript} current={cue} onJump={jump} />
      {chapters.length > 0 && <Chapters chapters={chapters} current={chapter} onJump={jump} />}
    </div>
  )
}
