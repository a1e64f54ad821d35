import type { AccessReport } from '../../../contract/access.ts'
import { locale } from '../../messages/catalogue.ts'
import { access as say } from '../../messages/access.ts'
import { inWords } from '../../messages/articles.ts'
import styles from './access-table.module.css'

type SignedIn = Extract<AccessReport, { signedIn: true }>
type Row = { right: string; value: string; claim: string; present: boolean }

const yesOrNo = (value: boolean | null) => (value === null ? say.unknown : value ? say.yes : say.no)
const list = new Intl.ListFormat(locale)

/** Each product with the end of its agreement, where the provider tells ends; else the products alone. */
function productsIn({ agreements, products, maintenance }: SignedIn): string {
  if (agreements && agreements.length > 0) {
    return list.format(
      agreements.map(({ product, until, inForce }) =>
        say.agreement(product === null ? say.allProducts : inWords(product), until, inForce),
      ),
    )
  }
  if (products.value && products.value.length > 0) return list.format(products.value.map(inWords))
  return products.value === null && maintenance.value === 'active' ? say.allProducts : say.none
}

function rowsOf(report: SignedIn): Row[] {
  const { emailVerified, organisation, maintenance, products, editor, authenticatedAt, acr } = report
  // Most providers tell neither, and nothing is lost unless an article asks.
  const proofs = [
    { ...authenticatedAt, right: say.authenticatedAt, value: say.instant(authenticatedAt.value ?? '') },
    { ...acr, right: say.acr, value: acr.value ?? '' },
  ].filter(({ present }) => present)
  return [
    { right: say.name, value: report.name ?? say.none, claim: 'name', present: report.name !== null },
    { right: say.email, value: report.email ?? say.none, claim: 'email', present: report.email !== null },
    { ...emailVerified, right: say.emailVerified, value: yesOrNo(emailVerified.value) },
    { ...organisation, right: say.organisation, value: organisation.value ?? say.none },
    { ...maintenance, right: say.maintenance, value: say[maintenance.value] },
    { ...products, right: say.products, value: productsIn(report) },
    { ...editor, right: say.editor, value: yesOrNo(editor.value) },
    ...proofs,
  ]
}

/** Each right with the claim it was read from, so that an administrator can see what the provider left out. */
export const AccessTable = ({ report }: { report: SignedIn }) => (
  <table className={styles.table}>
    <caption className="visually-hidden">{say.table}</caption>
    <thead>
      <tr>
        <th scope="col">{say.right}</th>
        <th scope="col">{say.value}</th>
        <th scope="col">{say.claim}</th>
      </tr>
    </thead>
    <tbody>
      {rowsOf(report).map(({ right, value, claim, present }) => (
        <tr key={right}>
          <th scope="row">{right}</th>
          <td>{value}</td>
          <td>
            <code>{claim}</code>
            {!present && <span className={styles.missing}>{say.missing}</span>}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
