import type { ProcessingStep } from '#lib/wire/production.ts'
import { words } from './index.ts'

const { jobs, stages, other } = words.backstage.work
const { processing } = words

/** A job of the house as people call it. */
export const sayJob = (job: string): string => processing.jobs[job] ?? jobs[job] ?? other

/** What a job is doing at this moment. */
export const sayStage = (stage: string | null): string => (stage === null ? other : (stages[stage] ?? other))

/** A span of work in round figures. */
export function saySpan(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 100 ? processing.seconds(seconds) : processing.minutes(Math.round(seconds / 60))
}

/** Why a step waits. */
export function sayWaits({ because, job, state, steps }: NonNullable<ProcessingStep['waits']>): string {
  switch (because) {
    case 'after': {
      const step = sayJob(job ?? '')
      if (state === 'failed') return processing.afterFailed(step)
      return state === 'cancelled' ? processing.afterStopped(step) : processing.after(step)
    }
    case 'behind':
      return processing.behind(steps ?? 1)
    case 'next':
    case 'no-worker':
    case 'room':
    case 'tried':
      return processing.because[because]
  }
}
