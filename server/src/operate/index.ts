/** What an operator does to a house as a whole, from the terminal. */
export { backUp } from './back-up.ts'
export { doctor } from './doctor.ts'
export { restore } from './restore.ts'
export { verify } from './verify.ts'
