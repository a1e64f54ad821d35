import { useEffect, useState } from 'react'
import type { Heading } from '../../../contract/article.ts'
import { articles as say } from '../../messages/articles.ts'
import styles from './contents.module.css'

/** The article's sections; the trail marks where the reader is. */
export function Contents({ headings }: { headings: readonly Heading[] }) {
  const here = useSectionInView(headings)
  return (
    <nav className={styles.contents} aria-labelledby="contents">
      <h2 id="contents" className={styles.title}>
        {say.onThisPage}
      </h2>
      <ol role="list" className={styles.list}>
        {headings.map(({ id, text, level }) => (
          <li key={id} data-level={level}>
            <a href={`#${id}`} aria-current={id === here ? 'location' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function useSectionInView(headings: readonly Heading[]) {
  const [here, setHere] = useState<string | null>(null)
  useEffect(() => {
    if (!('IntersectionObserver' in window)) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        const entered = entries.find(({ isIntersecting }) => isIntersecting)
        if (entered) setHere(entered.target.id)
      },
      // A heading counts once it stands in the upper third.
      { rootMargin: '0px 0px -66% 0px' },
    )
    for (const { id } of headings) {
      const heading = document.getElementById(id)
      if (heading) observer.observe(heading)
    }
    return () => observer.disconnect()
  }, [headings])
  return here
}
