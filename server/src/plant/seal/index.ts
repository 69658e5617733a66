/** Seals: secrets that must be read again lie in the database under a key that does not. */
export { type Seal, sealUnder } from './seal.ts'
