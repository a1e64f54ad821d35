import { failuresOnTheWay } from './failures-on-the-way.ts'
import { failuresOfSetUp } from './failures-of-set-up.ts'

/** Every way a sign-in is known to fail: number, what was seen, what it is called. The session names them, the pages show them. */
export const rows = [...failuresOnTheWay, ...failuresOfSetUp]
