import { Hono } from 'hono'
import type { ApiEnv, Ports } from '../app.ts'
import { deskCommentRoutes } from './desk/comments.ts'
import { deskDoor } from './desk/door.ts'
import { deskPageRoutes } from './desk/pages.ts'
import { deskFlowRoutes } from './desk/troubleshooters.ts'

/** Where editors work. */
export const deskRoutes = (ports: Ports) =>
  new Hono<ApiEnv>()
    .use('/api/desk/*', deskDoor)
    .route('/', deskCommentRoutes(ports))
    .route('/', deskPageRoutes(ports))
    .route('/', deskFlowRoutes(ports))
