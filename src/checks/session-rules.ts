import type { AccessReport } from '../../contract/access.ts'
import type { Access, Rules, Verdict } from './check.ts'
import { fail, ok, unknown, warn } from './verdict.ts'

type SignedIn = AccessReport & { signedIn: true }
const minute = 60_000

/** Rights that were read within this time are as they are now; the troubleshooter's facts hold to the same. */
const freshMs = minute

const reportOf = (access: Access): SignedIn | null =>
  typeof access === 'object' && access.report.signedIn ? access.report : null

/** Both times are the server's, so that this computer's clock does not matter. */
const ageOf = ({ now, tokenIssuedAt }: SignedIn) => Math.max(0, Date.parse(now) - Date.parse(tokenIssuedAt))

/** Rules about whoever is signed in, as the API sees it. They say nothing of who that is. */
export const sessionRules: Pick<Rules, 'age' | 'rights' | 'fresh'> = {
  age: (access): Verdict => {
    if (access === 'refused') return fail('token-refused', 'token-refused')
    if (access === 'unread') return unknown('rights-unread')
    const report = reportOf(access)
    if (!report) return fail('token-lost', 'set-up-wrong')
    const left = Date.parse(report.tokenExpiresAt) - Date.parse(report.now)
    return ok('signed-in', {
      minutes: Math.floor(ageOf(report) / minute),
      left: Math.max(0, Math.floor(left / minute)),
    })
  },
  rights: (access): Verdict => {
    const report = reportOf(access)
    if (!report) return unknown('rights-unread')
    if (report.emailVerified.value === false) return warn('rights-unverified', 'email_unverified')
    if (report.organisation.value === null && report.groupsLeftOut)
      return warn('rights-left-out', 'set-up-wrong')
    if (report.organisation.value === null) return warn('rights-none', 'organisation_required')
    if (report.maintenance.value === 'none') return warn('rights-no-agreement', 'maintenance_required')
    if (report.maintenance.value === 'expired') return warn('rights-expired', 'maintenance_expired')
    return ok('rights-complete')
  },
  fresh: (access): Verdict => {
    const report = reportOf(access)
    if (!report) return unknown('rights-unread')
    const age = ageOf(report)
    if (age < freshMs) return ok('rights-fresh')
    const values = { minutes: Math.floor(age / minute) }
    return report.organisation.value === null
      ? warn('rights-older', 'organisation_required', values)
      : ok('rights-read', values)
  },
}
