/** Long work behind one small interface, on pg-boss. */
export { type JobOptions, type JobOrder, Jobs } from './jobs.ts'
export type { GiveUp, JobContext, JobHandler, Progress } from './run-job.ts'
