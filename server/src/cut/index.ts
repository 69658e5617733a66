/** The cut: versions of an edit for a purpose, rendered, judged again, and approved by those who are in it. */
export { askForApproval, decideApproval, readApproval } from './approvals.ts'
export { changeCut, lockCut } from './change-cut.ts'
export { cutJobs } from './jobs.ts'
export { makeCut } from './make-cut.ts'
export { type Preview, previewsOf } from './previews.ts'
export { namedVersion } from './open-cut-exposure.ts'
export { renderCut } from './render-cut.ts'
export { dropRendition } from './drop-rendition.ts'
export {
  askForRendition,
  makeRenditionAgain,
  type Rendition,
  renditionById,
  renditionFilesOf,
  renditionsMade,
} from './renditions.ts'
export { renderedCut, type RenderedCut } from './rendered-cut.ts'
export { cutRoutes } from './routes.ts'
export { firstCutsOf, shapesOf } from './shapes-of.ts'
export { takeVerdictEdits } from './take-verdict-edits.ts'
