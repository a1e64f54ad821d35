import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { articleListSchema } from '../../../contract/article.ts'
import { readers } from '../../../contract/view-as.ts'
import { get } from '../../http/api.ts'
import { keepView } from '../../http/view-as.ts'
import { inWords } from '../../messages/articles.ts'
import { viewAs as say } from '../../messages/view-as.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import field from '../../ui/field.module.css'
import styles from './view-as-form.module.css'

const productsQuery = {
  queryKey: ['desk', 'products'],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await get('/articles', articleListSchema, { signal })).filters.products,
}

/** Chooses whom to see the portal as. The page is loaded anew, so that nothing the editor was answered is left. */
export function ViewAsForm() {
  const { data: products } = useSuspenseQuery(productsQuery)
  const [reader, setReader] = useState<(typeof readers)[number]>('anonymous')
  const [product, setProduct] = useState('')
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        keepView(reader === 'member' && product !== '' ? `${reader}:${product}` : reader)
        location.assign(paths.home())
      }}
    >
      <fieldset>
        <legend className={field.label}>{say.who}</legend>
        {readers.map((one) => (
          <label key={one} className={styles.choice}>
            <input type="radio" name="reader" checked={reader === one} onChange={() => setReader(one)} />
            {say[one]}
          </label>
        ))}
      </fieldset>
      {reader === 'member' && (
        <label className={`${field.field} ${styles.product}`}>
          <span className={field.label}>{say.product}</span>
          <select
            className={field.select}
            value={product}
            onChange={(event) => setProduct(event.target.value)}
          >
            <option value="">{say.allProducts}</option>
            {products.map((one) => (
              <option key={one} value={one}>
                {inWords(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Button type="submit">{say.start}</Button>
    </form>
  )
}
