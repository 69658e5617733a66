/**
 * The SHA-256 of a whole file, in hex, taken beside the page so that it stays quick; null where the file cannot be read
 * or this browser does no such work. Some 20 seconds a gigabyte on a phone of five years.
 */
export function digestOf(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./digest-worker.ts', import.meta.url), { type: 'module' })
    const end = (digest: string | null) => {
      worker.terminate()
      resolve(digest)
    }
    worker.onmessage = ({ data }: MessageEvent<string | null>) => end(data)
    worker.onerror = () => end(null)
    worker.postMessage(file)
  })
}
