import { lazy } from 'react'
import { Navigate, Route, Routes } from 'react-router-dom'
import { DeskFrame } from '../features/desk/desk-frame.tsx'
import { DeskGate } from '../features/desk/desk-gate.tsx'
import { paths } from '../paths.ts'
import { Component as NotFound } from './not-found.tsx'

const ViewAs = lazy(async () => ({ default: (await import('./desk-view-as.tsx')).Component }))
const Comments = lazy(async () => ({ default: (await import('./desk-comments.tsx')).Component }))
const Pages = lazy(async () => ({ default: (await import('./desk-pages.tsx')).Component }))
const Searches = lazy(async () => ({ default: (await import('./desk-searches.tsx')).Component }))
const Page = lazy(async () => ({ default: (await import('./desk-page.tsx')).Component }))
const Troubleshooters = lazy(async () => ({
  default: (await import('./desk-troubleshooters.tsx')).Component,
}))
const Troubleshooter = lazy(async () => ({ default: (await import('./desk-troubleshooter.tsx')).Component }))

/** The addresses of the desk: a part of the portal that readers never load. */
export const Component = () => (
  <DeskGate>
    <DeskFrame>
      <Routes>
        <Route index element={<Navigate to={paths.desk()} replace />} />
        <Route path="comments/:comment?" element={<Comments />} />
        <Route path="pages" element={<Pages />} />
        <Route path="pages/:slug" element={<Page />} />
        <Route path="troubleshooters" element={<Troubleshooters />} />
        <Route path="troubleshooters/:id" element={<Troubleshooter />} />
        <Route path="searches" element={<Searches />} />
        <Route path="view-as" element={<ViewAs />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </DeskFrame>
  </DeskGate>
)
