import { useParams, useSearchParams } from 'react-router-dom'
import { LeadTo } from '../features/troubleshooter/lead-to.tsx'
import { entryAddress } from '../features/troubleshooter/step-data.ts'
import { StartView } from '../features/troubleshooter/start-view.tsx'
import { useSituation } from '../features/troubleshooter/situation.ts'
import { Skeleton } from '../ui/skeleton.tsx'

/** The first page; whoever comes with a known cause is led on to where that cause is dealt with. */
export function Component() {
  const { id = '' } = useParams()
  const situation = useSituation(id)
  const [search] = useSearchParams()
  const entry = entryAddress(situation, search)
  if (!entry) return <StartView situation={situation} />
  return (
    <>
      <Skeleton />
      <LeadTo address={entry} />
    </>
  )
}
