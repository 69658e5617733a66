/** Exact moments, kept in the database, rung once. */
export {
  type Afterwards,
  type AlarmHandler,
  type AlarmOrder,
  Alarms,
  clearAlarm,
  clearAlarms,
  setAlarm,
  setAlarms,
} from './alarms.ts'
