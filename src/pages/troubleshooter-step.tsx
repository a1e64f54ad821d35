import { Navigate, useLocation, useParams } from 'react-router-dom'
import { useStep } from '../features/troubleshooter/step-data.ts'
import { StepView } from '../features/troubleshooter/step-view.tsx'

export function Component() {
  const { id = '', step = '' } = useParams()
  const data = useStep(id, step)
  const { pathname, search } = useLocation()
  return (
    <>
      <StepView {...data} />
      {/* The step is shown already; only its address is put right. */}
      {data.address !== null && data.address !== pathname + search && <Navigate to={data.address} replace />}
    </>
  )
}
