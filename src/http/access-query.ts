import { queryOptions } from '@tanstack/react-query'
import { accessReportSchema } from '../../contract/access.ts'
import { get } from './api.ts'

/** The reader's rights, as the API reads them. */
export const accessQuery = queryOptions({
  queryKey: ['reader', 'access'],
  queryFn: ({ signal }) => get('/me/access', accessReportSchema, { signal }),
})
