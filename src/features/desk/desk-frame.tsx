import type { ReactNode } from 'react'
import { NavLink } from 'react-router-dom'
import { desk as say } from '../../messages/desk.ts'
import { viewAs } from '../../messages/view-as.ts'
import { paths } from '../../paths.ts'
import styles from './desk.module.css'

/** In the order of an editor's morning. */
const places = [
  { to: paths.desk(), name: say.comments },
  { to: paths.desk('pages'), name: say.pages },
  { to: paths.desk('troubleshooters'), name: say.troubleshooters },
  { to: paths.desk('searches'), name: say.searches },
  { to: paths.desk('view-as'), name: viewAs.place },
]

/** The desk's own navigation, above each of its pages. */
export const DeskFrame = ({ children }: { children: ReactNode }) => (
  <div className={styles.desk}>
    <nav className={styles.places} aria-label={say.navigation}>
      {places.map(({ to, name }) => (
        <NavLink key={to} to={to}>
          {name}
        </NavLink>
      ))}
    </nav>
    {children}
  </div>
)
