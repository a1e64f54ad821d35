import { useParams } from 'react-router-dom'
import { MapView } from '../features/troubleshooter/map-view.tsx'

export function Component() {
  const { id = '' } = useParams()
  return <MapView id={id} />
}
