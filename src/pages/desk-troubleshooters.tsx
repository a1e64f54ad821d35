export { FlowsView as Component } from '../features/desk-numbers/flows-view.tsx'
