/** Rehearsals: real connectors before emulators on this machine, so that nothing real is touched. */
export { openRehearsal, type Rehearsal } from './open-rehearsal.ts'
export { type PutUp, putUp } from './put-up.ts'
export { RehearsalClock } from './rehearsal-clock.ts'
