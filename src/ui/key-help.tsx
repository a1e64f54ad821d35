import { keys as say } from '../messages/keys.ts'
import styles from './key-help.module.css'
import { turnSingleKeys, useSingleKeysOn } from './use-single-keys.ts'

/** What single keys do on this page, folded away, and the switch that turns them off everywhere. */
export function KeyHelp({ keys }: { keys: readonly (readonly [key: string, what: string])[] }) {
  const on = useSingleKeysOn()
  return (
    <details className={styles.help}>
      <summary>{say.title}</summary>
      <dl className={styles.keys}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.choice}>
        <input type="checkbox" checked={on} onChange={(event) => turnSingleKeys(event.target.checked)} />
        {say.singleKeys}
      </label>
    </details>
  )
}
