/** Files of the house as one archive of known length, written as it is sent. */
export { type FileInZip, type Zip, zipOfFiles } from './zip-of-files.ts'
