import { getMimeType } from 'hono/utils/mime'

/** The type that a file is sent with, by the end of its name. What has none is not looked into: it is a download. */
export const typeOfMedia = (name: string): string =>
  name.endsWith('.vtt') ? 'text/vtt; charset=utf-8' : (getMimeType(name) ?? 'application/octet-stream')
