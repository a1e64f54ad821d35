import { messages } from './catalogue.ts'

export const video = messages({
  player: (title: string) => `Video: ${title}`,
  captions: 'English',
  chapters: 'Chapters',
  transcript: 'Transcript',
  silent: 'This video has no sound.',
  follow: 'Follow the video',
  playFrom: (clock: string) => `${clock}, play from here`,
  failedTitle: 'The video does not play',
  failed:
    'It could not be loaded, or this browser cannot play it. All that it says stands in the transcript.',
  again: 'Try again',
  download: 'Download the video',
  external: (service: string) =>
    `This video is on ${service}. If you load it, ${service} learns your address on the network, which browser you use and that you come from this portal, and may leave cookies. So far nothing has been sent there.`,
  load: (service: string) => `Load the video from ${service}`,
  loadFrom: (service: string, clock: string) => `Load the video from ${service}, at ${clock}`,
  elsewhere: (service: string) => `Watch it on ${service}’s own page`,
})

export const serviceNames = messages({ youtube: 'YouTube', vimeo: 'Vimeo' })
