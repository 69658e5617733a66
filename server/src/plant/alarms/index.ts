/** Exact moments, kept in the database, rung once: each by itself, or many of one moment together. */
export { Alarms } from './alarms.ts'
export type { Afterwards, AlarmHandler, RungTogether, TogetherHandler } from './handlers.ts'
export { type AlarmOrder, clearAlarm, clearAlarms, setAlarm, setAlarms } from './set-alarms.ts'
