import { Hono } from 'hono'
import type { ApiEnv, Ports } from '../app.ts'
import { deskCommentChangeRoutes } from './desk/comment-changes.ts'
import { deskCommentExportRoutes } from './desk/comment-export.ts'
import { deskCommentRoutes } from './desk/comments.ts'
import { deskDoor } from './desk/door.ts'
import { deskPageRoutes } from './desk/pages.ts'
import { deskSearchRoutes } from './desk/searches.ts'
import { deskFlowRoutes } from './desk/troubleshooters.ts'

/** Where editors work. */
export const deskRoutes = (ports: Ports) =>
  new Hono<ApiEnv>()
    .use('/api/desk/*', deskDoor)
    .route('/', deskCommentExportRoutes(ports))
    .route('/', deskCommentRoutes(ports))
    .route('/', deskCommentChangeRoutes(ports))
    .route('/', deskPageRoutes(ports))
    .route('/', deskFlowRoutes(ports))
    .route('/', deskSearchRoutes(ports))
