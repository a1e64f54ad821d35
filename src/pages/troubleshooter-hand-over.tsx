import { useParams } from 'react-router-dom'
import { HandOverView } from '../features/troubleshooter/hand-over-view.tsx'
import { useSituation } from '../features/troubleshooter/situation.ts'

/** Takes any answers: somebody in the middle of a flow may want help, too. */
export function Component() {
  const { id = '' } = useParams()
  return <HandOverView situation={useSituation(id)} />
}
