/** Community: what fans and the people who made it say to each other, behind the wall. */
export { communityJobs } from './jobs.ts'
export { communityRoutes } from './routes.ts'
export { type Asker, type Writer, writerIfAny, writerOf } from './accounts/writer.ts'
export { Tickets } from './accounts/tickets.ts'
export { FrontWatch } from './changes/front-watch.ts'
export { changesRoutes } from './routes/changes.ts'
export { type SealProof, verifySeals } from './theories/verify-seals.ts'
