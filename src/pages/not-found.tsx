export { NotFound as Component } from '../features/articles/not-found.tsx'
