import { tabStorage } from '../session/tab-storage.ts'

const key = 'signpost.view-as'

/**
 * As whom an editor sees the portal (`X-View-As`), in this tab, from one loading of the page to the next: null, as whoever is signed in. A page
 * that is loaded anew has nothing in memory that was answered to somebody else.
 */
export const viewing = tabStorage.getItem(key)

export const keepView = (view: string) => tabStorage.setItem(key, view)
export const forgetView = () => tabStorage.removeItem(key)
