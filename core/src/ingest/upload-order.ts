/** A file on the sender's side: its size, and how much of it the house has already. Both in bytes. */
export interface ChosenFile {
  readonly sizeBytes: number
  readonly hereBytes: number
}

const shareHere = ({ sizeBytes, hereBytes }: ChosenFile): number =>
  sizeBytes === 0 ? 0 : Math.min(1, hereBytes / sizeBytes)

/**
 * The order in which files are sent: first that of which the largest share is here already, then the smaller one, then
 * as chosen. So most files are safe soonest when a phone goes off the air.
 */
export function uploadOrder<File extends ChosenFile>(files: readonly File[]): File[] {
  return files.toSorted((one, other) => shareHere(other) - shareHere(one) || one.sizeBytes - other.sizeBytes)
}

/** How much more a house takes of one sender: bytes in all, files, and the largest size of one. */
export interface UploadRoom {
  readonly largestFileBytes: number
  readonly roomBytes: number
  readonly roomFiles: number
}

/** Which files of a batch fit in the order of sending, and what the rest would need besides; all sizes in bytes. */
export interface BatchPlan<File> {
  readonly fitting: File[]
  readonly tooLarge: File[]
  readonly noRoom: File[]
  readonly missingBytes: number
  readonly missingFiles: number
}

/** Plans a batch before its first byte. What is here already of a file was counted when it began. */
export function planBatch<File extends ChosenFile>(
  files: readonly File[],
  { largestFileBytes, roomBytes, roomFiles }: UploadRoom,
): BatchPlan<File> {
  const fitting: File[] = []
  const noRoom: File[] = []
  const tooLarge: File[] = []
  let bytes = 0
  let begun = 0
  for (const file of uploadOrder(files)) {
    if (file.hereBytes > 0) fitting.push(file)
    else if (file.sizeBytes > largestFileBytes) tooLarge.push(file)
    else if (bytes + file.sizeBytes > roomBytes || begun >= roomFiles) noRoom.push(file)
    else {
      fitting.push(file)
      bytes += file.sizeBytes
      begun += 1
    }
  }
  const wanted = bytes + noRoom.reduce((sum, file) => sum + file.sizeBytes, 0)
  return {
    fitting,
    tooLarge,
    noRoom,
    missingBytes: Math.max(0, wanted - roomBytes),
    missingFiles: Math.max(0, begun + noRoom.length - roomFiles),
  }
}
