/** Long work shared by several workers: what may begin, where, and why the rest waits. */
export { LANES, WORKER_SILENT_MS, isAlive, lapsed, roomOn, whatToTake, whyWaiting } from './share-work.ts'
export type { Lane, SharedStep, SharedWorker, StepState, WaitingReason } from './share-work.ts'
