import { some } from './count.ts'

/** Words for what is being made of the footage. */
export const processing = {
  title: 'What is being made',
  titleOf: (name: string) => `What is being made of ${name}`,
  everything: 'All that is being made',
  asset: 'To the footage',
  nothing: 'Nothing waits and nothing is being made.',
  noWorker: 'No worker is running: nothing is made until one is.',
  noWorkerDo:
    'Whoever looks after this house starts one with “stagedoor work”, or the whole house with “stagedoor start”.',
  workers: (names: readonly string[]) => `${some(names.length, 'worker', 'workers')}: ${names.join(', ')}`,
  counts: (working: number, waiting: number, failed: number) =>
    `${working} under way, ${waiting} waiting${failed > 0 ? `, ${failed} failed` : ''}`,
  more: (count: number) => `${some(count, 'more step waits', 'more steps wait')} behind these.`,
  jobs: {
    'ingest.make-clean-copy': 'First look',
    'ingest.make-poster': 'Poster',
    'ingest.make-filmstrip': 'Filmstrip',
    'ingest.measure-sound': 'Sound',
    'ingest.make-proxy': 'Light copy',
  } as Readonly<Record<string, string>>,
  states: {
    waiting: 'Waits',
    working: 'Under way',
    done: 'Done',
    failed: 'Failed',
    cancelled: 'Stopped',
  },
  by: (worker: string) => `by ${worker}`,
  tries: (tries: number) => `try ${tries}`,
  left: (time: string) => `about ${time} left`,
  seconds: (count: number) => some(count, 'second', 'seconds'),
  minutes: (count: number) => some(count, 'minute', 'minutes'),
  took: (time: string) => `took ${time}`,
  because: {
    'no-worker': 'no worker is running',
    tried: 'a try failed, and the next comes after a pause',
    room: 'it is next; the machines are busy',
    next: 'it begins now',
  },
  after: (step: string) => `after: ${step.toLowerCase()}`,
  afterFailed: (step: string) => `after: ${step.toLowerCase()}, which failed`,
  afterStopped: (step: string) => `after: ${step.toLowerCase()}, which was stopped`,
  behind: (steps: number) => `${some(steps, 'other is', 'others are')} before it`,
  kept: 'The original is kept.',
  again: 'Try again',
  stop: 'Stop',
  handOn: 'Do it on another worker',
  againFor: (step: string, name: string) => `Try again: ${step}, ${name}`,
  stopFor: (step: string, name: string) => `Stop: ${step}, ${name}`,
  handOnFor: (step: string, name: string) => `Do it on another worker: ${step}, ${name}`,
}
