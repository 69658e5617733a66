/** Sending a file to a house: the client's side of the tus protocol, over whatever carries requests. */
export {
  type Carry,
  ConnectionLost,
  mayGoOn,
  type UploadAnswer,
  UploadRefused,
  type UploadRequest,
} from './carry.ts'
export { sideBySide } from './side-by-side.ts'
export { digestTold, Upload, type UploadNews, type UploadOrder } from './upload.ts'
