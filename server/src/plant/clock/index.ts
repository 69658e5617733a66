/** The house's clock, which is the database's: `clock.now()` and `wall.now()` agree, in every process. */
export { type Clock, type HouseClock, openClock } from './house-clock.ts'
export { CHANNEL as CLOCK_CHANNEL, setManual } from './manual-clock.ts'
