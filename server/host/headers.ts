import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

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
 * page of its own, as it does with a picture or a video. The same for every answer.
 */
export async function dataHeaders({
  https,
  shows = false,
}: {
  https: boolean
  shows?: boolean
}): Promise<Readonly<Record<string, string>>> {
  const own = shows && { imgSrc: ["'self'"], mediaSrc: ["'self'"] }
  const contentSecurityPolicy = { defaultSrc: ["'none'"], ...own, frameAncestors: ["'none'"] }
  const example = new Hono().use(secureHeaders({ ...everywhere(https), contentSecurityPolicy }))
  const answer = await example.get('/', (context) => context.body(null)).request('/')
  return Object.fromEntries(answer.headers)
}

/**
 * For the files of the build, which are part of pages and no pages themselves: what keeps them from being anything else, and no word more, as
 * every one of a first visit's files brings it along. A worker among them may load the portal's own files.
 */
export const assetHeaders = ({ https }: { https: boolean }) =>
  secureHeaders({
    ...everywhere(https),
    contentSecurityPolicy: { defaultSrc: ["'none'"], scriptSrc: ["'self'"], frameAncestors: ["'none'"] },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })

export type PagePolicy = {
  https: boolean
  /** The source, as `'sha256-…'`, of the style element that stands in the page itself. */
  style: (context: Context) => string
  /** The same of the scripts that do. */
  scripts: readonly string[]
  /** Origins beside the portal's own that its pages may ask: those of the identity provider. */
  connect: () => readonly string[]
  /** Origins whose pages may be shown within the portal's own: players of videos, where the content has such. */
  frames: () => readonly string[]
}

/**
 * For the portal's pages, files and worker (decision 025). Scripts come from the portal's own files; text becomes HTML through
 * the policy `signpost` alone, and an address becomes a worker through `default`, which knows the portal's own files.
 */
export const pageHeaders = ({ https, style, scripts, connect, frames }: PagePolicy) =>
  secureHeaders({
    ...everywhere(https),
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", ...scripts],
      styleSrc: ["'self'", style],
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
