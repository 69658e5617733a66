import { mayBeginBeside } from '@stagedoor/core/ingest'

/**
 * Does something with each file in the order given, small ones side by side. The first that throws ends it: nothing
 * more begins, what is under way is waited for, and then its error is thrown.
 */
export async function sideBySide<File extends { readonly sizeBytes: number }>(
  files: readonly File[],
  act: (file: File, index: number) => Promise<void>,
): Promise<void> {
  const underWay = new Map<number, { sizeBytes: number; done: Promise<void> }>()
  const failures: unknown[] = []
  for (const [index, file] of files.entries()) {
    const sizes = () => [...underWay.values()].map(({ sizeBytes }) => sizeBytes)
    while (!mayBeginBeside(sizes(), file.sizeBytes))
      await Promise.race([...underWay.values()].map(({ done }) => done))
    if (failures.length > 0) break
    const done = act(file, index)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => void underWay.delete(index))
    underWay.set(index, { sizeBytes: file.sizeBytes, done })
  }
  await Promise.all([...underWay.values()].map(({ done }) => done))
  if (failures.length > 0) throw failures[0]
}
