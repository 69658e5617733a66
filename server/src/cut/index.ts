/** The cut: versions of an edit for a purpose, rendered, judged again, and approved by those who are in it. */
export { lockCut } from './change-cut.ts'
export { cutJobs } from './jobs.ts'
export { makeCut } from './make-cut.ts'
export { namedVersion } from './open-cut-exposure.ts'
export { renderedCut, type RenderedCut } from './rendered-cut.ts'
export { cutRoutes } from './routes.ts'
