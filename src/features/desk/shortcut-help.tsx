import { inbox as say } from '../../messages/desk-comments.ts'
import styles from './shortcut-help.module.css'
import { shortcutKeys, shortcuts, useShortcutsOn } from './use-shortcuts.ts'

const words = [
  [shortcutKeys.next, say.next],
  [shortcutKeys.previous, say.previous],
  [shortcutKeys.select, say.toggle],
  [shortcutKeys.handle, say.handleKey],
  [shortcutKeys.search, say.searchKey],
] as const

export function ShortcutHelp() {
  const on = useShortcutsOn()
  return (
    <details className={styles.help}>
      <summary>{say.shortcuts}</summary>
      <dl className={styles.keys}>
        {words.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.choice}>
        <input type="checkbox" checked={on} onChange={(event) => shortcuts.turn(event.target.checked)} />
        {say.shortcutsOn}
      </label>
    </details>
  )
}
