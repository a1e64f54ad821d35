import { lazy } from 'react'
import { useLocation, useParams } from 'react-router-dom'
import { LeadTo } from '../features/troubleshooter/lead-to.tsx'
import { useStep } from '../features/troubleshooter/step-data.ts'
import { StepView } from '../features/troubleshooter/step-view.tsx'

/** Beside the steps, for people who write them: named here, so that no reader's first page carries a word of it. */
const Map = lazy(async () => ({ default: (await import('../features/troubleshooter/map-view.tsx')).MapView }))

export function Component() {
  const { id = '', step = '' } = useParams()
  return step === 'map' ? <Map id={id} /> : <Step id={id} step={step} />
}

function Step({ id, step }: { id: string; step: string }) {
  const data = useStep(id, step)
  const { pathname, search } = useLocation()
  return (
    <>
      <StepView {...data} />
      {/* The step is shown already; only its address is put right. */}
      {data.address !== null && data.address !== pathname + search && <LeadTo address={data.address} />}
    </>
  )
}
