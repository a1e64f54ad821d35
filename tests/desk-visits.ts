import { screen } from '@testing-library/react'
import { expect } from 'vitest'
import { person } from './api.ts'
import { deskComment } from './comments.ts'
import { haveComments } from './desk-page.ts'
import { cannotBeShown, heading, press, type Visit } from './visit.ts'

const as = person('editor')
const comments = [deskComment('a'), deskComment('h', { status: 'handled' })]
const withComments = () => void haveComments(comments)
const listed = () => screen.findByRole('link', { name: 'Comment a' })

/** Every call that the desk asks, and what an editor has when it fails. */
export const deskVisits: Record<string, Visit> = {
  'the comments on the desk': {
    calls: ['GET /api/desk/comments', 'GET /api/desk/comments/counts'],
    path: '/desk/comments',
    as,
    prepare: withComments,
    async left() {
      await heading('Comments')
      expect(await screen.findByRole('alert')).toHaveTextContent('The comments could not be fetched')
    },
    again: listed,
  },
  'a comment that the list does not hold': {
    calls: ['GET /api/desk/comments/{id}'],
    path: '/desk/comments/h',
    as,
    prepare: withComments,
    async left() {
      await listed()
      expect(await screen.findByRole('alert')).toHaveTextContent('The comments could not be fetched')
    },
    again: () => screen.findByText('Comment h'),
  },
  'what an editor does with a comment': {
    calls: ['POST /api/desk/comments/changes', 'GET /api/desk/comments.csv'],
    path: '/desk/comments/a',
    as,
    prepare: withComments,
    async left(user) {
      const note = await screen.findByRole('textbox', { name: 'Note for the other editors' })
      await user.type(note, 'Typed')
      await press(user, 'Mark as handled')
      await screen.findByText('This was not saved')
      expect(note).toHaveValue('Typed')
      await press(user, 'Export as CSV')
      await screen.findByText('The file could not be made')
    },
  },
  'the pages on the desk': {
    calls: ['GET /api/desk/pages'],
    path: '/desk/pages',
    as,
    left: cannotBeShown,
    again: () => heading('Pages'),
  },
  'the numbers of a page': {
    calls: ['GET /api/desk/pages/{slug}'],
    path: '/desk/pages/sign-in',
    as,
    left: cannotBeShown,
    again: () => heading('Sign in'),
  },
  'the troubleshooters on the desk': {
    calls: ['GET /api/desk/troubleshooters'],
    path: '/desk/troubleshooters',
    as,
    left: cannotBeShown,
    again: () => heading('Troubleshooters'),
  },
  'the searches on the desk': {
    calls: ['GET /api/desk/searches'],
    path: '/desk/searches',
    as,
    left: cannotBeShown,
    again: () => heading('Searches without a result'),
  },
  'the ways through a troubleshooter': {
    calls: ['GET /api/desk/troubleshooters/{id}'],
    path: '/desk/troubleshooters/sign-in',
    as,
    left: cannotBeShown,
    again: () => heading(/^Ways through/),
  },
}
