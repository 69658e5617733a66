/** Long work behind one small interface, on pg-boss. */
export { type JobOptions, type JobOrder, Jobs, type SharedOrder } from './jobs.ts'
export type { Ended, GiveUp, JobContext, JobHandler, Progress } from './run-job.ts'
export { trueNow, workersOf } from './take-work.ts'
