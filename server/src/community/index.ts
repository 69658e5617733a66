/** Community: what fans and the people who made it say to each other, behind the wall. */
export { communityJobs } from './jobs.ts'
export { communityRoutes } from './routes.ts'
export { type Asker, type Writer, writerIfAny, writerOf } from './accounts/writer.ts'
