import type { AccessReport } from '../../../contract/access.ts'
import { troubleshooter as say } from '../../messages/troubleshooter.ts'

/** What changed in a reader's rights, in words; empty if nothing did. A newer token alone is no change. */
export function accessChanges(before: AccessReport, after: AccessReport): string[] {
  if (!before.signedIn || !after.signedIn)
    return before.signedIn === after.signedIn ? [] : [say.otherwiseChanged]
  const changes: string[] = []
  if (before.emailVerified.value !== true && after.emailVerified.value === true) changes.push(say.nowVerified)
  const organisation = after.organisation.value
  if (before.organisation.value !== organisation) {
    changes.push(organisation === null ? say.noLongerMember : say.nowMember(organisation))
  }
  const [had, has] = [before, after].map((report) => report.maintenance.value === 'active')
  if (had !== has) changes.push(has ? say.nowAgreement : say.noLongerAgreement)
  else if (has && coverage(before) !== coverage(after)) changes.push(say.nowOtherProducts)
  if (changes.length === 0 && rightsOf(before) !== rightsOf(after)) changes.push(say.otherwiseChanged)
  return changes
}

type SignedIn = AccessReport & { signedIn: true }
const coverage = ({ products }: SignedIn) => JSON.stringify(products.value?.toSorted() ?? null)
const rightsOf = (report: SignedIn) =>
  JSON.stringify([
    report.emailVerified.value,
    report.organisation.value,
    report.maintenance.value,
    coverage(report),
    report.editor.value,
  ])
