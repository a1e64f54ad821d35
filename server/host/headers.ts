import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { HostEnv } from './observe.ts'

type SecureHeaders = NonNullable<Parameters<typeof secureHeaders>[0]>

const everywhere = (https: boolean): SecureHeaders => ({
  // Two years, as the lists of browsers demand; a name that is served without https is left alone.
  strictTransportSecurity: https && 'max-age=63072000; includeSubDomains',
  referrerPolicy: 'strict-origin-when-cross-origin',
  xFrameOptions: 'DENY',
  // What the callback says of itself is stricter.
  overwrite: false,
})

/**
 * For what is not a page (the API, the configuration, media): whoever opens it as one finds nothing that runs. `shows`: a browser may put it into a
 * page of its own, as it does with a picture or a video.
 */
export async function dataHeaders({ https, shows = false }: { https: boolean; shows?: boolean }) {
  const own = shows && { imgSrc: ["'self'"], mediaSrc: ["'self'"] }
  const contentSecurityPolicy = { defaultSrc: ["'none'"], ...own, frameAncestors: ["'none'"] }
  const example = new Hono().use(secureHeaders({ ...everywhere(https), contentSecurityPolicy }))
  const headers = [...(await example.get('/', (context) => context.body(null)).request('/')).headers]
  // They are the same for every answer, so they are said to Node before there is one. Setting them on an answer costs as much as the answer.
  return createMiddleware<HostEnv>(async ({ env }, next) => {
    for (const [name, value] of headers) env.outgoing.setHeader(name, value)
    await next()
  })
}

export type PagePolicy = {
  https: boolean
  /** Sources such as `'sha256-…'` of the style elements that stand in the page itself. */
  styles: string[]
  /** Origins beside the portal's own that its pages may ask: those of the identity provider. */
  connect: () => readonly string[]
  /** Origins whose pages may be shown within the portal's own: players of videos, where the content has such. */
  frames: () => readonly string[]
}

/**
 * For the portal's pages, files and worker (decision 025). Scripts come from the portal's own files; text becomes HTML through
 * the policy `signpost` alone, and an address becomes a worker through `default`, which knows the portal's own files.
 */
export const pageHeaders = ({ https, styles, connect, frames }: PagePolicy) =>
  secureHeaders({
    ...everywhere(https),
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", ...styles],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      mediaSrc: ["'self'"],
      connectSrc: [() => ["'self'", ...connect()].join(' ')],
      frameSrc: [() => frames().join(' ') || "'none'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['signpost', 'default'],
    },
    permissionsPolicy: {
      accelerometer: false,
      browsingTopics: false,
      camera: false,
      displayCapture: false,
      geolocation: false,
      gyroscope: false,
      magnetometer: false,
      microphone: false,
      midi: false,
      payment: false,
      publickeyCredentialsGet: false,
      serial: false,
      usb: false,
    },
  })
