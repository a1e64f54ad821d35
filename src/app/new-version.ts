import { createListeners } from '../session/listeners.ts'
import { tabStorage } from '../session/tab-storage.ts'
import { serverAnswers } from './server-answers.ts'

const mark = 'signpost.reloaded-for'

/** `looking`: a file of the portal did not come, and whether a new version has taken its place is being found out. */
type NewVersion = 'none' | 'looking' | 'ready'

let current: NewVersion = 'none'
let takeOver = () => location.reload()
const listeners = createListeners<[]>()
const set = (next: NewVersion) => {
  current = next
  listeners.tell()
}

export const newVersion = {
  get: (): NewVersion => current,
  /** As the server takes for granted that draws a page. */
  atFirst: (): NewVersion => 'none',
  subscribe: listeners.add,
  /** `take` makes the new version the one that a reload loads, and reloads. */
  offer(take: () => void) {
    takeOver = take
    set('ready')
  },
  take: () => takeOver(),
}

let unasked = 0

/** Loads what nobody has asked for yet: should a file be gone, whoever asks for it hears of it. */
export async function quietly(load: () => Promise<unknown>): Promise<void> {
  unasked += 1
  await load().catch(() => undefined)
  unasked -= 1
}

/**
 * After a deployment, a tab that is still open asks for files that are gone. The new version has them under other names, so the
 * page is loaded again: once for each address and version, and only if the server is there to load it from. Drafts and answers outlive that.
 */
export function lookForNewVersion() {
  const attempt = `${location.href} ${import.meta.url}`
  if (current === 'looking' || tabStorage.getItem(mark) === attempt) return
  tabStorage.setItem(mark, attempt)
  // A tab that remembers nothing would load the page for ever.
  if (tabStorage.getItem(mark) !== attempt) return
  set('looking')
  void serverAnswers().then((answers) => {
    if (answers) return location.reload()
    tabStorage.removeItem(mark)
    return set('none')
  })
}

export const reloadOnceForNewVersion = () =>
  addEventListener('vite:preloadError', () => unasked === 0 && lookForNewVersion())
