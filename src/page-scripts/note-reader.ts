import { mayHoldSession } from '../session/store.ts'
import { restoreFont } from '../ui/font.ts'

/*
 * Runs before anything is seen: in a browser that holds a session, what is drawn for strangers is not shown until the portal has looked;
 * and where the portal's font is there already, it is used.
 */
if (mayHoldSession()) document.documentElement.dataset['known'] = ''
restoreFont()
