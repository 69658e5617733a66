/** What an operator does to a house as a whole, from the terminal. */
export { backUp } from './back-up.ts'
export { doctor } from './doctor.ts'
export { restoreHouse } from './restore-house.ts'
export { verify } from './verify.ts'
