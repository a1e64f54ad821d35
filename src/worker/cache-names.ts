/** What the portal needs to start, the same for everyone. */
export const startCache = 'signpost-start'
/** Public answers that were read by nobody in particular. */
export const publicCache = 'signpost-public'
/** Public answers too, but which ones they are tells what a signed-in reader has read: gone with the reader. */
export const readerCache = 'signpost-public-of-reader'

/** What the portal tells its worker. */
export type Message =
  | { type: 'SKIP_WAITING' }
  | { type: 'forget-reader' }
  /** Takes over at once if the page that asks, by the address of its script, is of the same build; answers whether it is. */
  | { type: 'take-over-own'; script: string }
  | { type: 'keep'; addresses: string[]; signedIn: boolean }
