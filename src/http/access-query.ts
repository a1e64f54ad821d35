import { queryOptions } from '@tanstack/react-query'
import { accessReportSchema } from '../../contract/access.ts'
import { session } from '../session/session.ts'
import { get } from './api.ts'
import { patience, within } from './within.ts'

/** The reader's rights, as the API reads them. */
export const accessQuery = queryOptions({
  queryKey: ['reader', 'access'],
  queryFn: ({ signal }) => get('/me/access', accessReportSchema, { signal }),
})

/** The same for pages that can do without: null if nobody is signed in, and if the API does not say in time. */
export const accessIfKnownQuery = queryOptions({
  queryKey: ['reader', 'access', 'if-known'],
  queryFn: ({ client }) =>
    'account' in session.get() ? within(patience, client.query({ ...accessQuery, retry: false })) : null,
})
