import { words } from './index.ts'

const { jobs, stages, other } = words.backstage.work

/** A job of the house as people call it. */
export const sayJob = (job: string): string => jobs[job] ?? other

/** What a job is doing at this moment. */
export const sayStage = (stage: string | null): string => (stage === null ? other : (stages[stage] ?? other))
