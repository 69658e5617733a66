/** The house's files by their content: one contract, kept on this machine's disk. */
export { openDiskStorage } from './disk-storage.ts'
export { digestOfFile } from './digest.ts'
export { isSystemError } from './durable.ts'
export {
  type Arrived,
  type ByteRange,
  type Expected,
  type Storage,
  type Stored,
  type StoredFile,
  WrongDigest,
} from './storage.ts'
export { useFile } from './use-file.ts'
