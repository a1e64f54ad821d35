import { lazy } from 'react'
import { Navigate, Route, Routes } from 'react-router-dom'
import { DeskFrame } from '../features/desk/desk-frame.tsx'
import { DeskGate } from '../features/desk/desk-gate.tsx'
import { paths } from '../paths.ts'
import { Component as NotFound } from './not-found.tsx'

const Comments = lazy(async () => ({ default: (await import('./desk-comments.tsx')).Component }))

/** The addresses of the desk: a part of the portal that readers never load. */
export const Component = () => (
  <DeskGate>
    <DeskFrame>
      <Routes>
        <Route index element={<Navigate to={paths.desk()} replace />} />
        <Route path="comments" element={<Comments />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </DeskFrame>
  </DeskGate>
)
