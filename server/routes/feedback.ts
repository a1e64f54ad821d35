import { Hono } from 'hono'
import type { ApiEnv, Ports } from '../app.ts'
import { createProofs } from '../feedback/proof-of-work.ts'
import { challengeRoutes } from './feedback/challenges.ts'
import { commentRoutes } from './feedback/comments.ts'
import { ratingRoutes } from './feedback/ratings.ts'

/** Ratings and comments, and what anonymous readers need for them. */
export function feedbackRoutes(ports: Ports) {
  const proofs = createProofs(ports)
  return new Hono<ApiEnv>()
    .route('/', challengeRoutes(proofs))
    .route('/', ratingRoutes(ports, proofs))
    .route('/', commentRoutes(ports, proofs))
}
